"""Mastodon's Application and CredentialApplication."""

from collections.abc import Sequence

from msgspec import Struct, structs

from goodmob.oauth.queries.applications import ApplicationRow


class Application(Struct, frozen=True, kw_only=True):
    """A registered app; `redirect_uri` is the older form of `redirect_uris`, one a line.

    vapid_key: what it can subscribe to pushes with.
    """

    id: str
    name: str
    website: str | None
    scopes: Sequence[str]
    redirect_uris: Sequence[str]
    redirect_uri: str
    vapid_key: str


class CredentialApplication(Application, frozen=True, kw_only=True):
    """An app as its developer gets it, once; the secret is not kept and never expires (0)."""

    client_id: str
    client_secret: str
    client_secret_expires_at: int = 0


def render(row: ApplicationRow, vapid_key: str) -> Application:
    """The Application of a row."""
    return Application(
        id=str(row.id),
        name=row.name,
        website=row.website,
        scopes=row.scopes.split(),
        redirect_uris=row.redirects,
        redirect_uri=row.redirect_uris,
        vapid_key=vapid_key,
    )


def render_with_secret(row: ApplicationRow, vapid_key: str, secret: str) -> CredentialApplication:
    """The app with its credentials."""
    return CredentialApplication(
        **structs.asdict(render(row, vapid_key)), client_id=row.client_id, client_secret=secret
    )
