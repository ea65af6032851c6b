"""Boost a post, or take the boost back: a boost is a post of its own without words."""

from goodmob.accounts.actions.count import change_counts as change_account_counts
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.delete import remove
from goodmob.posts.actions.flag import raise_flag
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.posts.events import PostPublished
from goodmob.posts.permissions import may_boost, seen_original
from goodmob.posts.queries.posts import boost_by, post_by_id
from goodmob.posts.rules import BOOSTED, BoostVisibility


async def boost(tx: Transaction, account_id: int, post_id: int, visibility: BoostVisibility = "public") -> int:
    """Boosts the post, or what it boosts, and gives the boost's id; again gives the earlier one.

    A private post, which only its author may boost, is boosted privately. Forbidden where it may not be boosted.
    """
    post = await seen_original(tx, account_id, post_id)
    if not may_boost(account_id, post):
        raise Forbidden
    earlier = await boost_by(tx, account_id, post.id)
    if earlier is not None:
        return earlier

    new = NewPost(
        id=tx.new_id(),
        account_id=account_id,
        visibility="private" if post.visibility == "private" else visibility,
        conversation_id=post.conversation_id,
        created_at=tx.now,
        language=post.language,
        boost_of_id=post.id,
    )
    if not await write_post(tx, new):
        return await boost_by(tx, account_id, post.id) or new.id
    await raise_flag(tx, account_id, post.id, BOOSTED)
    await change_account_counts(tx, account_id, statuses=1, posted_at=tx.now)
    await change_counts(tx, post.id, boosts=1)

    await tx.announce(PostPublished(new.id, account_id))
    return new.id


async def unboost(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the account's boost of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)
    boost_id = await boost_by(tx, account_id, post.id)
    made = None if boost_id is None else await post_by_id(tx, boost_id)

    if made is not None:
        await remove(tx, made)
