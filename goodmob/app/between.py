"""What slices of one floor have to say to each other, which may not know each other."""

from collections.abc import Collection

from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.discovery.events import PostMatched, SavedSearchDeleted
from goodmob.notifications.actions.tell import tell
from goodmob.notifications.events import MentionsMerged
from goodmob.notifications.jobs.telling import OfPost, forget_deleted_post
from goodmob.notifications.permissions import kept_from_mention
from goodmob.notifications.rules.kinds import SEARCH
from goodmob.posts.events import PostEdited, PostPublished
from goodmob.posts.queries.direct import direct_post
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow
from goodmob.timelines.actions.enter_conversation import enter_conversation

AT_ONCE = 60
"""How many posts one slice enters into the conversations of an account: each touches three rows."""


async def tell_of_match(tx: Transaction, event: PostMatched) -> None:
    """Tells whoever saved a search of a new post that fits it."""
    about = {"from_account_id": event.author_id, "cause_id": event.search_id}
    await tell(tx, [event.account_id], SEARCH, post_id=event.post_id, **about)


async def forget_matches(tx: Transaction, event: SavedSearchDeleted) -> None:
    """Takes back what a deleted search told; no id is given twice, so it goes as that of a post does."""
    await forget_deleted_post(tx, OfPost(event.search_id))


async def join_conversation(tx: Transaction, event: PostPublished) -> None:
    """A direct post stands at the end of the conversation of everybody who speaks in it and hears of it."""
    post = await direct_post(tx, event.post_id)
    if post is not None and not post.is_withheld:
        named = (await mentioned_in(tx, [post.id])).get(post.id, [])
        await enter_conversation(tx, post, {post.account_id} | await _hearing(tx, post, named))


async def join_newly_named(tx: Transaction, event: PostEdited) -> None:
    """Whom an edit names for the first time, and who hears of it, finds the post among their conversations."""
    post = await direct_post(tx, event.post_id) if event.newly_named else None
    if post is not None and not post.is_withheld:
        await enter_conversation(tx, post, await _hearing(tx, post, event.newly_named))


async def join_accepted(tx: Transaction, event: MentionsMerged) -> Again | None:
    """Direct posts that were filtered enter the conversations of the account, which let their author in."""
    for post_id in event.post_ids[:AT_ONCE]:
        post = await direct_post(tx, post_id)
        if post is not None and not post.is_withheld:
            await enter_conversation(tx, post, {event.account_id})
    rest = event.post_ids[AT_ONCE:]
    return Again(MentionsMerged(event.account_id, rest)) if rest else None


async def _hearing(tx: Transaction, post: PostRow, named: Collection[int]) -> set[int]:
    return set(named) - await kept_from_mention(tx, post, named, tx.now)
