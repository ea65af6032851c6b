"""What runs later: polls end, scheduled posts appear, conversations are tied, what is gone is cleaned up after."""

import logging

import msgspec

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.federation.trouble import Unfetched
from goodmob.instance.actions.count_week import count_week as keep_week
from goodmob.instance.queries.activity import week_of
from goodmob.posts.actions import clean_up, drop_cards, leave
from goodmob.posts.actions.ask_page import SaysNothing, ask_page, picture_of
from goodmob.posts.actions.bookmark_folder import empty_folder_slice
from goodmob.posts.actions.close_poll import close_poll as close
from goodmob.posts.actions.far.tie_answer import tie_answers_slice
from goodmob.posts.actions.forget import forget_keys_slice, forget_tag_users_slice
from goodmob.posts.actions.keep_card import keep_card, keep_refusal
from goodmob.posts.actions.schedule import drop_scheduled
from goodmob.posts.actions.schedule import publish_scheduled as publish
from goodmob.posts.activities.crawling import Crawl, crawl_on
from goodmob.posts.activities.featuring import fetch_featured as ask_for_featured
from goodmob.posts.activities.finding import find_post
from goodmob.posts.activities.refreshing import refresh
from goodmob.posts.activities.sending.cards import awaits_card
from goodmob.posts.activities.sending.posts import tell_published, tell_updated
from goodmob.posts.linked.addresses import host_of
from goodmob.posts.queries.cards import cards_by_id
from goodmob.posts.queries.figures import how_many_published
from goodmob.posts.queries.loose_ends import loose_ends_of
from goodmob.posts.queries.posts import post_by_id
from goodmob.posts.rules.crawling import pause_after

MOST_TRIES = 3
"""So often a site that may answer soon is asked for one card, before the next post has to ask for it."""

CARD_WAIT, MOST_LOOKS = 2 * SECOND, 5
"""A post that links somewhere waits so long (us), and so often, for the site to say what is there."""

log = logging.getLogger(__name__)


class OnePost(msgspec.Struct, frozen=True):
    """The post a job is about."""

    post_id: int


class OnePoll(msgspec.Struct, frozen=True):
    """The poll a job is about."""

    poll_id: int


class OneCard(msgspec.Struct, frozen=True):
    """The card a job is about."""

    card_id: int


class OneFolder(msgspec.Struct, frozen=True):
    """The folder a job is about."""

    folder_id: int


class OneScheduled(msgspec.Struct, frozen=True):
    """The scheduled post a job is about."""

    scheduled_id: int


class LinkedPost(msgspec.Struct, frozen=True):
    """A post that waits for the card of what it links to, and how often it was looked for."""

    post_id: int
    tries: int = 1


class OneAccount(msgspec.Struct, frozen=True):
    """The account a job is about."""

    account_id: int


async def close_poll(tx: Transaction, payload: OnePoll) -> None:
    """Makes the end of the poll known, unless an edit gave it more time."""
    await close(tx, payload.poll_id)


async def publish_scheduled(house: House, payload: OneScheduled) -> None:
    """Publishes the post whose hour has come; one that may no longer be published is dropped."""
    try:
        await house.db.act(publish, house.settings, payload.scheduled_id)
    except Refusal as refusal:
        if refusal.status >= 500:
            raise
        log.warning("The scheduled post %s was refused: %s", payload.scheduled_id, refusal.error)
        await house.db.act(drop_scheduled, payload.scheduled_id)


async def find_parent(house: House, payload: OnePost) -> None:
    """Looks for what the post answers, which was too far up to be fetched with it, or not to be had then."""
    ends = await loose_ends_of(house.db, payload.post_id)
    found = None if ends is None or ends.answers_uri is None else await find_post(house, ends.answers_uri)
    if found is not None:
        await tie_answers(house, OnePost(found))


async def tie_answers(house: House, payload: OnePost) -> None:
    """Ties the answers that waited for the post to it, one after the other."""
    while await house.db.act(tie_answers_slice, payload.post_id):
        pass


async def fetch_featured(house: House, payload: OneAccount) -> None:
    """Asks what somebody elsewhere shows on top of their profile."""
    await ask_for_featured(house, payload.account_id)


