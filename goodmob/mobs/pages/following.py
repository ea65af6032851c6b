"""Following a mob in a browser."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Conflict, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.pages import wants_fragment
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.mobs.actions.follow import follow_mob, unfollow_mob
from goodmob.mobs.pages.showing import seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import seen_mob


class OneMob(Struct):
    """The mob of the path."""

    id: Id


async def follow(call: Call, params: OneMob) -> Response:
    """Follows the mob."""
    try:
        await call.house.db.act(follow_mob, call.account_id, params.id, lane=call.account_id)
    except (Conflict, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    return await _answered(call, params.id)


async def unfollow(call: Call, params: OneMob) -> Response:
    """Follows the mob no longer."""
    await call.house.db.act(unfollow_mob, call.account_id, params.id, lane=call.account_id)
    return await _answered(call, params.id)


async def _answered(call: Call, mob_id: int) -> Response:
    mob = await seen_as(call, await seen_mob(call.house.db, call.account_id, mob_id))
    if wants_fragment(call):
        return call.house.pages.render(call, "mobs/_follow.html", mob=mob)
    return RedirectResponse(f"/mobs/{mob_id}", 303)


PAGES = (
    post("/mobs/:id/follow", follow, viewer=SESSION),
    post("/mobs/:id/unfollow", unfollow, viewer=SESSION),
)
