"""The buttons of an announcement on the home page: put it away, react with an emoji, take that back."""

from contextlib import suppress

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.announcements.actions.dismiss import dismiss
from goodmob.announcements.actions.react import react, take_back
from goodmob.announcements.rules import TooManyReactions
from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, Route, post


class OneOfAnnouncements(Struct):
    """The announcement of the path."""

    id: Id


class Sign(OneOfAnnouncements, kw_only=True):
    """The announcement, and the emoji for it."""

    emoji: str


async def put_away(call: Call, params: OneOfAnnouncements) -> Response:
    """The announcement is read, and home is without it."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    return RedirectResponse("/home", 303)


async def give(call: Call, params: Sign) -> Response:
    """The announcement has the emoji of the viewer, too."""
    try:
        await call.house.db.act(react, call.account_id, params.id, params.emoji)
    except TooManyReactions:
        call.notify(call.gettext("It has as many different emojis as it can hold. Choose one of them."))
    return _back(params)


async def take(call: Call, params: Sign) -> Response:
    """The viewer's emoji is gone; gone already, nothing happens."""
    with suppress(NotFound):
        await call.house.db.act(take_back, call.account_id, params.id, params.emoji)
    return _back(params)


def _back(params: OneOfAnnouncements) -> Response:
    return RedirectResponse(f"/home#announcement-{params.id}", 303)


PAGES: tuple[Route, ...] = (
    post("/announcements/:id/dismiss", put_away, viewer=SESSION, is_kept=True),
    post("/announcements/:id/react", give, viewer=SESSION),
    post("/announcements/:id/unreact", take, viewer=SESSION),
)
