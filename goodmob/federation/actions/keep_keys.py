"""Keep keys: those of our actors for good, those of others as their documents name them now."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.federation.queries.keys import PairRow, pair_of
from goodmob.federation.rules.keys import NamedKey
from goodmob.federation.tables.keys import actor_key, far_key

KEEP_PAIR = statement(insert(actor_key).on_conflict_do_nothing().inline())

_KEEP = insert(far_key)
KEEP = statement(
    _KEEP.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _KEEP.excluded[name] for name in ("owner", "public", "fetched_at")},
    ).inline()
)
DROP_OTHERS = statement(delete(far_key).where(far_key.c.owner == bindparam("owner"), ~among(far_key.c.id, "ids")))
DROP = statement(delete(far_key).where(far_key.c.owner == bindparam("owner")))


async def keep_pair(tx: Transaction, account_id: int, made: PairRow) -> PairRow:
    """Keeps the key pair of an actor of ours; gives it, or the one that somebody else was faster to make."""
    await tx.run(KEEP_PAIR, account_id=account_id, rsa=made.rsa, ed25519=made.ed25519, created_at=tx.now)
    return await pair_of(tx, account_id) or made


async def keep_keys(tx: Transaction, owner: str, keys: Sequence[NamedKey]) -> None:
    """Keeps the keys that are an actor's now, and forgets those that were and are no more."""
    await tx.run(DROP_OTHERS, owner=owner, ids=[key.id for key in keys])
    for key in keys:
        await tx.run(KEEP, id=key.id, owner=owner, public=key.public, fetched_at=tx.now)


async def forget_keys(tx: Transaction, owner: str) -> None:
    """Forgets the keys of an actor that is gone."""
    await tx.run(DROP, owner=owner)
