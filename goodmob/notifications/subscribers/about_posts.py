"""What the authors and readers of posts are told when something happened to them."""

from collections.abc import Collection

from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.approval import forget_asked_favourite, tell_answered, tell_asked
from goodmob.notifications.actions.forget import forget_cause, forget_favourite
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.jobs.telling import OfPoll, OfPost, forget_deleted_post
from goodmob.notifications.rules.kinds import EMOJI_REACTION, FAVOURITE, MENTION, QUOTE, REBLOG
from goodmob.notifications.rules.notice import Notice
from goodmob.posts.events import (
    ApprovalAnswered,
    ApprovalAsked,
    PollClosed,
    PostDeleted,
    PostEdited,
    PostFavourited,
    PostPublished,
    PostReacted,
    PostUnfavourited,
    PostUnreacted,
)
from goodmob.posts.queries.mentions import mentioned_in
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.social.queries.follows import watchers_of


async def tell_of_post(tx: Transaction, event: PostPublished) -> None:
    """Tells whom the post names, quotes or boosts, and the followers who want a notice of every post."""
    post = await post_by_id(tx, event.post_id)
    if post is None:
        return

    if post.boost_of_id is not None:
        original = await post_by_id(tx, post.boost_of_id)
        if original is not None:
            await notify(tx, [Notice(original.account_id, REBLOG, post.account_id, post.id, original.id)])
        return
    named = (await mentioned_in(tx, [post.id])).get(post.id, [])
    await _tell_named(tx, post, [account_id for account_id in named if account_id not in event.spared])
    if post.quote_of_account_id is not None and post.quote_state == "accepted":
        await notify(tx, [Notice(post.quote_of_account_id, QUOTE, post.account_id, post.id, post.id)])
    answers_others = post.in_reply_to_account_id not in {None, post.account_id}
    if not answers_others and post.visibility != "direct" and await watchers_of(tx, post.account_id, limit=1):
        await tx.enqueue("notifications.tell_watchers", OfPost(post.id))


async def tell_of_edit(tx: Transaction, event: PostEdited) -> None:
    """Tells whom the edit names anew, and later those who boosted or quoted the post."""
    post = await post_by_id(tx, event.post_id)
    if post is None or post.is_withheld:
        return

    await _tell_named(tx, post, event.newly_named)
    if post.boosts:
        await tx.enqueue("notifications.tell_boosters", OfPost(post.id))
    if post.quotes:
        await tx.enqueue("notifications.tell_quoters", OfPost(post.id))


async def tell_of_favourite(tx: Transaction, event: PostFavourited) -> None:
    """Tells the author of the favourite."""
    post = await post_by_id(tx, event.post_id)
    if post is not None:
        await notify(tx, [Notice(post.account_id, FAVOURITE, event.account_id, post.id, post.id)])


async def tell_of_asking(tx: Transaction, event: ApprovalAsked) -> None:
    """Tells the author of the post that something waits to be let in."""
    await tell_asked(tx, event.request_id)


async def tell_of_answer(tx: Transaction, event: ApprovalAnswered) -> None:
    """Tells who asked that the author did not let it in."""
    await tell_answered(tx, event.request_id)


async def forget_unfavourited(tx: Transaction, event: PostUnfavourited) -> None:
    """Takes the notice of the favourite back, or of asking for one."""
    post = await post_by_id(tx, event.post_id)
    if post is not None:
        await forget_favourite(tx, post.account_id, event.account_id, post.id)
        await forget_asked_favourite(tx, post.account_id, event.account_id, post.id)


async def tell_of_reaction(tx: Transaction, event: PostReacted) -> None:
    """Tells the author of the emoji; the notice is about the reaction, which says with which."""
    post = await post_by_id(tx, event.post_id)
    if post is not None:
        await notify(tx, [Notice(post.account_id, EMOJI_REACTION, event.account_id, event.reaction_id, post.id)])


async def forget_unreacted(tx: Transaction, event: PostUnreacted) -> None:
    """Takes the notice of the emoji back."""
    post = await post_by_id(tx, event.post_id)
    if post is not None:
        await forget_cause(tx, post.account_id, EMOJI_REACTION, event.account_id, event.reaction_id)


async def forget_post_notices(tx: Transaction, event: PostDeleted) -> None:
    """Takes back the notices about a deleted post, or about a boost taken back."""
    await forget_deleted_post(tx, OfPost(event.post_id))


async def tell_of_poll(tx: Transaction, event: PollClosed) -> None:
    """Tells the author and the voters that the poll has ended, later and in slices."""
    await tx.enqueue("notifications.tell_voters", OfPoll(event.poll_id))


async def _tell_named(tx: Transaction, post: PostRow, named: Collection[int]) -> None:
    await notify(tx, [Notice(account_id, MENTION, post.account_id, post.id, post.id) for account_id in named])
