"""A poster to print: what, when and where, and a code that leads to the mob."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.i18n import gettext as _
from goodmob.core.qr import qr_svg
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.mob import show_seen_mobs
from goodmob.mobs.pages.when import printed_window
from goodmob.mobs.permissions import seen_mob


class OneMob(Struct):
    """The mob of the path."""

    id: Id


async def show_poster(call: Call, params: OneMob) -> Response:
    """The poster, with nothing on it that strangers are not told, whoever prints it; NotFound for drafts."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    shown = await show_seen_mobs(call.house, None, [row])
    if not shown or row.post_id is None:
        raise NotFound
    mob = shown[0]
    return call.house.pages.render(
        call,
        "mobs/poster.html",
        mob=mob,
        row=row,
        when=printed_window(mob.starts_at, mob.ends_at, mob.time_zone),
        code=qr_svg(mob.url, _("The address of this mob as a code to scan")),
        address=mob.url.partition("://")[2],
    )


PAGES = (get("/mobs/:id/poster", show_poster, viewer=OPTIONAL_SESSION),)
