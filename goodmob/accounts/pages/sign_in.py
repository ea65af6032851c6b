"""Signing in and out."""

from urllib.parse import quote

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.actions.confirm_email import ask_again
from goodmob.accounts.actions.sign_out import sign_out
from goodmob.accounts.pages.entering import enter
from goodmob.accounts.permissions import DISABLED, UNCONFIRMED, hindrance_of, who_signs_in
from goodmob.core.web.call import Call
from goodmob.core.web.cookies import end_session
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.core.web.way_back import way_back


class Arrival(Struct):
    """Where to go afterwards; `again` asks for the password even of a browser that is signed in."""

    return_to: str = ""
    again: bool = False


class Credentials(Struct):
    """A filled-in form."""

    email: str = ""
    password: str = ""
    return_to: str = ""


async def show_form(call: Call, params: Arrival) -> Response:
    """The form to sign in; whoever is signed in already is led on."""
    if call.session is not None and not params.again:
        return RedirectResponse(way_back(params.return_to), 303)
    return _form(call, email="", return_to=params.return_to)


async def take_form(call: Call, params: Credentials) -> Response:
    """Sign the browser in, if address and password are right and nothing is in the way."""
    known = await who_signs_in(call.house, params.email, params.password)
    if known is None:
        error = call.gettext("This address and this password do not belong together. Check both, please.")
        return _form(call, email=params.email, return_to=params.return_to, error=error)
    match hindrance_of(known):
        case "":
            return await enter(call, known, params.return_to)
        case reason if reason == DISABLED:
            error = call.gettext("This account is locked. Please ask those who run this server.")
            return _form(call, email=params.email, return_to=params.return_to, error=error)
        case reason if reason == UNCONFIRMED:
            call.house.limits.demand("confirmation_email", str(known.id))
            await call.house.db.act(ask_again, known.id)
            return RedirectResponse(f"/auth/waiting?email={quote(known.email)}", 303)
        case _:
            return RedirectResponse("/auth/waiting", 303)


async def leave(call: Call) -> Response:
    """Sign the browser out."""
    if call.session is not None:
        await call.house.db.act(sign_out, call.session.person_id, call.session.id)
    response = RedirectResponse("/", 303)
    end_session(call, response)
    return response


def _form(call: Call, *, email: str, return_to: str, error: str = "") -> Response:
    return call.house.pages.render(
        call,
        "accounts/sign_in.html",
        status=422 if error else 200,
        email=email,
        return_to=way_back(return_to),
        error=error,
    )


PAGES = (
    get("/auth/sign_in", show_form, viewer=OPTIONAL_SESSION),
    post("/auth/sign_in", take_form, viewer=OPTIONAL_SESSION, limit="login", is_kept=True),
    post("/auth/sign_out", leave, viewer=SESSION, is_kept=True),
)
