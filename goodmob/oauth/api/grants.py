"""By what right a token is given out: a code, a password, or that of the app itself."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from goodmob.accounts.permissions import hindrance_of, who_signs_in
from goodmob.core.secrets import new_secret
from goodmob.core.web.address import household
from goodmob.core.web.call import Call
from goodmob.core.web.scopes import DEFAULT, narrowed, parse
from goodmob.oauth.actions.issue_token import Holder, issue_token
from goodmob.oauth.actions.redeem_code import redeem_code
from goodmob.oauth.api.clients import ClientParams
from goodmob.oauth.entities.token import Token, render
from goodmob.oauth.queries.applications import ApplicationRow
from goodmob.oauth.rules.refusals import GrantRefusal, missing


class WishedToken(ClientParams, kw_only=True):
    """What an app asks for, and by what right."""

    grant_type: str = ""
    code: str = ""
    redirect_uri: str = ""
    code_verifier: str = ""
    username: str = ""
    password: str = ""
    scope: str = DEFAULT


async def for_code(call: Call, app: ApplicationRow, params: WishedToken) -> Token:
    """A token for the code that a person's consent made."""
    for parameter in ("code", "redirect_uri"):
        if not getattr(params, parameter):
            raise missing(parameter)
    secret = new_secret()
    scopes = await call.house.db.act(
        redeem_code, app.id, params.code, params.redirect_uri, params.code_verifier, secret
    )
    if scopes is None:
        raise GrantRefusal("invalid_grant")
    return render(secret, scopes, call.house.clock.now())


async def for_password(call: Call, app: ApplicationRow, params: WishedToken) -> Token:
    """A token for e-mail address and password, typed into a program without a browser; counted like signing in."""
    if not call.house.settings.password_grant:
        raise GrantRefusal("unsupported_grant_type")
    for parameter in ("username", "password"):
        if not getattr(params, parameter):
            raise missing(parameter)
    scopes = _scopes(app, params)
    call.house.limits.demand("login_address", household(call.address))
    known = await who_signs_in(call.house, params.username, params.password)
    if known is None or hindrance_of(known):
        raise GrantRefusal("invalid_grant")
    return await _issued(call, Holder(application_id=app.id, person_id=known.id, account_id=known.account_id), scopes)


async def for_app(call: Call, app: ApplicationRow, params: WishedToken) -> Token:
    """A token of the app itself."""
    return await _issued(call, Holder(application_id=app.id), _scopes(app, params))


def _scopes(app: ApplicationRow, params: WishedToken) -> Iterable[str]:
    try:
        scopes = parse(params.scope) or (DEFAULT,)
    except ValueError as error:
        raise GrantRefusal("invalid_scope") from error
    if not narrowed(scopes, app.scopes.split()):
        raise GrantRefusal("invalid_scope")
    return scopes


async def _issued(call: Call, holder: Holder, scopes: Iterable[str]) -> Token:
    secret = new_secret()
    await call.house.db.act(issue_token, holder, scopes, secret)
    return render(secret, scopes, call.house.clock.now())


GRANTS: Mapping[str, Callable[[Call, ApplicationRow, WishedToken], Awaitable[Token]]] = {
    "authorization_code": for_code,
    "password": for_password,
    "client_credentials": for_app,
}
"""The grant types of RFC 6749 that are known here."""
