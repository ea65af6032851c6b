"""The wall of a mob for a projector: the tally as large as it can be, and nothing on it that is not for everybody."""

from typing import Any

from msgspec import Struct
from starlette.responses import Response

from goodmob.commitments.queries.deeds import deeds_page
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.i18n import gettext as _
from goodmob.core.qr import qr_svg
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.mob import Mob, show_seen_mobs
from goodmob.mobs.entities.question import show_questions
from goodmob.mobs.pages.card import card_of
from goodmob.mobs.pages.showing import deeds_told
from goodmob.mobs.pages.where import map_of
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.questions import questions_of

ON_THE_WALL = 6
ASKED = 3
JOINABLE = frozenset({"gathering", "tipped", "live"})
MAPPED = frozenset({"live", "tallying", "reported"})


class OneMob(Struct):
    """The mob of the path."""

    id: Id


async def show_wall(call: Call, params: OneMob) -> Response:
    """The wall, for whoever may see the mob; what it shows is what strangers see of it."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    deeds = await deeds_page(call.house.db, row.id, Window(limit=ON_THE_WALL))
    return call.house.pages.render(
        call,
        "mobs/wall.html",
        deeds=await deeds_told(call, row, deeds, openly=True),
        questions=await show_questions(call.house, None, await questions_of(call.house.db, row.id, ["open"], ASKED)),
        **await openly(call, row),
    )


async def openly(call: Call, row: MobRow) -> dict[str, Any]:
    """What a screen needs to show the mob as strangers see it, who are told no exact place and joined nothing."""
    mob = await _open_mob(call, row)
    return {
        "mob": mob,
        "card": card_of(mob, call.house.clock.now()),
        "map": await map_of(call.house, row) if mob.state in MAPPED else None,
        "mob_id": row.id,
        "code": qr_svg(mob.url, _("The address of this mob as a code to scan")) if mob.state in JOINABLE else None,
        "place": f"/mobs/{row.id}",
        "address": mob.url.partition("://")[2],
    }


async def _open_mob(call: Call, row: MobRow) -> Mob:
    shown = await show_seen_mobs(call.house, None, [row])
    if not shown:
        raise NotFound
    return shown[0]


PAGES = (get("/mobs/:id/wall", show_wall, viewer=OPTIONAL_SESSION),)
