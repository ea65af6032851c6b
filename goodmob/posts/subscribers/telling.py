"""Other servers hear of posts, and of what is done with posts of theirs."""

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.posts.activities.sending import deeds, posts
from goodmob.posts.activities.sending.cards import awaits_card
from goodmob.posts.events import (
    InteractionPolicyChanged,
    PollClosed,
    PollVoted,
    PostDeleted,
    PostEdited,
    PostFavourited,
    PostPinned,
    PostPublished,
    PostReacted,
    PostUnfavourited,
    PostUnpinned,
    PostUnreacted,
    QuotePolicyChanged,
)
from goodmob.posts.jobs import CARD_WAIT, LinkedPost, OnePost
from goodmob.posts.queries.emoji_reactions import reactions_by_id
from goodmob.posts.queries.posts import post_by_id
from goodmob.posts.queries.reactions import favourite_by

COUNTING = 3 * MINUTE
"""The state of a poll is told at most this often (us), however many vote."""


async def tell_published(house: House, event: PostPublished) -> None:
    """A new post or boost goes to followers elsewhere, with the card of what it links to."""
    if event.linked and await awaits_card(house, event.post_id):
        await house.db.act(_wait_for_card, event.post_id)
    else:
        await posts.tell_published(house, event.post_id)


async def _wait_for_card(tx: Transaction, post_id: int) -> None:
    await tx.enqueue(
        "posts.tell_linked", LinkedPost(post_id), run_at=tx.now + CARD_WAIT, key=f"posts.tell_linked:{post_id}"
    )


async def tell_edited(house: House, event: PostEdited) -> None:
    """They get the new version."""
    await posts.tell_updated(house, event.post_id, str(event.version))


async def tell_deleted(house: House, event: PostDeleted) -> None:
    """They learn that it is gone."""
    await posts.tell_deleted(house, event)


async def tell_policy(house: House, event: QuotePolicyChanged | InteractionPolicyChanged) -> None:
    """They learn who may do what with the post from now on."""
    await posts.tell_updated(house, event.post_id, f"policy/{house.ids.new()}")


async def tell_favourite(house: House, event: PostFavourited) -> None:
    """The author elsewhere learns of a favourite."""
    favourite_id = await favourite_by(house.db, event.account_id, event.post_id)
    if favourite_id is not None:
        await deeds.tell_favourite(house, event.account_id, event.post_id, favourite_id, is_undone=False)


async def tell_unfavourite(house: House, event: PostUnfavourited) -> None:
    """The author elsewhere learns that it was taken back."""
    if event.favourite_id:
        await deeds.tell_favourite(house, event.account_id, event.post_id, event.favourite_id, is_undone=True)


async def tell_reaction(house: House, event: PostReacted) -> None:
    """The author elsewhere learns of an emoji."""
    reaction = (await reactions_by_id(house.db, [event.reaction_id])).get(event.reaction_id)
    if reaction is not None:
        about = (event.account_id, event.post_id, event.reaction_id, reaction.name)
        await deeds.tell_reaction(house, *about, is_undone=False)


async def tell_unreaction(house: House, event: PostUnreacted) -> None:
    """The author elsewhere learns that it was taken back."""
    await deeds.tell_reaction(house, event.account_id, event.post_id, event.reaction_id, event.name, is_undone=True)


async def tell_pinned(house: House, event: PostPinned) -> None:
    """Followers elsewhere see the post on top of the profile."""
    await deeds.tell_pin(house, event.account_id, event.post_id, str(house.ids.new()), is_pinned=True)


async def tell_unpinned(house: House, event: PostUnpinned) -> None:
    """They no longer see it there."""
    await deeds.tell_pin(house, event.account_id, event.post_id, str(house.ids.new()), is_pinned=False)


async def tell_votes(house: House, event: PollVoted) -> None:
    """Who asked elsewhere gets the votes."""
    await deeds.tell_votes(house, event.account_id, event.poll_id, event.post_id)


async def plan_counting(tx: Transaction, event: PollVoted) -> None:
    """How a poll of this server stands is told now and then."""
    post = await post_by_id(tx, event.post_id)
    if post is not None and post.local and not post.local_only:
        due = (tx.now // COUNTING + 1) * COUNTING
        await tx.enqueue("posts.tell_poll", OnePost(post.id), run_at=due, key=f"posts.tell_poll:{post.id}")


async def tell_result(house: House, event: PollClosed) -> None:
    """How a poll of this server ended is told at once."""
    await posts.tell_updated(house, event.post_id, f"result/{event.poll_id}")
