"""Favourite a post, or take the favourite back."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.events import PostFavourited, PostUnfavourited
from goodmob.posts.permissions import seen_original
from goodmob.posts.rules import FAVOURITED
from goodmob.posts.tables.reactions import favourite as favourite_table

ADD_FAVOURITE = statement(
    insert(favourite_table)
    .on_conflict_do_nothing(index_elements=[favourite_table.c.account_id, favourite_table.c.post_id])
    .inline()
)
REMOVE_FAVOURITE = statement(
    delete(favourite_table).where(
        favourite_table.c.account_id == bindparam("account_id"), favourite_table.c.post_id == bindparam("post_id")
    )
)


async def favourite(tx: Transaction, account_id: int, post_id: int) -> None:
    """Makes the post, or what it boosts, a favourite of the account; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    added = await tx.run(ADD_FAVOURITE, id=tx.new_id(), account_id=account_id, post_id=post.id, created_at=tx.now)
    if not added:
        return
    await raise_flag(tx, account_id, post.id, FAVOURITED)
    await change_counts(tx, post.id, favourites=1)

    await tx.announce(PostFavourited(post.id, account_id))


async def unfavourite(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the account's favourite of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    if not await tx.run(REMOVE_FAVOURITE, account_id=account_id, post_id=post.id):
        return
    await lower_flag(tx, [account_id], post.id, FAVOURITED)
    await change_counts(tx, post.id, favourites=-1)

    await tx.announce(PostUnfavourited(post.id, account_id))
