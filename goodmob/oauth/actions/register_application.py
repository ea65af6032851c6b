"""A developer registers an app."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import bindparam, insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.secrets import digest, new_secret
from goodmob.core.text.cleaning import clean_name, is_blank
from goodmob.core.web.scopes import DEFAULT, parse
from goodmob.oauth.queries.applications import ApplicationRow
from goodmob.oauth.rules.redirects import redirect_fault
from goodmob.oauth.tables import application

MOST_IN_NAME = 60
MOST_IN_WEBSITE = 2_000

INSERT_APPLICATION = statement(
    insert(application).values({name: bindparam(name) for name in ApplicationRow._fields}).inline()
)


class NewApplication(msgspec.Struct, kw_only=True, frozen=True):
    """What a developer tells of an app."""

    name: str
    redirect_uris: Sequence[str]
    scopes: str = DEFAULT
    website: str | None = None


async def register_application(tx: Transaction, wish: NewApplication, secret: str) -> ApplicationRow:
    """The app, which proves with the secret who it is. Invalid names the first wrong field."""
    scopes = _checked(wish)

    row = ApplicationRow(
        id=tx.new_id(),
        client_id=new_secret(),
        secret_digest=digest(secret),
        name=clean_name(wish.name),
        website=wish.website or None,
        redirect_uris="\n".join(wish.redirect_uris),
        scopes=" ".join(scopes),
        created_at=tx.now,
    )
    await tx.run(INSERT_APPLICATION, **row._asdict())
    return row


def _checked(wish: NewApplication) -> Sequence[str]:
    if is_blank(clean_name(wish.name)):
        raise Invalid("client_name", "can't be blank")
    if len(wish.name) > MOST_IN_NAME:
        raise Invalid("client_name", f"is too long (maximum is {MOST_IN_NAME} characters)")
    if fault := redirect_fault(wish.redirect_uris):
        raise Invalid("redirect_uri", fault)
    if wish.website and not _is_website(wish.website):
        raise Invalid("website", "is not a valid URL")
    try:
        return parse(wish.scopes) or (DEFAULT,)
    except ValueError as error:
        raise Invalid("scopes", "doesn't match configured on the server.") from error


def _is_website(url: str) -> bool:
    return len(url) <= MOST_IN_WEBSITE and url.startswith(("http://", "https://")) and url.isprintable()
