"""The wall of a mob by API: what waits to be let in, and letting it in or not."""

from typing import Literal

from msgspec import Struct

from goodmob.commitments.queries.deeds import deeds_by_id
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.keep_wall import keep_wall
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.deed import Deed, show_deeds
from goodmob.mobs.permissions import stewarded_mob
from goodmob.mobs.queries.wall import waiting_for_the_wall


class OneDeed(Struct):
    """A mob and one of its deeds."""

    id: Id
    deed_id: Id


async def list_waiting_deeds(call: Call, params: OneMob) -> list[Deed]:
    """Deeds that wait to be let in, the newest first, for host and stewards."""
    house, viewer_id = call.house, call.account_id
    row = await stewarded_mob(house.db, viewer_id, params.id)
    return await show_deeds(house, viewer_id, await waiting_for_the_wall(house.db, row.id))


async def approve_deed(call: Call, params: OneDeed) -> Deed:
    """Let a deed hang on the wall."""
    return await _kept(call, params, "approved")


async def hide_deed(call: Call, params: OneDeed) -> Deed:
    """Take a deed off the wall; it counts all the same."""
    return await _kept(call, params, "hidden")


async def _kept(call: Call, params: OneDeed, state: Literal["approved", "hidden"]) -> Deed:
    house, account_id = call.house, call.account_id
    await house.db.act(keep_wall, account_id, params.id, params.deed_id, state, lane=params.id)
    shown = await show_deeds(house, account_id, list((await deeds_by_id(house.db, [params.deed_id])).values()))
    if not shown:
        raise NotFound
    return shown[0]
