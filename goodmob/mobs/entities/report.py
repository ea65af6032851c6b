"""The report of a mob: what came of it, in numbers."""

from collections.abc import Sequence

from msgspec import Struct, structs

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.mobs.entities.cascade import recent_figures
from goodmob.mobs.entities.credits import deeds_shown, show_named
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.outcomes import outcome_of

_CALLED_OFF = frozenset({"failed", "cancelled"})
_OVER_ELSEWHERE = _CALLED_OFF | {"reported"}


class MobReport(Struct, frozen=True, kw_only=True):
    """final: the figures never change again. joined and present are places; done and no_shows people; tally, verified
    and late units, late ones being no part of the tally. status_id is the post that tells of it.

    reached: at most how many people were shown it, an estimate made of who follows its host and the boosts (people who
    boosted it). brought: of those who came or did it those whom others brought. What its chapters came to is no part of
    the rest. named: some of those who came or did it and want to be named; deeds: some whose doers let their pictures
    be shown. no_shows is for the host alone, since of few people it names one; null for others.
    """

    mob_id: str
    final: bool
    host: Account
    starts_at: str
    ends_at: str
    joined: int
    present: int
    done: int
    tally: int
    verified: int
    late: int
    no_shows: int | None
    status_id: str | None
    reached: int
    boosts: int
    brought: int
    chapters: int
    chapters_joined: int
    chapters_done: int
    chapters_tally: int
    named: Sequence[Account]
    deeds: Sequence[Deed]


async def show_report(house: House, viewer_id: int | None, mob: MobRow) -> MobReport:
    """What came of the mob, or has come of it so far; NotFound where it is gone meanwhile."""
    call = await call_by_id(house.db, mob.id)
    hosts = await show_accounts(house, [mob.account_id])
    if call is None or not hosts:
        raise NotFound
    outcome = await outcome_of(house.db, mob)
    if mob.report is None:
        outcome = structs.replace(outcome, brought=(await recent_figures(house, mob.id)).credited)
    figures = structs.asdict(outcome)
    if viewer_id != mob.account_id:
        figures["no_shows"] = None
    return MobReport(
        mob_id=str(mob.id),
        final=mob.report is not None or call.state in (_OVER_ELSEWHERE if call.far else _CALLED_OFF),
        host=hosts[0],
        starts_at=iso(call.starts_at),
        ends_at=iso(call.ends_at),
        status_id=None if mob.report_post_id is None else str(mob.report_post_id),
        named=await show_named(house, viewer_id, mob.id),
        deeds=await show_deeds(house, viewer_id, await deeds_shown(house.db, viewer_id, mob)),
        **figures,
    )
