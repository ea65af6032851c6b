"""Folders of bookmarks in a browser: make, rename and delete one, and move a bookmark."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Refusal
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, post
from goodmob.posts.actions.bookmark import bookmark
from goodmob.posts.actions.bookmark_folder import add_folder, change_folder, delete_folder

ADDRESS = "/bookmarks"


class Named(Struct):
    """The name that a folder is to have."""

    name: str = ""


class Renamed(Named, kw_only=True):
    """The folder of the path, and its new name."""

    id: Id


class OneFolder(Struct):
    """The folder of the path."""

    id: Id


class Moved(Struct):
    """The post whose bookmark moves; None for no folder."""

    id: Id
    folder: Id | None = None


async def make_folder(call: Call, params: Named) -> Response:
    """Makes a folder."""
    try:
        folder_id = await call.house.db.act(add_folder, call.account_id, params.name, lane=call.account_id)
    except Refusal as refusal:
        return _refused(call, refusal, ADDRESS)
    return RedirectResponse(f"{ADDRESS}?folder_id={folder_id}", 303)


async def rename_folder(call: Call, params: Renamed) -> Response:
    """Gives the folder another name."""
    place = f"{ADDRESS}?folder_id={params.id}"
    try:
        await call.house.db.act(change_folder, call.account_id, params.id, params.name, lane=call.account_id)
    except Refusal as refusal:
        return _refused(call, refusal, place)
    return RedirectResponse(place, 303)


async def remove_folder(call: Call, params: OneFolder) -> Response:
    """Deletes the folder; what was in it stays bookmarked."""
    await call.house.db.act(delete_folder, call.account_id, params.id, lane=call.account_id)
    call.notify(call.gettext("The folder is deleted. What was in it is still bookmarked."))
    return RedirectResponse(ADDRESS, 303)


async def move_bookmark(call: Call, params: Moved) -> Response:
    """Puts a bookmark into a folder, or out of all."""
    folder_id = params.folder or None
    await call.house.db.act(bookmark, call.account_id, params.id, folder_id)
    return RedirectResponse(f"{ADDRESS}?folder_id={folder_id}" if folder_id else ADDRESS, 303)


def _refused(call: Call, refusal: Refusal, place: str) -> Response:
    if refusal.status != 422:
        raise refusal
    call.notify(call.gettext("A folder needs a name of its own of up to 100 characters; there can be 50."), "warn")
    return RedirectResponse(place, 303)


PAGES = (
    post(f"{ADDRESS}/folders", make_folder, viewer=SESSION),
    post(f"{ADDRESS}/folders/:id", rename_folder, viewer=SESSION),
    post(f"{ADDRESS}/folders/:id/delete", remove_folder, viewer=SESSION),
    post(f"{ADDRESS}/:id/move", move_bookmark, viewer=SESSION),
)
