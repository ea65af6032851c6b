"""What this server's OAuth can do (RFC 8414)."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.core.web.scopes import SCOPES
from goodmob.oauth.api.grants import GRANTS
from goodmob.oauth.rules.pkce import METHOD


class ServerMetadata(Struct, frozen=True, kw_only=True):
    """The document that clients read before they begin."""

    issuer: str
    service_documentation: str
    authorization_endpoint: str
    token_endpoint: str
    app_registration_endpoint: str
    revocation_endpoint: str
    userinfo_endpoint: str
    scopes_supported: Sequence[str] = SCOPES
    response_types_supported: Sequence[str] = ("code",)
    response_modes_supported: Sequence[str] = ("query",)
    code_challenge_methods_supported: Sequence[str] = (METHOD,)
    grant_types_supported: Sequence[str]
    token_endpoint_auth_methods_supported: Sequence[str] = ("client_secret_basic", "client_secret_post")


async def server_metadata(call: Call) -> ServerMetadata:
    """Where everything of OAuth is, and which of it this server knows."""
    base = call.house.settings.base_url
    return ServerMetadata(
        issuer=f"{base}/",
        service_documentation="https://docs.joinmastodon.org/",
        authorization_endpoint=f"{base}/oauth/authorize",
        token_endpoint=f"{base}/oauth/token",
        app_registration_endpoint=f"{base}/api/v1/apps",
        revocation_endpoint=f"{base}/oauth/revoke",
        userinfo_endpoint=f"{base}/oauth/userinfo",
        grant_types_supported=[name for name in GRANTS if name != "password" or call.house.settings.password_grant],
    )


ROUTES = (get("/.well-known/oauth-authorization-server", server_metadata, viewer=NOBODY),)
