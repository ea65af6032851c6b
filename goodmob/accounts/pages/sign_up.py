"""Signing up, and waiting for a letter or for staff."""

from collections.abc import Mapping
from urllib.parse import quote

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.sign_up import SignUp, sign_up
from goodmob.accounts.entities.remedies import words_for
from goodmob.accounts.pages.entering import WELCOME, enter
from goodmob.accounts.pages.guessing import language_spoken
from goodmob.accounts.permissions import hindrance_of
from goodmob.accounts.queries.invites import invite_by_code
from goodmob.accounts.queries.people import person_by_id
from goodmob.core import i18n
from goodmob.core.errors import Forbidden, Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post


class Invitation(Struct):
    """The code of an invitation, if somebody comes by one, and the page that waits for them."""

    invite: str = ""
    return_to: str = ""


class Form(Struct):
    """A filled-in form."""

    username: str = ""
    email: str = ""
    password: str = ""
    reason: str = ""
    invite_code: str = ""
    return_to: str = ""


class Waiting(Struct):
    """The address a letter was sent to; empty for whoever waits for staff."""

    email: str = ""


async def show_form(call: Call, params: Invitation) -> Response:
    """The form to sign up, or why nobody can."""
    if call.session is not None:
        return RedirectResponse("/", 303)
    return await _form(call, Form(invite_code=params.invite, return_to=params.return_to), {}, 200)


async def take_form(call: Call, params: Form) -> Response:
    """Make the account and sign the browser in, or say what the person waits for."""
    form = SignUp(
        username=params.username.strip().removeprefix("@"),
        email=params.email.strip(),
        password=params.password,
        agreement=True,
        reason=params.reason,
        invite_code=params.invite_code.strip(),
        locale=i18n.current.get(),
        posting_language=language_spoken(call),
    )
    try:
        created = await sign_up(call.house, form, address=call.address)
    except Forbidden:
        return await _form(call, params, {}, 403)
    except Refusal as refusal:
        return await _form(call, params, words_for(refusal), 422)
    known = await person_by_id(call.house.db, created.person_id)
    if known is not None and not hindrance_of(known):
        return await enter(call, known, params.return_to or WELCOME)
    email = form.email if call.house.settings.sends_mail else ""
    return RedirectResponse(f"/auth/waiting?email={quote(email)}", 303)


async def wait(call: Call, params: Waiting) -> Response:
    """What has to happen before somebody can begin."""
    return call.house.pages.render(call, "accounts/waiting.html", email=params.email)


async def _form(call: Call, filled: Form, errors: Mapping[str, str], status: int) -> Response:
    invitation = await invite_by_code(call.house.db, filled.invite_code)
    is_invited = invitation is not None and invitation.is_good(call.house.clock.now())
    return call.house.pages.render(
        call,
        "accounts/sign_up.html",
        status=status,
        form=filled,
        errors=errors,
        is_invited=is_invited,
        has_terms=await call.house.has_terms(call.house.db),
        mode=call.house.settings.signup,
    )


PAGES = (
    get("/auth/sign_up", show_form, viewer=OPTIONAL_SESSION),
    post("/auth/sign_up", take_form, viewer=OPTIONAL_SESSION, limit="sign_up_page", is_kept=True),
    get("/auth/waiting", wait, viewer=OPTIONAL_SESSION),
)
