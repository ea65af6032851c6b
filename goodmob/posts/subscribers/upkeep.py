"""What follows from posts, polls and accounts: ends to be kept, links to be looked at, leftovers that have to go."""

from secrets import randbelow

from goodmob.accounts.events import AccountDeleted
from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.posts.actions.tie_card import tie_card
from goodmob.posts.events import FolderDeleted, PollRemoved, PostDeleted, PostEdited, PostPublished, PostScheduled
from goodmob.posts.jobs import OneAccount, OneCard, OneFolder, OnePoll, OnePost, OneScheduled
from goodmob.posts.queries.polls import poll_by_id
from goodmob.posts.queries.posts import post_by_id
from goodmob.posts.queries.scheduled import scheduled_by_id

MOST_DELAY = 15 * MINUTE
"""The servers to which a post was delivered ask for what it links to within this time (us), and not all at once."""


async def plan_poll_end(tx: Transaction, event: PostPublished | PostEdited) -> None:
    """The poll of a new or edited post ends at its time; an earlier plan for the same poll is changed."""
    post = await post_by_id(tx, event.post_id)
    poll = await poll_by_id(tx, post.poll_id) if post and post.poll_id else None
    if poll is None or poll.expires_at is None or not post or not post.local:
        return
    await tx.enqueue("posts.close_poll", OnePoll(poll.id), run_at=poll.expires_at, key=f"posts.close_poll:{poll.id}")


async def look_at_link(house: House, event: PostPublished | PostEdited) -> None:
    """The first link of a post gets a card. Its site is asked at once for a post of our own, else after a while.

    However many posts link to a page, it is asked once.
    """
    if house.settings.link_cards:
        await house.db.act(_want_card, event.post_id, house.settings.local_domain, randbelow(MOST_DELAY))


async def _want_card(tx: Transaction, post_id: int, own_host: str, delay: int) -> None:
    wanted = await tie_card(tx, post_id, own_host, delay)
    if wanted is not None:
        key = f"posts.fetch_card:{wanted.card_id}"
        await tx.enqueue("posts.fetch_card", OneCard(wanted.card_id), run_at=wanted.due, key=key)


async def plan_publication(tx: Transaction, event: PostScheduled) -> None:
    """A scheduled post appears at its hour; an earlier plan for it is changed."""
    scheduled = await scheduled_by_id(tx, event.scheduled_id)
    if scheduled is not None:
        key = f"posts.publish_scheduled:{scheduled.id}"
        work = OneScheduled(scheduled.id)
        await tx.enqueue("posts.publish_scheduled", work, run_at=scheduled.scheduled_at, key=key)


async def clean_up_after_post(tx: Transaction, event: PostDeleted) -> None:
    """Boosts, favourites and the like go with their post."""
    await tx.enqueue("posts.clean_up_post", OnePost(event.post_id))


async def clean_up_after_poll(tx: Transaction, event: PollRemoved) -> None:
    """Votes go with their poll."""
    await tx.enqueue("posts.clean_up_poll", OnePoll(event.poll_id))


async def empty_deleted_folder(tx: Transaction, event: FolderDeleted) -> None:
    """Bookmarks stay when their folder goes."""
    await tx.enqueue("posts.empty_folder", OneFolder(event.folder_id))


async def clean_up_after_account(tx: Transaction, event: AccountDeleted) -> None:
    """Posts and reactions go with their account."""
    await tx.enqueue("posts.clean_up_account", OneAccount(event.account_id))
