"""What runs later: polls end, scheduled posts appear, deleted posts are cleaned up after, the week is counted."""

import logging

import msgspec

from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.instance.actions.count_week import count_week as keep_week
from goodmob.instance.queries.activity import week_of
from goodmob.posts.actions import clean_up, leave
from goodmob.posts.actions.close_poll import close_poll as close
from goodmob.posts.actions.forget import forget_keys_slice, forget_tag_users_slice
from goodmob.posts.actions.schedule import drop_scheduled
from goodmob.posts.actions.schedule import publish_scheduled as publish
from goodmob.posts.queries.figures import how_many_published

log = logging.getLogger(__name__)


class OnePost(msgspec.Struct, frozen=True):
    """The post a job is about."""

    post_id: int


class OnePoll(msgspec.Struct, frozen=True):
    """The poll a job is about."""

    poll_id: int


class OneScheduled(msgspec.Struct, frozen=True):
    """The scheduled post a job is about."""

    scheduled_id: int


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


async def clean_up_post(tx: Transaction, payload: OnePost) -> Again | None:
    """Cleans up what a deleted post left, a slice at a time."""
    return Again(payload) if await clean_up.clean_post_slice(tx, payload.post_id) else None


async def clean_up_poll(tx: Transaction, payload: OnePoll) -> Again | None:
    """Cleans up the votes of a poll that is gone, a slice at a time."""
    return Again(payload) if await clean_up.clean_poll_slice(tx, payload.poll_id) else None


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


async def count_week(house: House) -> None:
    """Keeps how many posts this week has seen so far, for whoever asks what goes on here."""
    week = week_of(house.clock.now())
    await house.db.act(keep_week, week, await how_many_published(house.db, week))
