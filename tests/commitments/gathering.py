"""Calls to join in a test, many people at once, and what is written of them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BigInteger, bindparam, select

from goodmob.accounts.actions.create_account import INSERT_ACCOUNT, INSERT_COUNT
from goodmob.commitments.actions.change_call import change_call
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.actions.open_call import NewCall, open_call
from goodmob.commitments.queries.calls import PoolRow, call_by_id, pools_of
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.rules.states import IN_PLACE
from goodmob.commitments.tables import commitment
from goodmob.core.clock import DAY, HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Unavailable
from goodmob.core.events import Event
from goodmob.core.jobs.tables import job
from tests.world.world import World

T = TypeVar("T")

AHEAD = 300 * DAY
"""How far ahead the calls begin: offers last a day."""

MOST_AT_ONCE = 256
PATIENCE_SECONDS = 0.05
SLICE = 80

EVERYBODY = statement(
    select(*(commitment.c[name] for name in CommitmentRow._fields))
    .where(commitment.c.call_id == bindparam("call_id", type_=BigInteger))
    .order_by(commitment.c.id),
    into=CommitmentRow,
)
ORDERED = statement(select(job.c.name, job.c.payload))


async def crowd(world: World, many: int) -> list[int]:
    """The accounts of so many people, of whom nothing else exists."""
    people: list[int] = []
    while len(people) < many:
        people += await world.house.db.act(_add_people, min(SLICE, many - len(people)))
    return people


async def _add_people(tx: Transaction, many: int) -> list[int]:
    ids = [tx.new_id() for _ in range(many)]
    usual = {"kind": "person", "state": "active", "display_name": "", "created_at": tx.now}
    await tx.many(INSERT_ACCOUNT, [{"id": id_, "username": f"p{id_}", "handle": f"p{id_}", **usual} for id_ in ids])
    await tx.many(INSERT_COUNT, [{"account_id": id_} for id_ in ids])
    return ids


async def call(world: World, host: int, **terms: Any) -> int:
    """A call of the host that begins in 300 days and lasts an hour, on these terms."""
    start = terms.get("starts_at", world.clock.now() + AHEAD)
    usual = {"starts_at": start, "ends_at": start + HOUR, "join_by": None, "threshold": None, "capacity": None}
    call_id = world.house.ids.new()
    new = NewCall(id=call_id, kind="parade", account_id=host, **{"draft": False, **usual, **terms})
    await world.house.db.act(open_call, new, lane=call_id)
    return call_id


async def joins(
    world: World, call_id: int, who: int, party: int = 1, *, needs: int | None = None, **more: Any
) -> CommitmentRow:
    """What somebody is answered who joins."""
    wish = Joining(party_size=party, needs=needs, **more)
    return await world.house.db.act(join, call_id, who, wish, lane=call_id)


async def leaves(world: World, call_id: int, who: int) -> CommitmentRow:
    """What somebody is answered who leaves."""
    return await world.house.db.act(leave, call_id, who, lane=call_id)


async def resize(world: World, call_id: int, capacity: int | None) -> None:
    """Lets the host have another number of places."""
    row = await call_by_id(world.house.db, call_id)
    assert row is not None
    kept = {"starts_at": row.starts_at, "ends_at": row.ends_at, "join_by": row.join_by, "threshold": row.threshold}
    await world.house.db.act(change_call, call_id, **kept, capacity=capacity, lane=call_id)


async def state(world: World, call_id: int, who: int) -> str:
    """How somebody stands to the call."""
    row = await commitment_of(world.house.db, call_id, who)
    return "" if row is None else row.state


async def everybody(world: World, call_id: int) -> list[CommitmentRow]:
    """All commitments to the call, as they came."""
    return await world.house.db.all(EVERYBODY, call_id=call_id)


async def places(world: World, call_id: int) -> PoolRow:
    """The only pool of the call."""
    (pool,) = await pools_of(world.house.db, call_id)
    return pool


def counted(rows: Iterable[CommitmentRow]) -> tuple[int, int, int, int]:
    """What the counters of the pool have to be: places confirmed, offered, waitlisted, conditional."""
    kinds = (IN_PLACE, {"offered"}, {"waitlisted"}, {"waiting"})
    rows = list(rows)
    confirmed, offered, waitlisted, conditional = (
        sum(row.party_size for row in rows if row.state in states) for states in kinds
    )
    return confirmed, offered, waitlisted, conditional


def counters(pool: PoolRow) -> tuple[int, int, int, int]:
    """The counters of the pool, in the same order."""
    return pool.confirmed, pool.offered, pool.waitlisted, pool.conditional


async def told(world: World, event: type[Event]) -> list[str]:
    """The names of those who are still to hear of events of this kind, one for each event."""
    rows = await world.house.db.all(ORDERED)
    return sorted(row.name for row in rows if f'"event":"{event.__name__}"' in row.payload)


async def rush(people: Iterable[int], doing: Callable[[int], Awaitable[T]]) -> list[T]:
    """What everybody is answered who does the same at once, in crowds of 256; who is sent away comes again."""
    coming = iter(people)
    answers: list[T] = []
    while some := list(islice(coming, MOST_AT_ONCE)):
        answers += await asyncio.gather(*(_patiently(doing, who) for who in some))
    return answers


async def _patiently(doing: Callable[[int], Awaitable[T]], who: int) -> T:
    while True:
        try:
            return await doing(who)
        except Unavailable:
            await asyncio.sleep(PATIENCE_SECONDS)
