"""A token is given out: for a code, to an app itself, at sign-up, or by the operator."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import bindparam, insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest
from goodmob.oauth.tables import token

_COLUMNS = ("id", "secret_digest", "application_id", "person_id", "account_id", "code_id", "scopes")
INSERT_TOKEN = statement(
    insert(token)
    .values(
        {**{name: bindparam(name) for name in _COLUMNS}, "created_at": bindparam("now"), "used_at": bindparam("now")}
    )
    .inline()
)


class Holder(msgspec.Struct, kw_only=True, frozen=True):
    """Who may use a token, and as whom; without an account it is the app's own."""

    application_id: int | None = None
    person_id: int | None = None
    account_id: int | None = None
    code_id: int | None = None


async def issue_token(tx: Transaction, holder: Holder, scopes: Iterable[str], secret: str) -> int:
    """The id of a new token with this secret, which is kept nowhere. Duplicate if the secret was given out before."""
    id_ = tx.new_id()
    await tx.run(
        INSERT_TOKEN,
        id=id_,
        secret_digest=digest(secret),
        application_id=holder.application_id,
        person_id=holder.person_id,
        account_id=holder.account_id,
        code_id=holder.code_id,
        scopes=" ".join(scopes),
        now=tx.now,
    )
    return id_
