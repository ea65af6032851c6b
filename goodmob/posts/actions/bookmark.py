"""Bookmark a post, which nobody else learns of, or take the bookmark back."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules import BOOKMARKED
from goodmob.posts.tables.reactions import bookmark as bookmark_table

ADD_BOOKMARK = statement(
    insert(bookmark_table)
    .on_conflict_do_nothing(index_elements=[bookmark_table.c.account_id, bookmark_table.c.post_id])
    .inline()
)
REMOVE_BOOKMARK = statement(
    delete(bookmark_table).where(
        bookmark_table.c.account_id == bindparam("account_id"), bookmark_table.c.post_id == bindparam("post_id")
    )
)


async def bookmark(tx: Transaction, account_id: int, post_id: int) -> None:
    """Bookmarks the post, or what it boosts; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    if await tx.run(ADD_BOOKMARK, id=tx.new_id(), account_id=account_id, post_id=post.id, created_at=tx.now):
        await raise_flag(tx, account_id, post.id, BOOKMARKED)


async def unbookmark(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the bookmark of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    if await tx.run(REMOVE_BOOKMARK, account_id=account_id, post_id=post.id):
        await lower_flag(tx, [account_id], post.id, BOOKMARKED)
