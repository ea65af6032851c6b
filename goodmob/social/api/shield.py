"""One's shield, by API."""

from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.routes import delete, get, post
from goodmob.social.actions.shield import lower_shield, raise_shield
from goodmob.social.entities.shield import Shield, show_shield
from goodmob.social.rules.shields import USUAL


class ShieldParams(Struct):
    """For how many hours it is up."""

    hours: int = USUAL


async def show_own_shield(call: Call) -> Shield:
    """Whether one's shield is up."""
    return await show_shield(call.house, call.account_id)


async def raise_own_shield(call: Call, params: ShieldParams) -> Shield:
    """Keep off people whom one neither follows nor knows: what they send waits apart, and staff are asked to look."""
    await call.house.db.act(raise_shield, call.account_id, params.hours)
    return await show_shield(call.house, call.account_id)


async def lower_own_shield(call: Call) -> Shield:
    """Hear everybody again; what was kept off stays among the requests."""
    await call.house.db.act(lower_shield, call.account_id)
    return await show_shield(call.house, call.account_id)


_SHIELD = "/api/v1/shield"

ROUTES = (
    get(_SHIELD, show_own_shield, scope="read:mutes"),
    post(_SHIELD, raise_own_shield, scope="write:mutes"),
    delete(_SHIELD, lower_own_shield, scope="write:mutes"),
)
