"""Know a request again by the key its client gave it."""

import hashlib

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.rules.drafts import KEY_LIFETIME
from goodmob.posts.tables.scheduled import idempotency

_claim = insert(idempotency)
CLAIM = statement(
    _claim.on_conflict_do_update(
        index_elements=[idempotency.c.account_id, idempotency.c.key],
        set_={"post_id": _claim.excluded.post_id, "created_at": _claim.excluded.created_at},
        where=idempotency.c.created_at <= bindparam("outdated", type_=BigInteger),
    ).inline()
)
CLAIMED_BY = statement(
    select(idempotency.c.post_id, idempotency.c.created_at).where(
        idempotency.c.account_id == bindparam("account_id"), idempotency.c.key == bindparam("key")
    )
)


async def claim_key(tx: Transaction, account_id: int, key: str, post_id: int) -> int:
    """The id for which the account used the key within the last hour: post_id itself, unless another was earlier.

    Of two requests at once the second waits for the first here, and gets what the first made.
    """
    digest = _digest(key)
    outdated = tx.now - KEY_LIFETIME
    claim = {"account_id": account_id, "key": digest, "post_id": post_id, "created_at": tx.now}
    if await tx.run(CLAIM, **claim, outdated=outdated):
        return post_id
    return int(await tx.value(CLAIMED_BY, account_id=account_id, key=digest))


async def earlier_claim(tx: Transaction, account_id: int, key: str) -> int | None:
    """The id for which the account used the key within the last hour, if it did."""
    row = await tx.one(CLAIMED_BY, account_id=account_id, key=_digest(key))
    return int(row.post_id) if row is not None and row.created_at > tx.now - KEY_LIFETIME else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
