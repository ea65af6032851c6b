"""What slows a mob down, by API: co-stewards, a plan for a larger crowd, and slow mode."""

from msgspec import Struct

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.plan import send_plan
from goodmob.mobs.actions.slow import slow_down
from goodmob.mobs.actions.stewards import accept_stewardship, ask_steward, end_stewardship
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.crowd import Steward, show_stewards
from goodmob.mobs.entities.mob import Mob, show_one_mob
from goodmob.mobs.permissions import own_mob, seen_mob


class StewardParams(Struct, kw_only=True):
    """Whom to ask."""

    id: Id
    account_id: Id


class PlanParams(Struct, kw_only=True):
    """How so many people are looked after."""

    id: Id
    text: str
    places: int


class SlowParams(Struct, kw_only=True):
    """How many seconds lie between two answers of one account; 0 lets everybody answer at once."""

    id: Id
    seconds: int


async def list_stewards(call: Call, params: OneMob) -> list[Steward]:
    """Who looks after the mob with its host; the host sees whom it asked."""
    mob = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    return await show_stewards(call.house, call.viewer.account_id, mob)


async def ask_one_steward(call: Call, params: StewardParams) -> list[Steward]:
    """Ask somebody to look after one's mob together, so that more may come."""
    house, host_id = call.house, call.account_id
    mob = await own_mob(house.db, host_id, params.id)
    await house.db.act(ask_steward, host_id, mob.id, params.account_id, lane=mob.id)
    return await show_stewards(house, host_id, mob)


async def accept_one_stewardship(call: Call, params: OneMob) -> list[Steward]:
    """Look after a mob with its host, who asked one to."""
    house, account_id = call.house, call.account_id
    mob = await seen_mob(house.db, account_id, params.id)
    await house.db.act(accept_stewardship, house.settings, account_id, mob, lane=mob.id)
    return await show_stewards(house, account_id, mob)


async def end_one_stewardship(call: Call, params: StewardParams) -> Empty:
    """Thank somebody for looking after one's mob; or decline to, oneself."""
    house, account_id = call.house, call.account_id
    mob = await seen_mob(house.db, account_id, params.id)
    await house.db.act(end_stewardship, account_id, mob, params.account_id, lane=mob.id)
    return EMPTY


async def send_one_plan(call: Call, params: PlanParams) -> Mob:
    """Ask staff for a larger crowd, with a plan."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    await house.db.act(send_plan, host_id, params.id, params.text, params.places, lane=params.id)
    return await show_one_mob(house, host_id, params.id)


async def slow_one_mob_down(call: Call, params: SlowParams) -> Mob:
    """Let everybody wait between two answers under one's mob."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    await house.db.act(slow_down, host_id, params.id, params.seconds)
    return await show_one_mob(house, host_id, params.id)
