"""Who came to a mob, brought by whom, and whether others see who it is."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, bindparam, func, literal, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.cascade import mob_arrival, mob_naming


class ArrivalRow(NamedTuple):
    """How somebody came; depth 0: brought by nobody. named: what was chosen for this mob, None where nothing was.

    is_named: whether others see who it is, after all that was chosen. did_at (us): None until they came or did it.
    """

    mob_id: int
    account_id: int
    key: int
    by_account_id: int | None
    via: str
    last_by_account_id: int | None
    last_via: str
    depth: int
    standing: bool
    named: bool | None
    did_at: int | None
    is_named: bool


IS_NAMED = func.coalesce(mob_arrival.c.named, mob_naming.c.named, literal(True, Boolean))
"""Whether others see who somebody is, for queries that join what was chosen for all mobs."""

ARRIVALS = select(
    *(mob_arrival.c[name] for name in ArrivalRow._fields[:-1]), IS_NAMED.label("is_named")
).outerjoin_from(mob_arrival, mob_naming, mob_naming.c.account_id == mob_arrival.c.account_id)
_OF_MOB = mob_arrival.c.mob_id == bindparam("mob_id", type_=BigInteger)
ARRIVAL = statement(
    ARRIVALS.where(_OF_MOB, mob_arrival.c.account_id == bindparam("account_id", type_=BigInteger)), into=ArrivalRow
)
ARRIVALS_AMONG = statement(
    ARRIVALS.where(among(mob_arrival.c.mob_id, "mob_ids"), among(mob_arrival.c.account_id, "account_ids")),
    into=ArrivalRow,
)
HAS_BROUGHT = statement(
    select(mob_arrival.c.account_id)
    .where(_OF_MOB, mob_arrival.c.by_account_id == bindparam("account_id", type_=BigInteger))
    .limit(1)
)
NAMING = statement(
    select(mob_naming.c.named).where(mob_naming.c.account_id == bindparam("account_id", type_=BigInteger))
)


async def arrival_of(reads: Reads, mob_id: int, account_id: int) -> ArrivalRow | None:
    """How the account came to the mob."""
    return await reads.one(ARRIVAL, mob_id=mob_id, account_id=account_id)


async def arrivals_among(
    reads: Reads, mob_ids: Collection[int], account_ids: Collection[int]
) -> dict[tuple[int, int], ArrivalRow]:
    """How those of the accounts came that came to one of the mobs, by (mob, account)."""
    if not mob_ids or not account_ids:
        return {}
    rows = await reads.all(ARRIVALS_AMONG, mob_ids=list(mob_ids), account_ids=list(account_ids))
    return {(row.mob_id, row.account_id): row for row in rows}


async def has_brought(reads: Reads, mob_id: int, account_id: int) -> bool:
    """Whether the account brought anybody to the mob."""
    return await reads.value(HAS_BROUGHT, mob_id=mob_id, account_id=account_id) is not None


async def is_named_everywhere(reads: Reads, account_id: int) -> bool:
    """Whether the account lets others see whom it brought, unless it says otherwise for one mob."""
    chosen: bool | None = await reads.value(NAMING, account_id=account_id)
    return chosen is not False
