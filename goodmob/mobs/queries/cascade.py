"""Who brought whom to a mob: the tree, page by page, and its figures."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, Integer, bindparam, case, func, literal, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.mobs.queries.arrivals import IS_NAMED
from goodmob.mobs.rules.cascade import MOST_RECRUITERS, STEPS, reproduction
from goodmob.mobs.tables.cascade import mob_arrival, mob_naming


class NodeRow(NamedTuple):
    """Somebody in the tree; id: the key, by which it is paged, parent_key that of who brought them.

    is_named, is_parent_named: whether others see who it is, and who brought them; None where nobody did.
    brought: how many came through them directly; credited: how many of those came or did it.
    """

    id: int
    account_id: int
    by_account_id: int | None
    parent_key: int | None
    via: str
    depth: int
    standing: bool
    did_at: int | None
    is_named: bool
    is_parent_named: bool | None
    brought: int
    credited: int


class CascadeFigures(NamedTuple):
    """invited: how many were brought by somebody; credited: how many of those came or did it; depth: the longest chain.

    participants: how many came or did it in all.
    """

    invited: int
    credited: int
    depth: int
    participants: int

    @property
    def reproduction(self) -> float:
        """How many credited people there are for each participant."""
        return reproduction(self.credited, self.participants)


class CascadeSummary(NamedTuple):
    """The figures, and (account, credited) of those who brought most and agreed in so many words to being named."""

    invited: int
    credited: int
    depth: int
    reproduction: float
    recruiters: tuple[tuple[int, int], ...]


class Times(NamedTuple):
    """How long after the post people did it: the median (us), and (index of a step, people)."""

    median: int | None
    counts: tuple[tuple[int, int], ...]


_parent = mob_arrival.alias("parent")
_parent_naming = mob_naming.alias("parent_naming")
_child = mob_arrival.alias("child")
_MOB = bindparam("mob_id", type_=BigInteger)
_OF_MOB = mob_arrival.c.mob_id == _MOB
_IS_CHILD = (_child.c.mob_id == mob_arrival.c.mob_id, _child.c.by_account_id == mob_arrival.c.account_id)
_BROUGHT = select(func.count()).where(*_IS_CHILD).correlate(mob_arrival).scalar_subquery()
_CREDITED = select(func.count(_child.c.did_at)).where(*_IS_CHILD).correlate(mob_arrival).scalar_subquery()
_HAS_CHILD = select(_child.c.account_id).where(*_IS_CHILD).correlate(mob_arrival).exists()
NODES = (
    select(
        mob_arrival.c.key.label("id"),
        mob_arrival.c.account_id,
        mob_arrival.c.by_account_id,
        _parent.c.key.label("parent_key"),
        mob_arrival.c.via,
        mob_arrival.c.depth,
        mob_arrival.c.standing,
        mob_arrival.c.did_at,
        IS_NAMED.label("is_named"),
        (_parent.c.standing & func.coalesce(_parent.c.named, _parent_naming.c.named, literal(True, Boolean))).label(
            "is_parent_named"
        ),
        _BROUGHT.label("brought"),
        _CREDITED.label("credited"),
    )
    .outerjoin_from(mob_arrival, mob_naming, mob_naming.c.account_id == mob_arrival.c.account_id)
    .outerjoin(
        _parent,
        (_parent.c.mob_id == mob_arrival.c.mob_id) & (_parent.c.account_id == mob_arrival.c.by_account_id),
    )
    .outerjoin(_parent_naming, _parent_naming.c.account_id == mob_arrival.c.by_account_id)
    # Who left has a place only where others came through them.
    .where(_OF_MOB, or_(mob_arrival.c.standing, _HAS_CHILD))
)
NODES_PAGE = paged(NODES, mob_arrival.c.key, into=NodeRow)
NODES_AMONG = statement(NODES.where(among(mob_arrival.c.account_id, "account_ids")), into=NodeRow)
_WAS_BROUGHT = mob_arrival.c.by_account_id.is_not(None)
FIGURES = statement(
    select(
        func.count().filter(_WAS_BROUGHT, mob_arrival.c.standing).label("invited"),
        func.count(mob_arrival.c.did_at).filter(_WAS_BROUGHT).label("credited"),
        func.coalesce(func.max(mob_arrival.c.depth), 0).label("depth"),
        func.count(mob_arrival.c.did_at).label("participants"),
    ).where(_OF_MOB),
    long=True,
)
_RECRUITERS = (
    select(
        mob_arrival.c.by_account_id.label("account_id"),
        func.count().label("brought"),
        func.count(mob_arrival.c.did_at).label("credited"),
    )
    .where(_OF_MOB, _WAS_BROUGHT)
    .group_by(mob_arrival.c.by_account_id)
)
MOST_BROUGHT = statement(
    _RECRUITERS.order_by(
        func.count(mob_arrival.c.did_at).desc(), func.count().desc(), mob_arrival.c.by_account_id
    ).limit(bindparam("limit", type_=Integer)),
    long=True,
)
_best = _RECRUITERS.where(mob_arrival.c.did_at.is_not(None)).subquery("best")
RECRUITERS = statement(
    select(_best.c.account_id, _best.c.credited)
    .join_from(_best, _parent, (_parent.c.mob_id == _MOB) & (_parent.c.account_id == _best.c.account_id))
    .outerjoin(mob_naming, mob_naming.c.account_id == _parent.c.account_id)
    .where(_parent.c.standing, func.coalesce(_parent.c.named, mob_naming.c.named, literal(False, Boolean)))
    .order_by(_best.c.credited.desc(), _best.c.account_id)
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)
_since = bindparam("since", type_=BigInteger)
_STEP = case(
    *((mob_arrival.c.did_at - _since < span, index) for index, (_, span) in enumerate(STEPS) if span is not None),
    else_=len(STEPS) - 1,
).label("step")
COUNTS = statement(
    select(_STEP, func.count().label("people")).where(_OF_MOB, mob_arrival.c.did_at.is_not(None)).group_by("step"),
    long=True,
)
MIDDLE = statement(
    select(mob_arrival.c.did_at)
    .where(_OF_MOB, mob_arrival.c.did_at.is_not(None))
    .order_by(mob_arrival.c.did_at)
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("before", type_=Integer)),
    long=True,
)


async def cascade_figures(reads: Reads, mob_id: int) -> CascadeFigures:
    """What the cascade of a mob comes to now, in numbers; it reads the whole tree."""
    [found] = await reads.all(FIGURES, mob_id=mob_id)
    return CascadeFigures(*(int(number) for number in found))


async def cascade_summary(reads: Reads, mob_id: int) -> CascadeSummary:
    """What the cascade of a mob comes to now, for its report."""
    found = await cascade_figures(reads, mob_id)
    recruiters = await reads.all(RECRUITERS, mob_id=mob_id, limit=MOST_RECRUITERS)
    named = tuple((row.account_id, int(row.credited)) for row in recruiters)
    return CascadeSummary(found.invited, found.credited, found.depth, found.reproduction, named)


async def times_of(reads: Reads, mob_id: int, since: int, participants: int) -> Times:
    """How long after a moment (us) so many participants came or did it."""
    if not participants:
        return Times(None, ())
    before, limit = (participants - 1) // 2, 2 - participants % 2
    middle = [int(row.did_at) for row in await reads.all(MIDDLE, mob_id=mob_id, before=before, limit=limit)]
    counts = await reads.all(COUNTS, mob_id=mob_id, since=since)
    median = max(0, sum(middle) // len(middle) - since) if middle else None
    return Times(median, tuple((int(row.step), int(row.people)) for row in counts))


async def nodes_page(reads: Reads, mob_id: int, window: Window) -> list[NodeRow]:
    """A page of the tree, in an order that tells nothing of anybody."""
    return await page(reads, NODES_PAGE, window, mob_id=mob_id)


async def recruiting_nodes(reads: Reads, mob_id: int, limit: int) -> list[NodeRow]:
    """Those who brought most people who did it, the best first."""
    best = [row.account_id for row in await reads.all(MOST_BROUGHT, mob_id=mob_id, limit=limit)]
    rows = await reads.all(NODES_AMONG, mob_id=mob_id, account_ids=best) if best else []
    places = {account_id: place for place, account_id in enumerate(best)}
    return sorted(rows, key=lambda row: places[row.account_id])
