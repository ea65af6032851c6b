"""The deeds of a mob in a browser, and what those say of them who were there, too."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.commitments.queries.attendance import was_there
from goodmob.commitments.queries.deeds import DeedRow, deeds_page
from goodmob.core.database.paging import Window
from goodmob.core.errors import Conflict, Forbidden, Invalid
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.mobs.actions.judge_deed import judge_deed
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.showing import deeds_told, seen_as
from goodmob.mobs.pages.words import reason as why
from goodmob.mobs.permissions import reviewed_among, seen_mob

_OPEN = frozenset({"live", "tallying"})


class DeedsOf(PageParams, kw_only=True):
    """A page of the deeds of a mob."""

    id: Id


class Saying(Struct, kw_only=True):
    """What somebody says of a deed; reason: why it is not so."""

    id: Id
    deed_id: Id
    verb: Literal["witness", "unwitness", "dispute"]
    reason: str = ""


async def show_deeds(call: Call, params: DeedsOf) -> Response:
    """Every deed, newest first; who was there says of each whether they have seen it."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)

    async def read(window: Window) -> list[DeedRow]:
        return await deeds_page(house.db, row.id, window)

    page = await leaf(call, params.window(default=40, most=40), read)
    mob, deeds = await seen_as(call, row), await deeds_told(call, row, page.rows)
    return house.pages.render(
        call,
        "mobs/deeds.html",
        mob=mob,
        row=row,
        deeds=deeds,
        page=page,
        judge=await _judge(call, mob),
        may_review=bool(await reviewed_among(house.db, viewer_id, {row.id: row.account_id})),
    )


async def say_of_deed(call: Call, params: Saying) -> Response:
    """Notes what a peer says, and shows the deed again."""
    try:
        about = (params.id, params.deed_id, params.verb, params.reason)
        await call.house.db.act(judge_deed, call.account_id, *about, lane=params.id)
    except (Conflict, Forbidden, Invalid) as refusal:
        call.notify(why(refusal), "warn")
    return RedirectResponse(f"/mobs/{params.id}/deeds#deed-{params.deed_id}", 303)


async def _judge(call: Call, mob: Mob) -> str:
    """The id of the viewer where they may say something of the deeds of others; else empty."""
    viewer_id = call.viewer.account_id
    if viewer_id is None or mob.state not in _OPEN:
        return ""
    return str(viewer_id) if await was_there(call.house.db, int(mob.id), viewer_id) else ""


_DEEDS = "/mobs/:id/deeds"

PAGES = (
    get(_DEEDS, show_deeds, viewer=OPTIONAL_SESSION),
    post(f"{_DEEDS}/:deed_id/:verb", say_of_deed, viewer=SESSION),
)
