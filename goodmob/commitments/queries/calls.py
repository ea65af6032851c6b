"""Calls with their places and their tally."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.commitments.rules.terms import Role as Role
from goodmob.commitments.rules.terms import Terms
from goodmob.commitments.tables import call, pool, tally
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class CallRow(NamedTuple):
    """A call; times in microseconds UTC, threshold in places. far: another server hands out its places."""

    id: int
    kind: str
    account_id: int
    state: str
    former_state: str | None
    created_at: int
    starts_at: int
    ends_at: int
    settles_at: int
    join_by: int | None
    threshold: int | None
    tipped_at: int | None
    area_threshold: int | None = None
    far: bool = False


class PoolRow(NamedTuple):
    """Places of a call; the counters are places, too. capacity: None where as many may come as like.

    turns is how many ever stood in the line.
    """

    id: int
    call_id: int
    name: str
    capacity: int | None
    confirmed: int
    offered: int
    waitlisted: int
    conditional: int
    turns: int

    @property
    def is_one_of_several(self) -> bool:
        """True for the pool of a role, and for the one without a name beside them."""
        return self.name != "" or self.capacity == 0

    @property
    def free(self) -> int | None:
        """How many places nobody has or is offered; None where there is no end of them."""
        return None if self.capacity is None else self.capacity - self.confirmed - self.offered

    def has_room_for(self, places: int) -> bool:
        """True when so many places are free."""
        return self.free is None or places <= self.free


class RoleFigures(NamedTuple):
    """The places of a role: how many there are, None for no end of them, how many are taken and waited for."""

    name: str
    capacity: int | None
    joined: int
    waiting: int


class Figures(NamedTuple):
    """What a call comes to: places taken and waited for, places of those present, people who did, units done.

    capacity is None where there is no end of places; late_units are no part of units. roles: in the order of the host.
    """

    call_id: int
    state: str
    capacity: int | None
    joined: int
    waiting: int
    present: int
    doers: int
    units: int
    verified: int
    late_units: int
    roles: tuple[RoleFigures, ...] = ()


_CALLS = select(*(call.c[name] for name in CallRow._fields))
_POOLS = select(*(pool.c[name] for name in PoolRow._fields))
CALLS_BY_ID = statement(_CALLS.where(among(call.c.id, "ids")), into=CallRow)
CALL_BY_ID = statement(_CALLS.where(call.c.id == bindparam("call_id", type_=BigInteger)), into=CallRow)
_OF_CALL = pool.c.call_id == bindparam("call_id", type_=BigInteger)
POOLS_OF = statement(_POOLS.where(_OF_CALL).order_by(pool.c.id), into=PoolRow)
_FIGURES = (
    select(
        pool.c.name,
        call.c.id.label("call_id"),
        call.c.state,
        pool.c.capacity,
        pool.c.confirmed.label("joined"),
        (pool.c.waitlisted + pool.c.offered + pool.c.conditional).label("waiting"),
        tally.c.present,
        tally.c.doers,
        tally.c.units,
        tally.c.verified,
        tally.c.late_units,
    )
    .join_from(call, tally, tally.c.call_id == call.c.id)
    .join(pool, pool.c.call_id == call.c.id)
    .where(among(call.c.id, "ids"))
    .order_by(pool.c.id)
)
FIGURES = statement(_FIGURES)


async def calls_by_id(reads: Reads, ids: Collection[int]) -> dict[int, CallRow]:
    """Those of the calls that exist."""
    return {row.id: row for row in await reads.all(CALLS_BY_ID, ids=list(ids))} if ids else {}


async def call_by_id(reads: Reads, call_id: int) -> CallRow | None:
    """The call, or None."""
    return await reads.one(CALL_BY_ID, call_id=call_id)


async def pools_of(reads: Reads, call_id: int) -> list[PoolRow]:
    """The pools of a call, the first one first."""
    return await reads.all(POOLS_OF, call_id=call_id)


async def terms_of(reads: Reads, row: CallRow) -> Terms:
    """The times and the places of the call, whose capacity is that of its unnamed pool unless it has roles."""
    pools = await pools_of(reads, row.id)
    roles = tuple(Role(places.name, places.capacity) for places in pools if places.name)
    capacity = None if roles else next((places.capacity for places in pools if not places.name), None)
    return Terms(row.starts_at, row.ends_at, row.join_by, row.threshold, capacity, roles, row.area_threshold)


async def figures_of(reads: Reads, call_ids: Collection[int]) -> dict[int, Figures]:
    """What those of the calls come to that exist; several pools are added up."""
    figures: dict[int, Figures] = {}
    for name, *numbers in await reads.all(FIGURES, ids=list(call_ids)) if call_ids else ():
        row = Figures(*numbers)
        if name:
            row = row._replace(roles=(RoleFigures(name, row.capacity, row.joined, row.waiting),))
        figures[row.call_id] = _together(figures[row.call_id], row) if row.call_id in figures else row
    return figures


def _together(sum_: Figures, more: Figures) -> Figures:
    endless = sum_.capacity is None or more.capacity is None
    return sum_._replace(
        capacity=None if endless else (sum_.capacity or 0) + (more.capacity or 0),
        joined=sum_.joined + more.joined,
        waiting=sum_.waiting + more.waiting,
        roles=sum_.roles + more.roles,
    )
