"""Who waits for a condition that may come true, and what is taken of what they ask for."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, and_, bindparam, cast, exists, func, literal, null, or_, select

from goodmob.commitments.queries.commitments import WAITING, CommitmentRow
from goodmob.commitments.rules.conditions import Come, Waiting
from goodmob.commitments.rules.states import IN_PLACE
from goodmob.commitments.tables import call_area, commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement

MOST_WEIGHED = 300
"""People who are looked at one by one; more are taken together by what they wait for."""


class Demand(NamedTuple):
    """How many places wait until `needs` are taken, 0 for any, and how many people of those ask for more than that."""

    needs: int
    places: int
    particular: int


class Link(NamedTuple):
    """A commitment whose condition names somebody."""

    id: int
    call_id: int


class Hopes(NamedTuple):
    """Where those stand whose condition may come true: in these pools, at this moment (us), asking for no more than
    `reached` places, and in these areas, where they ask for some of their own."""

    pool_ids: Sequence[int]
    moment: int
    reached: int
    areas: Sequence[str]


_LIMIT = bindparam("limit", type_=Integer)
_who = bindparam("account_id", type_=BigInteger)
_friend, _admirer = commitment.alias("friend"), commitment.alias("admirer")
_needs = func.coalesce(commitment.c.needs, 0)
_in_time = or_(commitment.c.needs_by.is_(None), commitment.c.needs_by > bindparam("moment", type_=BigInteger))
_waits = and_(among(commitment.c.pool_id, "pool_ids"), commitment.c.state == WAITING, _in_time)
_has_friend = exists(
    select(_friend.c.id).where(
        _friend.c.call_id == commitment.c.call_id,
        _friend.c.account_id == commitment.c.needs_account_id,
        among(_friend.c.state, "friendly"),
    )
)
_possible = and_(
    _waits,
    or_(commitment.c.needs.is_(None), commitment.c.needs <= bindparam("reached", type_=Integer)),
    or_(commitment.c.needs_area.is_(None), among(commitment.c.area, "areas")),
    or_(commitment.c.needs_account_id.is_(None), _has_friend),
)
# Of a crowd nobody is known by name: who waits for somebody, or is waited for, is none of it.
_single = or_(
    commitment.c.needs_account_id.is_not(None),
    exists(
        select(_admirer.c.id).where(
            _admirer.c.call_id == commitment.c.call_id,
            _admirer.c.needs_account_id == commitment.c.account_id,
            _admirer.c.state == WAITING,
        )
    ),
)
_rows = select(*(commitment.c[name] for name in CommitmentRow._fields)).where(_possible)
_in_order = (commitment.c.created_at, commitment.c.id)
_local = commitment.c.area + literal(":", Text) + cast(commitment.c.needs_area, Text)

DEMANDS = statement(
    select(
        _needs.label("needs"),
        cast(func.sum(commitment.c.party_size), BigInteger).label("places"),
        (func.count(commitment.c.needs_area) + func.count(commitment.c.needs_account_id)).label("particular"),
    )
    .where(_waits)
    .group_by(_needs)
    .order_by(_needs),
    into=Demand,
)
HOPEFUL_AREAS = statement(
    select(commitment.c.area)
    .join_from(
        commitment,
        call_area,
        and_(call_area.c.call_id == commitment.c.call_id, call_area.c.area == commitment.c.area),
        isouter=True,
    )
    .where(_waits, commitment.c.area.is_not(None))
    .group_by(commitment.c.area)
    .having(
        func.min(commitment.c.needs_area)
        <= func.sum(commitment.c.party_size) + func.coalesce(func.max(call_area.c.confirmed), 0)
    )
)
HOPEFUL = statement(_rows.order_by(*_in_order).limit(_LIMIT), into=CommitmentRow)
SINGLES = statement(_rows.where(_single).order_by(*_in_order), into=CommitmentRow)
CROWDS = statement(
    select(
        func.min(commitment.c.created_at).label("since"),
        func.min(commitment.c.id).label("id"),
        commitment.c.pool_id,
        cast(func.sum(commitment.c.party_size), BigInteger).label("places"),
        commitment.c.area,
        commitment.c.needs,
        commitment.c.needs_area,
        cast(null(), BigInteger).label("account_id"),
        cast(null(), BigInteger).label("needs_account_id"),
    )
    .where(_possible, ~_single)
    .group_by(commitment.c.pool_id, commitment.c.area, commitment.c.needs, commitment.c.needs_area),
    into=Waiting,
)
COMING = statement(
    _rows.where(
        or_(
            among(commitment.c.id, "ids"),
            and_(~_single, or_(commitment.c.needs_area.is_(None), among(_local, "local"))),
        )
    )
    .order_by(*_in_order)
    .limit(_LIMIT),
    into=CommitmentRow,
)
LINKED = statement(
    select(func.count().label("people")).where(
        commitment.c.call_id == bindparam("call_id", type_=BigInteger),
        commitment.c.needs_account_id.is_not(None),
        commitment.c.state == WAITING,
    )
)
LINKS = statement(
    select(commitment.c.id, commitment.c.call_id)
    .where(
        commitment.c.needs_account_id == bindparam("friend_id", type_=BigInteger),
        or_(_who.is_(None), commitment.c.account_id == _who),
    )
    .order_by(commitment.c.id)
    .limit(_LIMIT),
    into=Link,
)
_FRIENDLY = [*IN_PLACE, "waiting"]


async def demands_on(reads: Reads, pool_ids: Sequence[int], moment: int) -> list[Demand]:
    """What those ask for who wait for these pools at this moment (us), by the number of places."""
    return await reads.all(DEMANDS, pool_ids=pool_ids, moment=moment)


async def hopeful_areas(reads: Reads, pool_ids: Sequence[int], moment: int) -> list[str]:
    """The areas in which what somebody asks for of the own area would be there if all of it came who wait."""
    return [row.area for row in await reads.all(HOPEFUL_AREAS, pool_ids=pool_ids, moment=moment)]


async def hopeful(reads: Reads, hopes: Hopes) -> list[CommitmentRow] | None:
    """Those whose condition may come true, the first who came first; None where they are a crowd."""
    rows = await reads.all(HOPEFUL, **hopes._asdict(), friendly=_FRIENDLY, limit=MOST_WEIGHED + 1)
    return rows if len(rows) <= MOST_WEIGHED else None


async def crowded(reads: Reads, hopes: Hopes) -> list[Waiting]:
    """The same people: by name who waits for somebody or is waited for, and all others by what they wait for."""
    about = {**hopes._asdict(), "friendly": _FRIENDLY}
    return [as_waiting(row) for row in await reads.all(SINGLES, **about)] + await reads.all(CROWDS, **about)


async def coming(reads: Reads, hopes: Hopes, come: Come, limit: int) -> list[CommitmentRow]:
    """Of the crowd those whose condition has come true, the first who came first."""
    ids = [one.id for one in come.those if one.account_id is not None]
    local = {f"{one.area}:{one.needs_area}" for one in come.those if one.needs_area is not None}
    about = hopes._replace(reached=min(hopes.reached, come.taken.places))._asdict()
    return await reads.all(COMING, **about, friendly=_FRIENDLY, ids=ids, local=list(local), limit=limit)


async def waiting_for_somebody(reads: Reads, call_id: int) -> int:
    """How many people of the call wait for somebody."""
    return int(await reads.value(LINKED, call_id=call_id))


async def linked_to(reads: Reads, friend_id: int, account_id: int | None, limit: int) -> list[Link]:
    """Commitments whose condition names the friend: of anybody, or of this account."""
    return await reads.all(LINKS, friend_id=friend_id, account_id=account_id, limit=limit)


def as_waiting(row: CommitmentRow) -> Waiting:
    """What a commitment waits for."""
    what = (row.area, row.needs, row.needs_area, row.account_id, row.needs_account_id)
    return Waiting(row.created_at, row.id, row.pool_id, row.party_size, *what)
