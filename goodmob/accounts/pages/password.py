"""Another password for whoever forgot it, by a link in a letter."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.reset_password import forget_password, reset_password, who_resets
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.pages.entering import enter
from goodmob.accounts.permissions import hindrance_of
from goodmob.accounts.rules.emails import email_faults, email_key
from goodmob.accounts.rules.faults import Faulty
from goodmob.core.errors import Gone, Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post

ADDRESS = "/auth/password"


class Asked(Struct):
    """The address to which the letter shall go."""

    email: str = ""


class Link(Struct):
    """The secret part of the link."""

    secret: str


class Choice(Link):
    """The link and the new password."""

    new_password: str = ""


async def show_question(call: Call, params: Asked) -> Response:
    """The form that asks for an address."""
    return _question(call, params.email)


async def ask(call: Call, params: Asked) -> Response:
    """A letter goes to whoever signs in with this address; the answer is the same where nobody does."""
    email = params.email.strip()
    if faults := email_faults(email):
        return _question(call, email, words_for(Faulty({"email": faults}))["email"])
    call.house.limits.demand("password_reset_email", email_key(email))
    await call.house.db.act(forget_password, email)
    return RedirectResponse(f"{ADDRESS}/sent", 303)


async def sent(call: Call) -> Response:
    """What happens next, whether there is such an address here or not."""
    return call.house.pages.render(call, "accounts/password_sent.html")


async def show_choice(call: Call, params: Link) -> Response:
    """The form for a new password, where the link is good."""
    try:
        known = await who_resets(call.house.db, params.secret, call.house.clock.now())
    except Gone as error:
        raise _dead(call) from error
    return _choice(call, known.username)


async def choose(call: Call, params: Choice) -> Response:
    """Only the new password counts, and this browser is signed in, unless something else is in the way."""
    try:
        known = await reset_password(call.house, params.secret, params.new_password)
    except Gone as error:
        raise _dead(call) from error
    except Refusal as refusal:
        known = await who_resets(call.house.db, params.secret, call.house.clock.now())
        return _choice(call, known.username, words_for(refusal).get("new_password", ""))
    if hindrance_of(known):
        call.notify(call.gettext("Your password is changed. Sign in with it."))
        return RedirectResponse("/auth/sign_in", 303)
    call.notify(call.gettext("Your password is changed. Every other browser and app is signed out."))
    return await enter(call, known, "/home")


def _question(call: Call, email: str, error: str = "") -> Response:
    status = 422 if error else 200
    return call.house.pages.render(call, "accounts/password_forgotten.html", status=status, email=email, error=error)


def _choice(call: Call, username: str, error: str = "") -> Response:
    status = 422 if error else 200
    return call.house.pages.render(call, "accounts/password_new.html", status=status, username=username, error=error)


def _dead(call: Call) -> Gone:
    gone = Gone()
    gone.told(call.gettext("This link is no longer good: it works once, for an hour. Ask for another letter."))
    return gone


PAGES = (
    get(ADDRESS, show_question, viewer=OPTIONAL_SESSION),
    post(ADDRESS, ask, viewer=OPTIONAL_SESSION, limit="password_reset", is_kept=True),
    get(f"{ADDRESS}/sent", sent, viewer=OPTIONAL_SESSION),
    get(f"{ADDRESS}/:secret", show_choice, viewer=OPTIONAL_SESSION, limit="password_reset"),
    post(f"{ADDRESS}/:secret", choose, viewer=OPTIONAL_SESSION, limit="password_reset", is_kept=True),
)
