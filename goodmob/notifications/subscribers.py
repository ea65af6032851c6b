"""Who is told when something happened."""

from collections.abc import Collection

import msgspec

from goodmob.accounts.events import AccountDeleted, PersonSignedUp
from goodmob.accounts.queries.staff import staff_accounts
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.notifications.actions.approval import forget_asked_favourite, tell_answered, tell_asked
from goodmob.notifications.actions.forget import (
    forget_cause,
    forget_favourite,
    forget_follow,
    forget_request,
    forget_sender,
)
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.actions.recommend import forget_recommended, tell_added, tell_reworded
from goodmob.notifications.actions.subscribe_push import end_subscriptions_of, unsubscribe
from goodmob.notifications.actions.surge import forget_surges
from goodmob.notifications.entities.notification import show
from goodmob.notifications.events import NotificationsMerged, Notified, SenderAccepted, SenderDismissed, Surged
from goodmob.notifications.jobs.push import Push
from goodmob.notifications.jobs.telling import (
    OfAccount,
    OfPair,
    OfPoll,
    OfPost,
    OfSurge,
    discard_filtered,
    forget_deleted_account,
    forget_deleted_post,
    forget_pair,
    merge_filtered,
)
from goodmob.notifications.queries.notifications import notification_of
from goodmob.notifications.queries.push import subscriptions_of
from goodmob.notifications.rules.kinds import (
    EMOJI_REACTION,
    FAVOURITE,
    FOLLOW,
    FOLLOW_REQUEST,
    MENTION,
    QUOTE,
    REBLOG,
    SIGN_UP,
)
from goodmob.notifications.rules.notice import Notice
from goodmob.notifications.rules.push import NOBODY, lane_of
from goodmob.oauth.events import TokenRevoked
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
from goodmob.social.events import (
    AddedToCollection,
    Blocked,
    CollectionChanged,
    CollectionDeleted,
    FollowAccepted,
    Followed,
    FollowRejected,
    FollowRequested,
    Muted,
    TakenFromCollection,
    Unfollowed,
)
from goodmob.social.queries.follows import watchers_of
from goodmob.social.queries.hidden import mutes_among
from goodmob.streaming.messages import StreamMessage, encode


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
    await _tell_named(tx, post, (await mentioned_in(tx, [post.id])).get(post.id, []))
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


async def forget_account_notices(tx: Transaction, event: AccountDeleted) -> None:
    """Takes back the notices to and from a deleted account."""
    await forget_surges(tx, event.account_id)
    await forget_deleted_account(tx, OfAccount(event.account_id))


async def tell_of_poll(tx: Transaction, event: PollClosed) -> None:
    """Tells the author and the voters that the poll has ended, later and in slices."""
    await tx.enqueue("notifications.tell_voters", OfPoll(event.poll_id))


async def tell_of_follow(tx: Transaction, event: Followed) -> None:
    """Tells the target of the follower."""
    await notify(tx, [Notice(event.target_id, FOLLOW, event.follower_id)])


async def order_surge(tx: Transaction, event: Surged) -> None:
    """The surge is told when it is due, whoever else comes until then."""
    order, key = OfSurge(event.surge_id, event.account_id), f"surge {event.surge_id}"
    await tx.enqueue("notifications.tell_surge", order, run_at=event.due_at, key=key)


async def tell_of_request(tx: Transaction, event: FollowRequested) -> None:
    """Tells the target that somebody asks to follow."""
    await notify(tx, [Notice(event.target_id, FOLLOW_REQUEST, event.follower_id)])


async def tell_of_acceptance(tx: Transaction, event: FollowAccepted) -> None:
    """The answered request gives way to the notice of a follower, as in Mastodon."""
    await forget_request(tx, event.target_id, event.follower_id)
    await notify(tx, [Notice(event.target_id, FOLLOW, event.follower_id)])


async def forget_rejected(tx: Transaction, event: FollowRejected) -> None:
    """Takes back what the target was told of somebody who may not follow."""
    await forget_follow(tx, event.target_id, event.follower_id)


async def forget_unfollowed(tx: Transaction, event: Unfollowed) -> None:
    """Takes back what the target was told of somebody who no longer follows."""
    await forget_follow(tx, event.target_id, event.follower_id)


