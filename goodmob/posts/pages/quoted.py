"""The post that a form quotes, as a card, for pages with scripts."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.errors import NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.composer import quotable


class Quoted(Struct):
    """The post of the path."""

    id: Id


async def show_quoted(call: Call, params: Quoted) -> Response:
    """The card of a post that the viewer may quote."""
    quoted = await quotable(call.house, call.account_id, params.id)
    if quoted is None:
        raise NotFound
    return call.house.pages.render(call, "posts/composer/quoted.html", quoted=quoted)


PAGES = (get("/compose/quoted/:id", show_quoted, viewer=SESSION),)
