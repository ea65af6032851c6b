"""What follows from posts of other servers: conversations are tied together, and polls asked for when they end."""

from secrets import randbelow

from goodmob.accounts.events import AccountAsked
from goodmob.accounts.queries.elsewhere import FarRow, far_accounts
from goodmob.core.activitypub.origins import host_of
from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.posts.activities.crawling import Crawl
from goodmob.posts.events import ConversationOpened, FarFiguresShown, PostFound
from goodmob.posts.jobs import OneAccount, OnePost
from goodmob.posts.queries.loose_ends import loose_ends_of, others_in
from goodmob.posts.queries.polls import poll_by_id
from goodmob.posts.queries.posts import body_of, post_by_id
from goodmob.social.events import FollowAccepted
from goodmob.social.queries.follows import followers_of

LONGEST_CLIMB = 200
"""What has so many posts below it is the beginning of a conversation for us, whatever it answers."""

SPREAD = 5 * MINUTE
"""Servers whose people voted ask for the result within this time (us) after the end, and not all at once."""


async def tie_conversation(tx: Transaction, event: PostFound) -> None:
    """What a post answers is looked for, and what waited for it is tied to it."""
    ends = await loose_ends_of(tx, event.post_id)
    if ends is None:
        return
    if ends.is_awaited:
        await tx.enqueue("posts.tie_answers", OnePost(event.post_id), key=f"posts.tie_answers:{event.post_id}")
    if ends.answers_uri is not None:
        below = await others_in(tx, ends.conversation_id, event.post_id, LONGEST_CLIMB)
        if len(below) < LONGEST_CLIMB:
            await tx.enqueue("posts.find_parent", OnePost(event.post_id), key=f"posts.find_parent:{event.post_id}")


async def plan_far_result(tx: Transaction, event: PostFound) -> None:
    """When a poll of another server ends, its server is asked for the result."""
    post = await post_by_id(tx, event.post_id)
    poll = await poll_by_id(tx, post.poll_id) if post and post.poll_id and not post.local else None
    if poll is None or poll.expires_at is None or poll.closed_at is not None:
        return
    key = f"posts.end_far_poll:{poll.id}"
    await tx.enqueue("posts.end_far_poll", OnePost(event.post_id), run_at=poll.expires_at + randbelow(SPREAD), key=key)


async def order_featured(tx: Transaction, event: FollowAccepted) -> None:
    """When the first one here follows somebody elsewhere, what they show on top of their profile is asked for."""
    author = (await far_accounts(tx, [event.target_id])).get(event.target_id)
    if author is None or author.featured_uri is None or len(await followers_of(tx, author.id, limit=2)) != 1:
        return
    await _order_featured(tx, author)


async def order_featured_again(tx: Transaction, event: AccountAsked) -> None:
    """It is asked for again whenever somebody who is followed was: GoToSocial does not tell when it changes."""
    author = (await far_accounts(tx, [event.account_id])).get(event.account_id)
    if author is not None and author.featured_uri is not None and await followers_of(tx, author.id, limit=1):
        await _order_featured(tx, author)


async def _order_featured(tx: Transaction, author: FarRow) -> None:
    key = f"posts.fetch_featured:{author.id}"
    await tx.enqueue("posts.fetch_featured", OneAccount(author.id), lane=f"featured {author.domain}", key=key)


async def ask_for_figures(tx: Transaction, event: FarFiguresShown) -> None:
    """The server of the post is asked, beside what else is asked of it."""
    body = await body_of(tx, event.post_id)
    host = host_of(body.uri) if body is not None and body.uri is not None else None
    if host is not None:
        key = f"posts.refresh_post:{event.post_id}"
        await tx.enqueue("posts.refresh_post", OnePost(event.post_id), lane=f"figures {host}", key=key)


async def order_asking(tx: Transaction, event: ConversationOpened) -> None:
    """The servers of the conversation are asked, beside what else is asked of the one on which it was opened."""
    body = await body_of(tx, event.post_id)
    host = host_of(body.uri) if body is not None and body.uri is not None else None
    if host is not None:
        first = tuple(dict.fromkeys((event.conversation_id, event.post_id)))
        await tx.enqueue("posts.ask_conversation", Crawl(event.conversation_id, first), lane=f"conversations {host}")
