"""Doing what a mob is about, by API."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.commitments.queries.deeds import DeedRow, deeds_by_id
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.federation.meeting import meet_named
from goodmob.mobs.actions.do import NewDeedWish, do
from goodmob.mobs.actions.judge_deed import Saying, judge_deed
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.permissions import seen_mob


class DeedParams(Struct, kw_only=True):
    """A deed: so many units, told of in a reply unless it is quiet; cell: the h3 cell where it was done.

    in_report: the picture may stand in the report of the mob.
    """

    id: Id
    count: int = 1
    text: str = ""
    media_ids: list[Id] = []
    cell: str | None = None
    quiet: bool = False
    in_report: bool = False


class OneDeed(Struct):
    """The mob and one of its deeds."""

    id: Id
    deed_id: Id


class DisputeParams(Struct, kw_only=True):
    """The mob and one of its deeds, and why it is not as its doer says."""

    id: Id
    deed_id: Id
    reason: str = ""


async def do_deed(call: Call, params: DeedParams) -> Deed:
    """Do what the mob is about, and tell of it in a reply."""
    house, doer_id = call.house, call.account_id
    mob = await seen_mob(house.db, doer_id, params.id)
    wish = NewDeedWish(
        count=params.count,
        text=params.text,
        media_ids=tuple(params.media_ids),
        cell=params.cell or None,
        quiet=params.quiet,
        application_id=call.viewer.application_id,
        in_report=params.in_report,
    )
    key = call.headers.get("Idempotency-Key") or None
    await meet_named(house, params.text)
    deed_id = await house.db.act(do, house.settings, mob, doer_id, wish, key, lane=mob.id)
    return await _shown(call, list((await deeds_by_id(house.db, [deed_id])).values()))


async def witness_deed(call: Call, params: OneDeed) -> Deed:
    """Say that one has seen somebody's deed: for people who are in, and were there or did something."""
    return await _judged(call, params.id, params.deed_id, "witness")


async def unwitness_deed(call: Call, params: OneDeed) -> Deed:
    """Take back that one has seen a deed."""
    return await _judged(call, params.id, params.deed_id, "unwitness")


async def dispute_deed(call: Call, params: DisputeParams) -> Deed:
    """Say why a deed is not as its doer says: for the same people. Whoever may review decides."""
    return await _judged(call, params.id, params.deed_id, "dispute", params.reason)


async def _judged(call: Call, mob_id: int, deed_id: int, saying: Saying, reason: str = "") -> Deed:
    row = await call.house.db.act(judge_deed, call.account_id, mob_id, deed_id, saying, reason, lane=mob_id)
    return await _shown(call, [row])


async def _shown(call: Call, rows: Sequence[DeedRow]) -> Deed:
    shown = await show_deeds(call.house, call.account_id, rows)
    if not shown:
        raise NotFound
    return shown[0]
