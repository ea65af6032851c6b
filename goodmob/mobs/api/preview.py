"""The picture of a mob that links to it show elsewhere."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.drawn import check_seal, show_drawn
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.mobs.entities.mob import show_one_mob
from goodmob.mobs.entities.preview import sketch_of_mob
from goodmob.mobs.permissions import seen_mob


class PictureOf(Struct, kw_only=True):
    """The mob, and the seal on the address."""

    id: Id
    seal: str


async def show_preview(call: Call, params: PictureOf) -> Response:
    """What a link to the mob shows elsewhere, as PNG; NotFound unless its page has led here."""
    check_seal(call, params.seal)
    row = await seen_mob(call.house.db, None, params.id)
    mob = await show_one_mob(call.house, None, params.id)
    return await show_drawn(call, sketch_of_mob(call.house, mob, row.spoiler_text))


ROUTES = (get("/mobs/:id/preview/:seal.png", show_preview, viewer=NOBODY, limit="drawings"),)
