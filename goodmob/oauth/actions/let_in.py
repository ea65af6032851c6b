"""A person lets an app in: the app gets a code."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import bindparam, insert

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest
from goodmob.oauth.queries.applications import ApplicationRow
from goodmob.oauth.tables import authorization_code

GOOD_FOR = 10 * MINUTE

_COLUMNS = (
    *("id", "secret_digest", "application_id", "person_id", "account_id"),
    *("redirect_uri", "scopes", "code_challenge", "expires_at"),
)
INSERT_CODE = statement(insert(authorization_code).values({name: bindparam(name) for name in _COLUMNS}).inline())


class Consent(msgspec.Struct, kw_only=True, frozen=True):
    """What a person agreed to, after it was checked."""

    application: ApplicationRow
    person_id: int
    account_id: int
    redirect_uri: str
    scopes: Iterable[str]
    code_challenge: str | None


async def let_in(tx: Transaction, consent: Consent, secret: str) -> None:
    """The secret is a code: good once, within ten minutes, for this app at this address."""
    await tx.run(
        INSERT_CODE,
        id=tx.new_id(),
        secret_digest=digest(secret),
        application_id=consent.application.id,
        person_id=consent.person_id,
        account_id=consent.account_id,
        redirect_uri=consent.redirect_uri,
        scopes=" ".join(consent.scopes),
        code_challenge=consent.code_challenge,
        expires_at=tx.now + GOOD_FOR,
    )
