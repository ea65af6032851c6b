"""Folders of bookmarks, and what is in them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.reactions import Deed
from goodmob.posts.tables.reactions import bookmark, bookmark_folder


class FolderRow(NamedTuple):
    """A folder; emoji is one of Unicode, the shortcode of a custom one, or None."""

    id: int
    account_id: int
    name: str
    emoji: str | None


_ACCOUNT = bindparam("account_id", type_=BigInteger)
_FOLDER = bindparam("folder_id", type_=BigInteger)
_FOLDERS = select(*(bookmark_folder.c[name] for name in FolderRow._fields))

FOLDERS_OF = statement(
    _FOLDERS.where(bookmark_folder.c.account_id == _ACCOUNT).order_by(bookmark_folder.c.id), into=FolderRow
)
FOLDER_BY_ID = statement(_FOLDERS.where(bookmark_folder.c.id == _FOLDER), into=FolderRow)
FILED_PAGE = paged(
    select(bookmark.c.id, bookmark.c.post_id.label("other_id")).where(
        bookmark.c.folder_id == _FOLDER, bookmark.c.account_id == _ACCOUNT
    ),
    bookmark.c.id,
    into=Deed,
)
FOLDERS_AMONG = statement(
    select(bookmark.c.post_id, bookmark.c.folder_id)
    .join_from(bookmark, bookmark_folder, bookmark_folder.c.id == bookmark.c.folder_id)
    .where(bookmark.c.account_id == _ACCOUNT, among(bookmark.c.post_id, "post_ids"))
)
LEFT_IN = statement(
    select(bookmark.c.account_id, bookmark.c.post_id)
    .where(bookmark.c.folder_id == _FOLDER)
    .limit(bindparam("limit", type_=Integer))
)


async def folders_of(reads: Reads, account_id: int) -> list[FolderRow]:
    """The account's folders, the oldest first."""
    return await reads.all(FOLDERS_OF, account_id=account_id)


async def folder_by_id(reads: Reads, folder_id: int) -> FolderRow | None:
    """The folder, whoever it belongs to."""
    return await reads.one(FOLDER_BY_ID, folder_id=folder_id)


async def filed_page(reads: Reads, account_id: int, folder_id: int, window: Window) -> list[Deed]:
    """A page of the account's bookmarks in the folder, latest first; other_id is the post."""
    return await page(reads, FILED_PAGE, window, account_id=account_id, folder_id=folder_id)


async def folders_among(reads: Reads, account_id: int, post_ids: Collection[int]) -> dict[int, int]:
    """In which folder each of these posts is that the account filed; no query for no posts."""
    if not post_ids:
        return {}
    rows = await reads.all(FOLDERS_AMONG, account_id=account_id, post_ids=list(post_ids))
    return {row.post_id: row.folder_id for row in rows}


async def left_in(reads: Reads, folder_id: int, limit: int) -> list[tuple[int, int]]:
    """Some bookmarks of a folder that may be gone: account and post of each."""
    return [(row.account_id, row.post_id) for row in await reads.all(LEFT_IN, folder_id=folder_id, limit=limit)]
