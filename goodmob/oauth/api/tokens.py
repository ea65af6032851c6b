"""The token endpoint: a token for whoever has a right to it; and its end."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.account import show
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Json
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get, post
from goodmob.oauth.actions.revoke import revoke
from goodmob.oauth.api.clients import ClientParams, client_of
from goodmob.oauth.api.grants import GRANTS, WishedToken
from goodmob.oauth.authenticator import forget
from goodmob.oauth.entities.token import Token
from goodmob.oauth.queries.tokens import token_by_secret
from goodmob.oauth.rules.refusals import GrantRefusal, missing

_BEARER = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class UnwantedToken(ClientParams, kw_only=True):
    """A token that an app gives back."""

    token: str = ""


class UserInfo(Struct, frozen=True):
    """OpenID's claims about whoever let the app in."""

    iss: str
    sub: str
    name: str
    preferred_username: str
    profile: str
    picture: str


async def obtain(call: Call, params: WishedToken) -> Response:
    """A token for a code, for a password, or for the app itself."""
    try:
        return Json(await _token(call, params), headers=_BEARER)
    except GrantRefusal as refusal:
        return _refused(refusal)


async def give_back(call: Call, params: UnwantedToken) -> Response:
    """The token is worth nothing any more; one that was never given out, or was given back before, is no error."""
    if not params.token:
        return _refused(GrantRefusal("unauthorized_client"))
    app = await client_of(call, params)
    row = await token_by_secret(call.house.db, params.token)
    if app is None or (row is not None and row.application_id != app.id):
        return _refused(GrantRefusal("unauthorized_client"))
    if row is not None:
        await call.house.db.act(revoke, [row])
        forget(call.house, row.id)
    return Json(EMPTY)


async def user_info(call: Call) -> UserInfo:
    """Who let the app in, in the words of OpenID."""
    found = await show(call.house, [call.account_id])
    if not found:
        raise NotFound
    (account,) = found
    return UserInfo(
        iss=f"{call.house.settings.base_url}/",
        sub=account.uri,
        name=account.display_name,
        preferred_username=account.username,
        profile=account.url,
        picture=account.avatar,
    )


async def _token(call: Call, params: WishedToken) -> Token:
    if not params.grant_type:
        raise missing("grant_type")
    grant = GRANTS.get(params.grant_type)
    if grant is None:
        raise GrantRefusal("unsupported_grant_type")
    app = await client_of(call, params)
    if app is None:
        raise GrantRefusal("invalid_client")
    return await grant(call, app, params)


def _refused(refusal: GrantRefusal) -> Response:
    content = {"error": refusal.error, "error_description": refusal.description}
    headers = {**_BEARER}
    if refusal.status == 401:
        headers["WWW-Authenticate"] = f'Basic realm="Goodmob", error="{refusal.error}"'
    return Json(content, refusal.status, headers)


ROUTES = (
    post("/oauth/token", obtain, viewer=NOBODY),
    post("/oauth/revoke", give_back, viewer=NOBODY),
    get("/oauth/userinfo", user_info, scope="profile"),
    post("/oauth/userinfo", user_info, scope="profile"),
)
