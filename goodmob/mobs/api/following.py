"""Following mobs by API."""

from goodmob.core.web.call import Call
from goodmob.mobs.actions.follow import follow_mob, unfollow_mob
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.mob import Mob, show_one_mob


async def follow_one_mob(call: Call, params: OneMob) -> Mob:
    """Hear when the mob is on, when it begins and what came of it, without being in."""
    house, account_id = call.house, call.account_id
    await house.db.act(follow_mob, account_id, params.id, lane=account_id)
    return await show_one_mob(house, account_id, params.id)


async def unfollow_one_mob(call: Call, params: OneMob) -> Mob:
    """Hear no more of the mob, unless one is in."""
    house, account_id = call.house, call.account_id
    await house.db.act(unfollow_mob, account_id, params.id, lane=account_id)
    return await show_one_mob(house, account_id, params.id)
