"""What somebody kept: bookmarks, and favourites."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.responses import Response

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.web.call import Call
from goodmob.core.web.leaves import entries, leaf, part, wants_part
from goodmob.core.web.paging import PageParams
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.posts.entities.show import show
from goodmob.posts.ownership import own_folder
from goodmob.posts.queries.bookmark_folders import filed_page, folders_of
from goodmob.posts.queries.reactions import Deed, bookmarks_page, favourites_page

Read = Callable[[Reads, int, Window], Awaitable[list[Deed]]]


class Which(PageParams, kw_only=True):
    """Which bookmarks: those in a folder, or all."""

    folder_id: Id | None = None


async def bookmarks(call: Call, params: Which) -> Response:
    """What the viewer bookmarked, latest bookmark first."""
    house, account_id = call.house, call.account_id
    folder = None if params.folder_id is None else await own_folder(house.db, account_id, params.folder_id)
    read = partial(_in_folder, folder.id) if folder else bookmarks_page
    shelves = {"folder": folder, "folders": await folders_of(house.db, account_id)}
    return await _collected(call, params, "bookmarks", read, **shelves)


async def favourites(call: Call, params: PageParams) -> Response:
    """What the viewer favourited, latest favourite first."""
    return await _collected(call, params, "favourites", favourites_page)


async def _collected(call: Call, params: PageParams, kind: str, read: Read, **more: Any) -> Response:
    """A page of what was kept; a script that asks for what is newer or older gets that alone."""
    own = partial(read, call.house.db, call.account_id)
    is_part = wants_part(call, params)
    page = await part(call, params, own) if is_part else await leaf(call, params.window(), own)
    posts = await show(call.house, call.account_id, [deed.other_id for deed in page.rows])
    if is_part:
        return entries(call, "posts/_collected.html", page, kind=kind, posts=posts, **more)
    return call.house.pages.render(call, "posts/collected.html", kind=kind, page=page, posts=posts, **more)


async def _in_folder(folder_id: int, reads: Reads, account_id: int, window: Window) -> list[Deed]:
    return await filed_page(reads, account_id, folder_id, window)


PAGES = (
    get("/bookmarks", bookmarks, viewer=SESSION),
    get("/favourites", favourites, viewer=SESSION),
)
