"""What is wanted and offered around a mob, by API."""

from msgspec import Struct

from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.zones import moment_named
from goodmob.mobs.actions.post_need import post_need, remove_need
from goodmob.mobs.actions.take_need import accept_taker, decline_taker, give_back, take_need
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.need import MobNeed, show_needs, show_one_need
from goodmob.mobs.permissions import is_told, seen_mob
from goodmob.mobs.queries.needs import need_by_id, needs_of
from goodmob.mobs.rules.needs import NeedKind, NewNeed, Side


class NeedParams(Struct, kw_only=True):
    """What somebody wants or offers. origin and leaves_at (ISO 8601, or by the clocks of the mob): of a ride.

    contact: how to reach them, which only those see whom they accept.
    """

    id: Id
    kind: NeedKind
    side: Side
    text: str
    places: int = 1
    origin: str = ""
    leaves_at: str = ""
    contact: str = ""


class OneNeed(Struct):
    """The need of the path."""

    id: Id


class TakeParams(Struct, kw_only=True):
    """For how many places one asks, and how to be reached, which the other side sees once it has accepted."""

    id: Id
    places: int = 1
    contact: str = ""


class OneTaker(Struct):
    """A need, and somebody who asks for it."""

    id: Id
    account_id: Id


async def post_one_need(call: Call, params: NeedParams) -> MobNeed:
    """Say what one wants or offers, as somebody who takes part."""
    house, account_id = call.house, call.account_id
    mob = await seen_mob(house.db, account_id, params.id)
    moment = params.leaves_at.strip()
    new = NewNeed(
        kind=params.kind,
        side=params.side,
        text=params.text,
        places=params.places,
        origin=params.origin,
        leaves_at=moment_named(moment, mob.time_zone, "leaves_at") if moment else None,
        contact=params.contact,
    )
    need_id = await house.db.act(post_need, account_id, mob.id, new, lane=mob.id)
    return await show_one_need(house, account_id, need_id, takes_part=True)


async def list_needs(call: Call, params: OneMob) -> list[MobNeed]:
    """What is wanted and offered now, the first one first."""
    house, viewer_id = call.house, call.viewer.account_id
    mob = await seen_mob(house.db, viewer_id, params.id)
    takes_part = viewer_id is not None and await is_told(house.db, viewer_id, mob)
    return await show_needs(house, viewer_id, await needs_of(house.db, mob.id), takes_part=takes_part)


async def take_one_need(call: Call, params: TakeParams) -> MobNeed:
    """Ask for what is offered, or offer what is wanted; asked again, the answer is the same."""
    about = (call.account_id, params.id, params.places, params.contact)
    await call.house.db.act(take_need, *about, lane=params.id)
    return await _shown(call, params.id)


async def give_one_need_back(call: Call, params: OneNeed) -> MobNeed:
    """Give the places back, or take the asking back; also where the mob can no longer be seen."""
    await call.house.db.act(give_back, call.account_id, params.id, lane=params.id)
    return await _shown(call, params.id)


async def accept_one_taker(call: Call, params: OneTaker) -> MobNeed:
    """Let somebody have what they asked for: both see how to reach each other."""
    await call.house.db.act(accept_taker, call.account_id, params.id, params.account_id, lane=params.id)
    return await _shown(call, params.id)


async def decline_one_taker(call: Call, params: OneTaker) -> MobNeed:
    """Do not let somebody have it, or no longer."""
    await call.house.db.act(decline_taker, call.account_id, params.id, params.account_id, lane=params.id)
    return await _shown(call, params.id)


async def remove_one_need(call: Call, params: OneNeed) -> Empty:
    """Take a need off the board: one's own, or any of one's own mob."""
    await call.house.db.act(remove_need, call.account_id, params.id, lane=params.id)
    return EMPTY


async def _shown(call: Call, need_id: int) -> MobNeed:
    house, account_id = call.house, call.account_id
    row = await need_by_id(house.db, need_id)
    if row is None:
        raise NotFound
    mob = await seen_mob(house.db, account_id, row.mob_id)
    takes_part = await is_told(house.db, account_id, mob)
    return await show_one_need(house, account_id, need_id, takes_part=takes_part)
