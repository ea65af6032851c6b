"""Which keys are known."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.federation.tables.keys import actor_key, far_key


class PairRow(NamedTuple):
    """The private keys of an actor of ours, as PEM."""

    rsa: str
    ed25519: str


class FarKeyRow(NamedTuple):
    """A public key of somebody else's; fetched_at in us."""

    id: str
    owner: str
    public: str
    fetched_at: int


PAIR = statement(
    select(actor_key.c.rsa, actor_key.c.ed25519).where(actor_key.c.account_id == bindparam("account_id")), into=PairRow
)
FAR = statement(
    select(far_key.c.id, far_key.c.owner, far_key.c.public, far_key.c.fetched_at).where(
        far_key.c.id == bindparam("id")
    ),
    into=FarKeyRow,
)


async def pair_of(reads: Reads, account_id: int) -> PairRow | None:
    """The keys of an actor of ours, 0 being the server; None where they were not needed yet."""
    return await reads.one(PAIR, account_id=account_id)


async def far_key_named(reads: Reads, key_id: str) -> FarKeyRow | None:
    """The key of this address, as it was fetched last."""
    return await reads.one(FAR, id=key_id)
