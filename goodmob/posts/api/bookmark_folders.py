"""Folders of bookmarks by API, as apps for Pleroma know them."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import delete, get, patch, post
from goodmob.posts.actions.bookmark_folder import add_folder, change_folder, delete_folder
from goodmob.posts.entities.bookmark_folder import BookmarkFolder, show_folders
from goodmob.posts.ownership import own_folder
from goodmob.posts.queries.bookmark_folders import folders_of


class NewFolder(Struct):
    """A folder that is to be made."""

    name: str
    emoji: str | None = None


class OneFolder(Struct):
    """The folder of the path."""

    id: Id


class FolderChange(OneFolder):
    """What of the folder is to be different; an empty emoji takes it away."""

    name: str | UnsetType = UNSET
    emoji: str | UnsetType | None = UNSET


async def list_folders(call: Call) -> Sequence[BookmarkFolder]:
    """The viewer's folders, the oldest first."""
    return await show_folders(call.house, await folders_of(call.house.db, call.account_id))


async def make_folder(call: Call, params: NewFolder) -> BookmarkFolder:
    """Make a folder."""
    house, account_id = call.house, call.account_id
    folder_id = await house.db.act(add_folder, account_id, params.name, params.emoji, lane=account_id)
    return await _shown(call, folder_id)


async def rename_folder(call: Call, params: FolderChange) -> BookmarkFolder:
    """Give a folder another name or emoji."""
    house, account_id = call.house, call.account_id
    await house.db.act(change_folder, account_id, params.id, params.name, params.emoji, lane=account_id)
    return await _shown(call, params.id)


async def remove_folder(call: Call, params: OneFolder) -> BookmarkFolder:
    """Delete a folder, and keep what is in it bookmarked; the answer is the folder as it was."""
    folder = await _shown(call, params.id)
    await call.house.db.act(delete_folder, call.account_id, params.id, lane=call.account_id)
    return folder


async def _shown(call: Call, folder_id: int) -> BookmarkFolder:
    return (await show_folders(call.house, [await own_folder(call.house.db, call.account_id, folder_id)]))[0]


_FOLDERS = "/api/v1/pleroma/bookmark_folders"

ROUTES = (
    get(_FOLDERS, list_folders, scope="read:bookmarks"),
    post(_FOLDERS, make_folder, scope="write:bookmarks"),
    patch(f"{_FOLDERS}/:id", rename_folder, scope="write:bookmarks"),
    delete(f"{_FOLDERS}/:id", remove_folder, scope="write:bookmarks"),
)
