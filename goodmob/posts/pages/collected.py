"""What somebody kept: bookmarks, and favourites."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.responses import Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import leaf
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.show import show
from goodmob.posts.queries.reactions import Deed, bookmarks_page, favourites_page

Read = Callable[[Reads, int, Window], Awaitable[list[Deed]]]


async def bookmarks(call: Call, params: PageParams) -> Response:
    """What the viewer bookmarked, latest bookmark first."""
    return await _collected(call, params, "bookmarks", bookmarks_page)


async def favourites(call: Call, params: PageParams) -> Response:
    """What the viewer favourited, latest favourite first."""
    return await _collected(call, params, "favourites", favourites_page)


async def _collected(call: Call, params: PageParams, kind: str, read: Read) -> Response:
    page = await leaf(call, params.window(), partial(read, call.house.db, call.account_id))
    posts = await show(call.house, call.account_id, [deed.other_id for deed in page.rows])
    return call.house.pages.render(call, "posts/collected.html", kind=kind, page=page, posts=posts)


PAGES = (
    get("/bookmarks", bookmarks, viewer=SESSION),
    get("/favourites", favourites, viewer=SESSION),
)
