"""A person is asked whether an app may act for them."""

from typing import Any
from urllib.parse import quote

from msgspec import Struct, structs
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import show
from goodmob.core.errors import NotFound
from goodmob.core.secrets import new_secret
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.core.web.way_back import RETURN, SIGN_IN
from goodmob.oauth.actions.let_in import Consent, let_in
from goodmob.oauth.pages.scope_words import described
from goodmob.oauth.queries.applications import ApplicationRow, application_by_client_id
from goodmob.oauth.queries.codes import code_by_secret
from goodmob.oauth.rules.redirects import OUT_OF_BAND, with_answer
from goodmob.oauth.rules.requests import Asked, BadWishError, Wish, checked

ADDRESS = "/oauth/authorize"
NATIVE = f"{ADDRESS}/native"


class Decision(Wish, kw_only=True, frozen=True):
    """The request once more, and what the person says to it."""

    decision: str = ""


class ShownCode(Struct):
    """A code to be copied by hand."""

    code: str = ""


async def ask(call: Call, params: Wish) -> Response:
    """The question, for whoever is signed in; an error page where the app asks wrongly."""
    try:
        app, asked = await _checked(call, params)
    except BadWishError as error:
        return _mistaken(call, error)
    if call.session is None or params.force_login:
        return _sign_in_first(call, params)
    (me,) = await show(call.house, [call.account_id])
    return call.house.pages.render(
        call,
        "oauth/authorise.html",
        form_action=(asked.redirect_uri,),
        app=app,
        asked_of=me,
        # Nothing around the question leads elsewhere: the first button of the page is the answer.
        navigation=(),
        me=None,
        wish=_as_sent(params),
        scopes=described(asked.scopes),
        is_by_hand=asked.redirect_uri == OUT_OF_BAND,
    )


async def decide(call: Call, params: Decision) -> Response:
    """Send the person back to the app, with a code or with a no; or show the code to be copied."""
    try:
        app, asked = await _checked(call, params)
    except BadWishError as error:
        return _mistaken(call, error)
    if params.decision != "allow":
        return _turned_away(call, asked)
    if call.session is None:
        raise NotFound
    secret = new_secret()
    consent = Consent(
        application=app,
        person_id=call.session.person_id,
        account_id=call.session.account_id,
        redirect_uri=asked.redirect_uri,
        scopes=asked.scopes,
        code_challenge=asked.code_challenge,
    )
    await call.house.db.act(let_in, consent, secret)
    if asked.redirect_uri == OUT_OF_BAND:
        return RedirectResponse(with_answer(NATIVE, {"code": secret}), 303)
    return RedirectResponse(with_answer(asked.redirect_uri, {"code": secret, "state": asked.state}), 303)


async def show_code(call: Call, params: ShownCode) -> Response:
    """A code, only for the person who let the app in, and only while it is good."""
    code = await code_by_secret(call.house.db, params.code)
    is_own = code is not None and call.session is not None and code.person_id == call.session.person_id
    if code is None or not is_own or code.redirect_uri != OUT_OF_BAND or code.expires_at <= call.house.clock.now():
        raise NotFound
    return call.house.pages.render(call, "oauth/code.html", code=params.code)


async def _checked(call: Call, wish: Wish) -> tuple[ApplicationRow, Asked]:
    app = await application_by_client_id(call.house.db, wish.client_id)
    if app is None:
        raise BadWishError("Client authentication failed due to unknown client.")
    return app, checked(wish, app.redirects, app.scopes.split())


def _sign_in_first(call: Call, wish: Wish) -> Response:
    # Without force_login, or the person would be sent round in circles.
    back = with_answer(ADDRESS, _as_sent(wish))
    again = "&again=1" if wish.force_login else ""
    return RedirectResponse(f"{SIGN_IN}?{RETURN}={quote(back, safe='')}{again}", 303)


def _turned_away(call: Call, asked: Asked) -> Response:
    if asked.redirect_uri == OUT_OF_BAND:
        call.notify(call.gettext("The app was not let in."), "info")
        return RedirectResponse("/", 303)
    refusal = {
        "error": "access_denied",
        "error_description": "The resource owner or authorization server denied the request.",
        "state": asked.state,
    }
    return RedirectResponse(with_answer(asked.redirect_uri, refusal), 303)


def _mistaken(call: Call, error: BadWishError) -> Response:
    return call.house.pages.render(call, "oauth/mistake.html", status=400, reason=str(error))


def _as_sent(wish: Wish) -> dict[str, Any]:
    names = [name for name in structs.asdict(Wish()) if name != "force_login"]
    return {name: getattr(wish, name) for name in names if getattr(wish, name)}


PAGES = (
    get(ADDRESS, ask, viewer=OPTIONAL_SESSION),
    post(ADDRESS, decide, viewer=SESSION),
    get(NATIVE, show_code, viewer=SESSION),
)
