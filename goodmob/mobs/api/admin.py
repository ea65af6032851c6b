"""What staff do about mobs, by API: stop them, let them go on, show them again, and agree to more."""

from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import post
from goodmob.mobs.actions.growth import reset_mob
from goodmob.mobs.actions.halt import halt_mob, resume_mob
from goodmob.mobs.actions.plan import approve_crowd, say_crowd
from goodmob.mobs.api.params import OneMob
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.queries.mobs import mob_by_id

Action = Callable[[Transaction, int | None, int], Coroutine[Any, Any, None]]


class ApproveParams(Struct, kw_only=True):
    """To how many places staff agree."""

    id: Id
    places: int


class WordParams(Struct, kw_only=True):
    """How many the account may gather, whatever else is known of it; nothing: as everybody."""

    id: Id
    places: int | None = None


async def halt_one_mob(call: Call, params: OneMob) -> Mob:
    """Stop a mob on every surface; everybody who joined is told."""
    return await _done(call, params, halt_mob)


async def resume_one_mob(call: Call, params: OneMob) -> Mob:
    """Let a mob go on that was stopped."""
    return await _done(call, params, resume_mob)


async def reset_one_mob(call: Call, params: OneMob) -> Mob:
    """Show a mob to everybody again that grew too fast; nothing else ever does."""
    return await _done(call, params, reset_mob)


async def approve_one_crowd(call: Call, params: ApproveParams) -> Mob:
    """Agree to the plan of a host: so many may come."""
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    house = call.house
    await house.db.act(approve_crowd, house.settings, call.account_id, params.id, params.places, lane=params.id)
    return await _shown(call, params.id)


async def say_one_crowd(call: Call, params: WordParams) -> Empty:
    """Say how many somebody may gather."""
    require_permission(call.viewer, Permission.MANAGE_USERS)
    await call.house.db.act(say_crowd, call.account_id, params.id, params.places)
    return EMPTY


async def _done(call: Call, params: OneMob, action: Action) -> Mob:
    require_permission(call.viewer, Permission.MANAGE_REPORTS)
    await call.house.db.act(action, call.account_id, params.id, lane=params.id)
    return await _shown(call, params.id)


async def _shown(call: Call, mob_id: int) -> Mob:
    """The mob as staff see it, who look at all of them."""
    mob = await mob_by_id(call.house.db, mob_id)
    if mob is None:
        raise NotFound
    [shown] = await show_seen_mobs(call.house, call.account_id, [mob])
    return shown


_MOB, _WRITE = "/api/v1/admin/mobs/:id", "admin:write:reports"

ROUTES = (
    post(f"{_MOB}/halt", halt_one_mob, scope=_WRITE),
    post(f"{_MOB}/resume", resume_one_mob, scope=_WRITE),
    post(f"{_MOB}/reset", reset_one_mob, scope=_WRITE),
    post(f"{_MOB}/approve", approve_one_crowd, scope=_WRITE),
    post("/api/v1/admin/accounts/:id/crowd", say_one_crowd, scope="admin:write:accounts"),
)
