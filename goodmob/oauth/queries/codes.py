"""Authorisation codes."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest
from goodmob.oauth.tables import authorization_code


class CodeRow(NamedTuple):
    """A code that a person let an app have; it is good once and for ten minutes."""

    id: int
    application_id: int
    person_id: int
    account_id: int
    redirect_uri: str
    scopes: str
    code_challenge: str | None
    expires_at: int
    used_at: int | None


BY_SECRET = statement(
    select(*(authorization_code.c[name] for name in CodeRow._fields)).where(
        authorization_code.c.secret_digest == bindparam("secret_digest")
    ),
    into=CodeRow,
)


async def code_by_secret(reads: Reads, secret: str) -> CodeRow | None:
    """The code, good or not."""
    return await reads.one(BY_SECRET, secret_digest=digest(secret))