async def tell_staff(tx: Transaction, event: PersonSignedUp) -> None:
    """Tells staff that somebody signed up."""
    await notify(tx, [Notice(account_id, SIGN_UP, event.account_id) for account_id in await staff_accounts(tx)])


async def forget_blocked(tx: Transaction, event: Blocked) -> None:
    """Takes back what the account was told by whom it blocks, and that either waits or was let in."""
    await forget_sender(tx, event.target_id, event.account_id)
    await forget_pair(tx, OfPair(event.account_id, event.target_id))


async def forget_muted(tx: Transaction, event: Muted) -> None:
    """Takes back that somebody whose notices are muted waits or was let in, and what was filtered of them."""
    muted = (await mutes_among(tx, event.account_id, [event.target_id], tx.now)).get(event.target_id)
    if muted is not None and muted.notifications:
        await forget_sender(tx, event.account_id, event.target_id)
        await discard_filtered(tx, OfPair(event.account_id, event.target_id, tx.new_id()))


async def merge_accepted(tx: Transaction, event: SenderAccepted) -> None:
    """Puts what was filtered of a sender among the other notices, once the sender is let in."""
    await merge_filtered(tx, OfPair(event.account_id, event.from_account_id))


async def discard_dismissed(tx: Transaction, event: SenderDismissed) -> None:
    """Puts away what was filtered of a sender whom the account does not let in."""
    await discard_filtered(tx, OfPair(event.account_id, event.from_account_id, event.newest))


async def stream_merged(house: House, event: NotificationsMerged) -> None:
    """Tells open apps of the account to read its notices anew."""
    message = encode(StreamMessage("notifications_merged", "1", []))
    for channel in (f"user:{event.account_id}", f"user:notification:{event.account_id}"):
        house.bus.publish(channel, message)


async def tell_of_collection(tx: Transaction, event: AddedToCollection) -> None:
    """Tells somebody that they were put into a collection."""
    await tell_added(tx, event.collection_id, event.account_id)


async def tell_of_collection_change(tx: Transaction, event: CollectionChanged) -> None:
    """Tells everybody in a collection that it is called or described differently."""
    if event.is_reworded:
        await tell_reworded(tx, event.collection_id)


async def forget_taken(tx: Transaction, event: TakenFromCollection) -> None:
    """Takes back what somebody was told of a collection in which they no longer are."""
    await forget_recommended(tx, event.collection_id, event.account_id)


async def forget_collection(tx: Transaction, event: CollectionDeleted) -> None:
    """Takes back the notices about a deleted collection; no id is given twice, so they go as those of a post do."""
    await forget_deleted_post(tx, OfPost(event.collection_id))


async def stream_notice(house: House, event: Notified) -> None:
    """Shows a new notice on the open screens of its account."""
    channels = [f"user:{event.account_id}", f"user:notification:{event.account_id}"]
    heard = [channel for channel in channels if house.bus.has_listeners(channel)]
    row = await notification_of(house.db, event.account_id, event.notification_id) if heard else None
    shown = await show(house, event.account_id, [row], tells_surges=True) if row else []
    for notice in shown:
        message = encode(StreamMessage("notification", msgspec.json.encode(notice).decode(), [int(notice.account.id)]))
        for channel in heard:
            house.bus.publish(channel, message)


async def order_pushes(tx: Transaction, event: Notified) -> None:
    """Every app that wants such a notice gets it, later and each on its own."""
    subscriptions = await subscriptions_of(tx, event.account_id)
    notice = await notification_of(tx, event.account_id, event.notification_id) if subscriptions else None
    for one in subscriptions:
        if notice and notice.type in one.types and one.policy != NOBODY:
            wanted = Push(one.id, event.account_id, event.notification_id, tx.now)
            await tx.enqueue("notifications.push", wanted, lane=lane_of(one.endpoint, one.id))


async def end_push_of_token(tx: Transaction, event: TokenRevoked) -> None:
    """Nothing is pushed to an app that may not act any more."""
    await unsubscribe(tx, event.token_id)


async def end_pushes_of_account(tx: Transaction, event: AccountDeleted) -> None:
    """Nothing is pushed of an account that is gone."""
    await end_subscriptions_of(tx, event.account_id)


async def _tell_named(tx: Transaction, post: PostRow, named: Collection[int]) -> None:
    await notify(tx, [Notice(account_id, MENTION, post.account_id, post.id, post.id) for account_id in named])
