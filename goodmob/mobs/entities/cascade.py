"""The tree of who brought whom to a mob, as a viewer sees it, and its figures."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import SECOND
from goodmob.core.house import House
from goodmob.core.ids import moment_of
from goodmob.mobs.queries.cascade import CascadeFigures, NodeRow, cascade_figures, times_of
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.cascade import steps_of
from goodmob.social.queries.hidden import blocks_between

LASTING = 10 * SECOND
_FIGURES_BYTES = 200


class CascadeNode(Struct, frozen=True, kw_only=True):
    """Somebody in the tree. The id is of this place alone and tells nothing of who it is; by: the id of the place of
    whoever brought them. brought: people who came through them; credited: those of them who came or did it.

    account is null for people who do not want to be named, who left, and where a block is in between; via, where that
    is so of one of the two.
    """

    id: str
    account: Account | None
    by: str | None
    via: str | None
    depth: int
    did: bool
    brought: int
    credited: int


class CascadeSummary(Struct, frozen=True, kw_only=True):
    """What a cascade comes to. participants: people who came or did it; invited: brought by somebody; credited: both.

    reproduction: credited people for each participant. median_seconds: from the post to the deed; times: how many did
    it within an hour, six_hours, a day, three_days, a week, and later, each step where the one before it ends.
    """

    participants: int
    invited: int
    credited: int
    depth: int
    reproduction: float
    median_seconds: int | None
    times: Mapping[str, int]


class Cascade(Struct, frozen=True):
    """The figures, and a page of the tree in an order that tells nothing of anybody."""

    summary: CascadeSummary
    nodes: Sequence[CascadeNode]


async def show_summary(house: House, mob: MobRow) -> CascadeSummary:
    """The figures of now; times are counted from the post, and there are none for a draft."""
    found = await cascade_figures(house.db, mob.id)
    since = moment_of(mob.id if mob.post_id is None else mob.post_id)
    times = await times_of(house.db, mob.id, since, found.participants)
    return CascadeSummary(
        participants=found.participants,
        invited=found.invited,
        credited=found.credited,
        depth=found.depth,
        reproduction=found.reproduction,
        median_seconds=None if times.median is None else times.median // SECOND,
        times=steps_of(times.counts),
    )


async def recent_figures(house: House, mob_id: int) -> CascadeFigures:
    """The figures of some seconds ago at most, for a page that thousands open at once."""
    key = ("cascade", mob_id, house.clock.now() // LASTING)
    kept = house.cache.get(key)
    if isinstance(kept, CascadeFigures):
        return kept
    found = await cascade_figures(house.db, mob_id)
    house.cache.put(key, found, _FIGURES_BYTES)
    return found


async def show_nodes(house: House, viewer_id: int | None, rows: Sequence[NodeRow]) -> list[CascadeNode]:
    """The places in this order; whom the viewer is not told of keeps the place and nothing else."""
    told = await _told(house, viewer_id, rows)
    return [_node(told, row) for row in rows]


async def _told(house: House, viewer_id: int | None, rows: Collection[NodeRow]) -> Mapping[int, Account]:
    """The accounts that the viewer is told of, by id."""
    named = {row.account_id for row in rows if row.account_id == viewer_id or (row.standing and row.is_named)}
    for row in rows:
        if row.by_account_id is not None and (row.by_account_id == viewer_id or row.is_parent_named):
            named.add(row.by_account_id)
    if viewer_id is not None and named:
        named -= await blocks_between(house.db, viewer_id, named - {viewer_id})
    ordered = sorted(named)
    return {int(account.id): account for account in await show_accounts(house, ordered)}


def _node(told: Mapping[int, Account], row: NodeRow) -> CascadeNode:
    account = told.get(row.account_id)
    is_way_told = account is not None and row.by_account_id in told
    return CascadeNode(
        id=str(row.id),
        account=account,
        by=None if row.parent_key is None else str(row.parent_key),
        via=row.via if is_way_told else None,
        depth=row.depth,
        did=row.did_at is not None,
        brought=row.brought,
        credited=row.credited,
    )
