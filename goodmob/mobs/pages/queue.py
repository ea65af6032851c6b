"""Deeds that wait for the wall of a mob, in a browser."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.actions.keep_wall import keep_wall
from goodmob.mobs.pages.showing import deeds_told, seen_as
from goodmob.mobs.permissions import stewarded_mob
from goodmob.mobs.queries.wall import waiting_for_the_wall

STATES: dict[str, Literal["approved", "hidden"]] = {"approve": "approved", "hide": "hidden"}


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class OneDeed(Struct, kw_only=True):
    """A mob, one of its deeds, and whether it may hang on the wall."""

    id: Id
    deed_id: Id
    verb: Literal["approve", "hide"]


async def show_queue(call: Call, params: OneMob) -> Response:
    """What waits to be let in, the newest first."""
    row = await stewarded_mob(call.house.db, call.account_id, params.id)
    waiting = await deeds_told(call, row, await waiting_for_the_wall(call.house.db, row.id), waiting=True)
    return call.house.pages.render(call, "mobs/queue.html", mob=await seen_as(call, row), deeds=waiting)


async def keep(call: Call, params: OneDeed) -> Response:
    """Lets a deed hang on the wall, or hides it there."""
    ids = (call.account_id, params.id, params.deed_id)
    await call.house.db.act(keep_wall, *ids, STATES[params.verb], lane=params.id)
    return RedirectResponse(f"/mobs/{params.id}/queue", 303)


PAGES = (
    get("/mobs/:id/queue", show_queue, viewer=SESSION),
    post("/mobs/:id/queue/:deed_id/:verb", keep, viewer=SESSION),
)
