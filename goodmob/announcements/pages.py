"""The button of an announcement on the home page: put it away."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.announcements.actions.dismiss import dismiss
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, Route, post


class OneOfAnnouncements(Struct):
    """The announcement of the path."""

    id: Id


async def put_away(call: Call, params: OneOfAnnouncements) -> Response:
    """The announcement is read, and home is without it."""
    await call.house.db.act(dismiss, call.account_id, params.id)
    return RedirectResponse("/home", 303)


PAGES: tuple[Route, ...] = (post("/announcements/:id/dismiss", put_away, viewer=SESSION),)
