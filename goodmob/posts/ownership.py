"""Whose a draft and a folder of bookmarks is: nobody else learns that there is such a thing."""

from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.posts.queries.bookmark_folders import FolderRow, folder_by_id
from goodmob.posts.queries.drafts import DraftRow, draft_by_id


async def own_draft(reads: Reads, account_id: int, draft_id: int) -> DraftRow:
    """The account's own draft; NotFound where it does not exist or is somebody else's."""
    row = await draft_by_id(reads, draft_id)
    if row is None or row.account_id != account_id:
        raise NotFound
    return row


async def own_folder(reads: Reads, account_id: int, folder_id: int) -> FolderRow:
    """The account's own folder of bookmarks; NotFound where it does not exist or is somebody else's."""
    row = await folder_by_id(reads, folder_id)
    if row is None or row.account_id != account_id:
        raise NotFound
    return row
