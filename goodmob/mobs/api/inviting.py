"""Asking people by name to come to one's mob, wherever they live."""

from msgspec import Struct

from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import post
from goodmob.mobs.actions.ask_to_come import ask_to_come


class GuestParams(Struct, kw_only=True):
    """The mob, and who is asked."""

    id: Id
    account_id: Id


async def invite_somebody(call: Call, params: GuestParams) -> Empty:
    """Ask somebody to come to one's own mob, once: here by a notice, elsewhere by a direct message with a poll."""
    house = call.house
    await house.db.act(ask_to_come, house.settings, call.account_id, params.id, params.account_id, lane=params.id)
    return EMPTY


ROUTES = (post("/api/v1/mobs/:id/guests", invite_somebody, scope="write:mobs", limit="statuses"),)
