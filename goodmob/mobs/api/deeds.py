"""Doing what a mob is about, by API."""

from msgspec import Struct

from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.do import NewDeedWish, do
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.permissions import seen_mob


class DeedParams(Struct, kw_only=True):
    """A deed: so many units, told of in a reply unless it is quiet; cell: the h3 cell where it was done."""

    id: Id
    count: int = 1
    text: str = ""
    media_ids: list[Id] = []
    cell: str | None = None
    quiet: bool = False


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
    )
    key = call.headers.get("Idempotency-Key") or None
    deed_id = await house.db.act(do, house.settings, mob, doer_id, wish, key, lane=mob.id)
    shown = await show_deeds(house, doer_id, list((await deeds_by_id(house.db, [deed_id])).values()))
    if not shown:
        raise NotFound
    return shown[0]
