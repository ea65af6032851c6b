"""Favourite a post, or take the favourite back."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.ask_approval import ask_approval, leave_to, withdraw_favourite
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.events import PostFavourited, PostUnfavourited
from goodmob.posts.permissions import seen_original
from goodmob.posts.queries.reactions import favourite_by, flags_of
from goodmob.posts.rules.flags import FAVOURITED
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
    """Makes the post, or what it boosts, a favourite of the account; again changes nothing.

    Forbidden where the author does not want that; where they want to be asked, it waits, seen by these two alone.
    """
    post = await seen_original(tx, account_id, post_id)
    if await leave_to(tx, account_id, post, "favourite") == "allowed":
        await add_favourite(tx, account_id, post.id)
        return
    if (await flags_of(tx, account_id, [post.id])).get(post.id, 0) & FAVOURITED:
        return

    await raise_flag(tx, account_id, post.id, FAVOURITED)

    await ask_approval(tx, account_id, post, "favourite")


async def add_favourite(tx: Transaction, account_id: int, post_id: int) -> None:
    """Makes the post a favourite of the account, whatever its author allows; again changes nothing."""
    added = await tx.run(ADD_FAVOURITE, id=tx.new_id(), account_id=account_id, post_id=post_id, created_at=tx.now)
    if not added:
        return
    await raise_flag(tx, account_id, post_id, FAVOURITED)
    await change_counts(tx, post_id, favourites=1)

    await tx.announce(PostFavourited(post_id, account_id))


async def unfavourite(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the account's favourite of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)

    favourite_id = await favourite_by(tx, account_id, post.id)
    removed = bool(await tx.run(REMOVE_FAVOURITE, account_id=account_id, post_id=post.id))
    if not removed and not (post.interaction_policy and await withdraw_favourite(tx, account_id, post.id)):
        return
    await lower_flag(tx, [account_id], post.id, FAVOURITED)
    if removed:
        await change_counts(tx, post.id, favourites=-1)

    await tx.announce(PostUnfavourited(post.id, account_id, favourite_id or 0))
