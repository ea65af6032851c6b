"""Whose a thing is that only its owner may change or read: nobody else learns more than that it is not theirs."""

from goodmob.core.database.interface import Reads
from goodmob.core.errors import NotFound
from goodmob.core.ownership import owned
from goodmob.posts.queries.approvals import RequestRow, request_by_id
from goodmob.posts.queries.bookmark_folders import FolderRow, folder_by_id
from goodmob.posts.queries.drafts import DraftRow, draft_by_id
from goodmob.posts.queries.featured_tags import FeaturedRow, featured_by_id
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.posts.queries.scheduled import ScheduledRow, scheduled_by_id


async def own_draft(reads: Reads, account_id: int, draft_id: int) -> DraftRow:
    """The account's own draft; NotFound where it does not exist or is somebody else's."""
    return owned(await draft_by_id(reads, draft_id), account_id)


async def own_folder(reads: Reads, account_id: int, folder_id: int) -> FolderRow:
    """The account's own folder of bookmarks; NotFound where it does not exist or is somebody else's."""
    return owned(await folder_by_id(reads, folder_id), account_id)


async def own(reads: Reads, account_id: int, post_id: int) -> PostRow:
    """The account's own post; NotFound where it does not exist or is somebody else's."""
    return owned(await post_by_id(reads, post_id), account_id)


async def own_scheduled(reads: Reads, account_id: int, scheduled_id: int) -> ScheduledRow:
    """The account's own scheduled post; NotFound where it does not exist or is somebody else's."""
    return owned(await scheduled_by_id(reads, scheduled_id), account_id)


async def own_request(reads: Reads, account_id: int, request_id: int) -> RequestRow:
    """What waits, or waited, for the account; NotFound where there is no such thing, or it waits for somebody else."""
    row = await request_by_id(reads, request_id)
    if row is None or row.owner_id != account_id:
        raise NotFound
    return row


async def own_featured_tag(reads: Reads, account_id: int, featured_id: int) -> FeaturedRow:
    """The tag that the account features under this id; NotFound where it does not exist or is somebody else's."""
    return owned(await featured_by_id(reads, featured_id), account_id)
