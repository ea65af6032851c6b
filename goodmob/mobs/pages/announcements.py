"""What the host says to everybody who takes part: a page to read it and to write it, and how loud a mob may be."""

from typing import Literal

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.broadcasts.queries.choices import muters_among
from goodmob.broadcasts.queries.messages import MessageRow, messages_page
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.paging import Window
from goodmob.core.errors import Conflict, Invalid, TooMany
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.mobs.actions.announce import announce
from goodmob.mobs.actions.mute import mute_mob, unmute_mob
from goodmob.mobs.entities.announcement import MobAnnouncement, render_announcement
from goodmob.mobs.pages.showing import hero, seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import is_told, own_mob, told_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.announcements import LONGEST, OPEN

ON_THE_PAGE = 3


class News(Struct, frozen=True):
    """What the page of a mob shows of it. may_mute: the viewer joined it; is_muted: and wants to hear less."""

    announcements: list[MobAnnouncement]
    may_write: bool
    may_mute: bool
    is_muted: bool
    longest: int = LONGEST


class AnnouncementsOf(PageParams, kw_only=True):
    """A page of what the host said."""

    id: Id


class AnnounceForm(Struct, kw_only=True):
    """What the host says. key: the form's own, which counts once."""

    id: Id
    text: str = ""
    key: str = ""


class Loudness(Struct):
    """The mob, and whether only what is urgent is to be told."""

    id: Id
    verb: Literal["mute", "unmute"]


async def news_of(call: Call, row: MobRow, state: str) -> News | None:
    """What the viewer is told of a mob; None for whoever does not take part."""
    viewer_id = call.viewer.account_id
    if viewer_id is None or not await is_told(call.house.db, viewer_id, row):
        return None
    rows = await messages_page(call.house.db, row.id, "announcement", Window(limit=ON_THE_PAGE))
    is_host = row.account_id == viewer_id
    joined = await commitment_of(call.house.db, row.id, viewer_id) is not None
    return News(
        announcements=[render_announcement(one) for one in rows],
        may_write=is_host and state in OPEN,
        may_mute=joined,
        is_muted=bool(await muters_among(call.house.db, row.id, [viewer_id])),
    )


async def show_announcements(call: Call, params: AnnouncementsOf) -> Response:
    """Everything that the host said, the latest first."""
    return await _page(call, params, "", "")


async def announce_to_mob(call: Call, params: AnnounceForm) -> Response:
    """Tells everybody who takes part, or shows the words again with what is wrong with them."""
    house, host_id = call.house, call.account_id
    row = await own_mob(house.db, host_id, params.id)
    try:
        await house.db.act(announce, host_id, row.id, params.text, params.key or None, lane=row.id)
    except TooMany:
        said = call.gettext("Three times an hour is enough. Say it a little later.")
        return await _page(call, AnnouncementsOf(id=row.id), said, params.text)
    except (Conflict, Invalid) as refusal:
        return await _page(call, AnnouncementsOf(id=row.id), reason(refusal), params.text)
    call.notify(call.gettext("Everybody who takes part is told."))
    return RedirectResponse(f"/mobs/{row.id}/announcements", 303)


async def change_loudness(call: Call, params: Loudness) -> Response:
    """The mob says less from now on, or everything again."""
    act = mute_mob if params.verb == "mute" else unmute_mob
    await call.house.db.act(act, call.account_id, params.id)
    call.notify(
        call.gettext("You hear only of what changes whether, when or where it is.")
        if params.verb == "mute"
        else call.gettext("You hear everything again.")
    )
    return RedirectResponse(f"/mobs/{params.id}", 303)


async def _page(call: Call, params: AnnouncementsOf, error: str, text: str) -> Response:
    row = await told_mob(call.house.db, call.account_id, params.id)

    async def read(window: Window) -> list[MessageRow]:
        return await messages_page(call.house.db, row.id, "announcement", window)

    page = await leaf(call, params.window(default=20, most=40), read)
    mob = await seen_as(call, row)
    return call.house.pages.render(
        call,
        "mobs/announcements.html",
        status=422 if error else 200,
        row=row,
        news=await news_of(call, row, mob.state),
        said=[render_announcement(one) for one in page.rows],
        page=page,
        text=text,
        **hero(call, mob, error=error),
    )


_MOB = "/mobs/:id"

PAGES = (
    get(f"{_MOB}/announcements", show_announcements, viewer=SESSION),
    post(f"{_MOB}/announcements", announce_to_mob, viewer=SESSION),
    post(f"{_MOB}/hear/:verb", change_loudness, viewer=SESSION),
)