async def refresh_post(house: House, payload: OnePost) -> None:
    """Asks the post's server what it says now, once: what cannot be had stays as it is."""
    try:
        await refresh(house, payload.post_id)
    except Unfetched as error:
        log.info("Nothing new of the post %d: %s", payload.post_id, error)


async def end_far_poll(house: House, payload: OnePost) -> None:
    """Asks for the result of a poll of another server, and makes its end known, with the figures there are."""
    await refresh_post(house, payload)
    post = await post_by_id(house.db, payload.post_id)
    if post is not None and post.poll_id is not None:
        await house.db.act(close, post.poll_id)


async def fetch_card(house: House, payload: OneCard) -> Again | None:
    """Asks the page of the card what it says, unless that is known or was refused lately."""
    card = (await cards_by_id(house.db, [payload.card_id])).get(payload.card_id)
    if card is None or card.next_at > house.clock.now() or not house.settings.link_cards:
        return None
    try:
        page = await ask_page(house, card.url)
    except SaysNothing as refusal:
        # The whole address may stand in a private post.
        log.info("No card %d from %s: %s", card.id, host_of(card.url), refusal)
        next_at = await house.db.act(keep_refusal, card, refusal.wait)
        return Again(payload, next_at) if refusal.passing and card.failures + 1 < MOST_TRIES else None
    async with picture_of(house, page) as picture:
        await house.db.act(keep_card, house.settings, card.id, page, picture)
    return None


async def tell_linked(house: House, payload: LinkedPost) -> Again | None:
    """Tells other servers of a post as soon as the site that it links to has answered, or kept it waiting for long."""
    if payload.tries < MOST_LOOKS and await awaits_card(house, payload.post_id):
        return Again(LinkedPost(payload.post_id, payload.tries + 1), house.clock.now() + CARD_WAIT)
    await tell_published(house, payload.post_id)
    return None


async def tell_poll(house: House, payload: OnePost) -> None:
    """Tells other servers how a poll stands."""
    await tell_updated(house, payload.post_id, f"votes/{house.ids.new()}")


async def ask_conversation(house: House, payload: Crawl) -> Again | None:
    """Asks the servers of a conversation what else was said in it, a little at a time."""
    further = await crawl_on(house, payload)
    if further is None:
        return None
    pause = pause_after(further.requests)
    return Again(further, house.clock.now() + pause if pause else None)


async def clean_up_post(tx: Transaction, payload: OnePost) -> Again | None:
    """Cleans up what a deleted post left, a slice at a time."""
    return Again(payload) if await clean_up.clean_post_slice(tx, payload.post_id) else None


async def clean_up_poll(tx: Transaction, payload: OnePoll) -> Again | None:
    """Cleans up the votes of a poll that is gone, a slice at a time."""
    return Again(payload) if await clean_up.clean_poll_slice(tx, payload.poll_id) else None


async def empty_folder(tx: Transaction, payload: OneFolder) -> Again | None:
    """Takes bookmarks out of a folder that is gone, a slice at a time."""
    return Again(payload) if await empty_folder_slice(tx, payload.folder_id) else None


async def clean_up_account(tx: Transaction, payload: OneAccount) -> Again | None:
    """Removes what a deleted account wrote and did, a slice at a time."""
    return Again(payload) if await leave.leave_slice(tx, payload.account_id) else None


async def forget_keys(house: House) -> None:
    """Forgets request keys that no longer count, a slice at a time."""
    while await house.db.act(forget_keys_slice):
        pass


async def forget_tag_users(house: House) -> None:
    """Forgets who used which tag before today, a slice at a time."""
    while await house.db.act(forget_tag_users_slice):
        pass


async def sweep_cards(house: House) -> None:
    """Forgets who linked to which page before today, how often that was a week ago, and cards that no post has."""
    for drop in (drop_cards.forget_users_slice, drop_cards.forget_days_slice, drop_cards.drop_unused_slice):
        while await house.db.act(drop):
            pass


async def count_week(house: House) -> None:
    """Keeps how many posts this week has seen so far, for whoever asks what goes on here."""
    week = week_of(house.clock.now())
    await house.db.act(keep_week, week, await how_many_published(house.db, week))
