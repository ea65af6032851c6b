"""Demands by API: the organisation answers, and the host says whether it is met."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.mobs.actions.answer_demand import answer_demand, confirm_met, dispute_met
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.mob import Mob, show_one_mob
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.rules.demands import Outcome


class AnswerParams(Struct, kw_only=True):
    """A public post of one's own as the answer, and what it says of the demand."""

    id: Id
    status_id: Id
    outcome: Outcome


async def answer_one_demand(call: Call, params: AnswerParams) -> Mob:
    """Answer, as the organisation that a mob turns to: the post is pinned on it."""
    house, account_id = call.house, call.account_id
    about = (account_id, params.id, params.status_id, params.outcome)
    await seen_mob(house.db, account_id, params.id)
    await house.db.act(answer_demand, *about, lane=params.id)
    return await show_one_mob(house, account_id, params.id)


async def say_it_is_met(call: Call, params: OneMob) -> Mob:
    """Say, as the host, that what the mob asks is met: the asks stop."""
    house, account_id = call.house, call.account_id
    await house.db.act(confirm_met, account_id, params.id, lane=params.id)
    return await show_one_mob(house, account_id, params.id)


async def say_it_is_not_met(call: Call, params: OneMob) -> Mob:
    """Say, as the host, that it is not met, within a day after the organisation said that it is."""
    house, account_id = call.house, call.account_id
    await house.db.act(dispute_met, account_id, params.id, lane=params.id)
    return await show_one_mob(house, account_id, params.id)
