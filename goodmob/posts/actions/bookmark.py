"""Bookmark a post, which nobody else learns of, put it into a folder, or take the bookmark back."""

from msgspec import UNSET, UnsetType
from sqlalchemy import BigInteger, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.ownership import own_folder
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules.flags import BOOKMARKED, FILED
from goodmob.posts.tables.reactions import bookmark as bookmark_table

ADD_BOOKMARK = statement(
    insert(bookmark_table)
    .on_conflict_do_nothing(index_elements=[bookmark_table.c.account_id, bookmark_table.c.post_id])
    .inline()
)
_ONE = (bookmark_table.c.account_id == bindparam("of_account_id"), bookmark_table.c.post_id == bindparam("of_post_id"))
FILE = statement(update(bookmark_table).where(*_ONE).values(folder_id=bindparam("in_folder_id", type_=BigInteger)))
REMOVE_BOOKMARK = statement(delete(bookmark_table).where(*_ONE))


async def bookmark(tx: Transaction, account_id: int, post_id: int, folder_id: int | UnsetType | None = UNSET) -> None:
    """Bookmarks the post, or what it boosts; again changes nothing but the folder.

    folder_id: one of the account's own, None for no folder; UNSET leaves a bookmark where it is.
    """
    post = await seen_original(tx, account_id, post_id)
    if isinstance(folder_id, int):
        await own_folder(tx, account_id, folder_id)

    row = {"account_id": account_id, "post_id": post.id, "created_at": tx.now, "folder_id": folder_id or None}
    if await tx.run(ADD_BOOKMARK, id=tx.new_id(), **row):
        await raise_flag(tx, account_id, post.id, BOOKMARKED | FILED if folder_id else BOOKMARKED)
    elif folder_id is not UNSET:
        await tx.run(FILE, of_account_id=account_id, of_post_id=post.id, in_folder_id=folder_id)
        await (
            raise_flag(tx, account_id, post.id, FILED) if folder_id else lower_flag(tx, [account_id], post.id, FILED)
        )


async def unbookmark(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the bookmark of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    if await tx.run(REMOVE_BOOKMARK, of_account_id=account_id, of_post_id=post.id):
        await lower_flag(tx, [account_id], post.id, BOOKMARKED | FILED)
