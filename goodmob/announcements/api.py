"""Announcements, by API: read, put away, reacted to."""

from msgspec import Struct

from goodmob.announcements.actions.dismiss import dismiss
from goodmob.announcements.actions.react import react, take_back
from goodmob.announcements.entities.announcement import Announcement, show_announcements
from goodmob.announcements.queries.announcements import shown_announcements, undismissed_announcements
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import Route, delete, get, post, put


class Wanted(Struct):
    """Which announcements are asked for."""

    with_dismissed: bool = False


class OneOfAnnouncements(Struct):
    """The announcement of the path."""

    id: Id


class OneReaction(Struct):
    """The announcement of the path, and the emoji or shortcode."""

    id: Id
    name: str


async def list_announcements(call: Call, params: Wanted) -> list[Announcement]:
    """What is shown at the moment; what one put away only when it is asked for."""
    house, now = call.house, call.house.clock.now()
    if params.with_dismissed:
        rows = await shown_announcements(house.db, now)
    else:
        rows = await undismissed_announcements(house.db, call.account_id, now)
    return await show_announcements(house, call.account_id, rows)


async def dismiss_announcement(call: Call, params: OneOfAnnouncements) -> Empty:
    """Puts an announcement away."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    return EMPTY


async def add_reaction(call: Call, params: OneReaction) -> Empty:
    """Reacts to an announcement."""
    await call.house.db.act(react, call.account_id, params.id, params.name, lane=params.id)
    return EMPTY


async def remove_reaction(call: Call, params: OneReaction) -> Empty:
    """Takes a reaction to an announcement back."""
    await call.house.db.act(take_back, call.account_id, params.id, params.name, lane=params.id)
    return EMPTY


_REACTION = "/api/v1/announcements/:id/reactions/:name"

ROUTES: tuple[Route, ...] = (
    get("/api/v1/announcements", list_announcements),
    post("/api/v1/announcements/:id/dismiss", dismiss_announcement, scope="write:accounts"),
    put(_REACTION, add_reaction, scope="write:favourites"),
    delete(_REACTION, remove_reaction, scope="write:favourites"),
)
