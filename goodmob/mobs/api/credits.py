"""Being named in the report of a mob, by API."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.routes import delete, get, post
from goodmob.mobs.actions.consent import consent, withdraw
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.consents import consents


class MobCredit(Struct, frozen=True):
    """Whether one is named in the report of a mob, once one came or did something."""

    mob_id: str
    named: bool


async def show_credit(call: Call, params: OneMob) -> MobCredit:
    """Whether one wants to be named in the report of the mob."""
    row = await seen_mob(call.house.db, call.account_id, params.id)
    return MobCredit(str(row.id), await consents(call.house.db, row.id, call.account_id))


async def give_credit(call: Call, params: OneMob) -> MobCredit:
    """Be named in the report of the mob: for who takes part, until the report is final. Nobody is who did not ask."""
    await call.house.db.act(consent, call.account_id, params.id, lane=params.id)
    return MobCredit(str(params.id), True)


async def take_credit_back(call: Call, params: OneMob) -> MobCredit:
    """Be named no more, and have one's pictures taken out: also of a report that is final."""
    await call.house.db.act(withdraw, call.account_id, params.id, lane=params.id)
    return MobCredit(str(params.id), False)


_CREDIT = "/api/v1/mobs/:id/credit"

ROUTES = (
    get(_CREDIT, show_credit, scope="read:mobs"),
    post(_CREDIT, give_credit, scope="write:mobs"),
    delete(_CREDIT, take_credit_back, scope="write:mobs"),
)
