"""Apps: register one, and see whether its token works."""

from msgspec import Struct

from goodmob.core.errors import Unauthorized
from goodmob.core.secrets import new_secret
from goodmob.core.web.call import Call
from goodmob.core.web.routes import APP, NOBODY, get, post
from goodmob.core.web.scopes import DEFAULT
from goodmob.core.webpush.server_key import vapid_key
from goodmob.oauth.actions.register_application import NewApplication, register_application
from goodmob.oauth.entities.application import Application, CredentialApplication, render, render_with_secret
from goodmob.oauth.queries.applications import applications


class WishedApplication(Struct):
    """What a developer tells of an app; addresses as a list, or as text with one a line."""

    client_name: str = ""
    redirect_uris: list[str] | str = ""
    scopes: str = DEFAULT
    website: str | None = None


async def register(call: Call, params: WishedApplication) -> CredentialApplication:
    """Register an app; its secret is told this one time."""
    uris = params.redirect_uris.split() if isinstance(params.redirect_uris, str) else params.redirect_uris
    wish = NewApplication(name=params.client_name, redirect_uris=uris, scopes=params.scopes, website=params.website)
    secret = new_secret()
    row = await call.house.db.act(register_application, wish, secret)
    return render_with_secret(row, (await vapid_key(call.house)).public, secret)


async def verify_credentials(call: Call) -> Application:
    """The app that the token belongs to, be it its own or a person's."""
    id_ = call.viewer.application_id
    found = await applications(call.house.db, [id_]) if id_ is not None else {}
    if id_ not in found:
        raise Unauthorized
    return render(found[id_], (await vapid_key(call.house)).public)


ROUTES = (
    post("/api/v1/apps", register, viewer=NOBODY, limit="apps"),
    get("/api/v1/apps/verify_credentials", verify_credentials, viewer=APP),
)
