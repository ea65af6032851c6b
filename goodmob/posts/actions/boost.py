"""Boost a post, or take the boost back: a boost is a post of its own without words."""

from typing import NamedTuple

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden
from goodmob.posts.actions.ask_approval import ask_approval, leave_to
from goodmob.posts.actions.count_in import count_in
from goodmob.posts.actions.delete import remove
from goodmob.posts.actions.far.place import place_of
from goodmob.posts.actions.flag import raise_flag
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.posts.events import PostPublished
from goodmob.posts.permissions import may_boost, seen_original
from goodmob.posts.queries.posts import boost_by, post_by_id
from goodmob.posts.rules.flags import BOOSTED
from goodmob.posts.rules.visibility import BoostVisibility


class FarBoost(NamedTuple):
    """How a boost by somebody of another server is known there, and when it was made (us)."""

    uri: str | None
    published_at: int


async def boost(
    tx: Transaction,
    account_id: int,
    post_id: int,
    visibility: BoostVisibility = "public",
    *,
    far: FarBoost | None = None,
) -> int:
    """Boosts the post, or what it boosts, and gives the boost's id; again gives the earlier one.

    A private post, which only its author may boost, is boosted privately. Forbidden where it may not be boosted;
    where its author wants to be asked, the boost waits, seen by these two alone. far: it was made elsewhere, where
    posts of other servers are not ours to watch over.
    """
    post = await seen_original(tx, account_id, post_id)
    if not may_boost(account_id, post):
        raise Forbidden
    earlier = await boost_by(tx, account_id, post.id)
    if earlier is not None:
        return earlier
    is_ours_to_watch = far is None or post.local
    asks = is_ours_to_watch and await leave_to(tx, account_id, post, "reblog") == "asks"

    new = NewPost(
        id=tx.new_id() if far is None else place_of(tx, far.published_at),
        account_id=account_id,
        local=far is None,
        visibility="private" if post.visibility == "private" else visibility,
        conversation_id=post.conversation_id,
        created_at=tx.now if far is None else far.published_at,
        language=post.language,
        boost_of_id=post.id,
        approval="pending" if asks else None,
        local_only=post.local_only,
        uri=None if far is None else far.uri,
    )
    if not await write_post(tx, new):
        return await boost_by(tx, account_id, post.id) or new.id
    await raise_flag(tx, account_id, post.id, BOOSTED)
    if asks:
        await ask_approval(tx, account_id, post, "reblog", new.id)
        return new.id
    await count_in(tx, account_id, new.visibility, boosted_id=post.id)

    await tx.announce(PostPublished(new.id, account_id, about_id=post.id))
    return new.id


async def unboost(tx: Transaction, account_id: int, post_id: int) -> None:
    """Takes the account's boost of the post, or of what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)
    boost_id = await boost_by(tx, account_id, post.id)
    made = None if boost_id is None else await post_by_id(tx, boost_id)

    if made is not None:
        await remove(tx, made)
