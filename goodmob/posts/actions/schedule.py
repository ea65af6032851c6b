"""Let a post wait for its hour, give it another one, call it off, or publish it when the hour has come."""

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.claim_key import claim_key
from goodmob.posts.actions.publish import check, publish
from goodmob.posts.events import PostScheduled
from goodmob.posts.ownership import own_scheduled
from goodmob.posts.queries.scheduled import how_many_scheduled, scheduled_by_id
from goodmob.posts.rules.drafts import Draft, draft_from
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.rules.scheduling import SCHEDULED_A_DAY, SCHEDULED_AT_ALL, check_moment
from goodmob.posts.tables.scheduled import scheduled_post

ADD_SCHEDULED = statement(insert(scheduled_post).inline())
MOVE_SCHEDULED = statement(
    update(scheduled_post)
    .where(scheduled_post.c.id == bindparam("scheduled_id"))
    .values(scheduled_at=bindparam("new_scheduled_at"))
)
DROP_SCHEDULED = statement(delete(scheduled_post).where(scheduled_post.c.id == bindparam("scheduled_id")))

_FAR_FUTURE = 2**62


async def schedule(
    tx: Transaction, settings: Settings, author_id: int, draft: Draft, scheduled_at: int, key: str | None = None
) -> int:
    """Keeps the draft until its hour and gives the scheduled post's id; it is checked as if it were published now.

    Run it in the account's lane. With a key that was used within the hour it gives what was made then.
    """
    scheduled_id = tx.new_id()
    if key is not None and (earlier := await claim_key(tx, author_id, key, scheduled_id)) != scheduled_id:
        return earlier
    check_moment(scheduled_at, tx.now)
    checked = await check(tx, settings, author_id, draft)
    await _check_numbers(tx, author_id, scheduled_at)

    await tx.run(
        ADD_SCHEDULED,
        id=scheduled_id,
        account_id=author_id,
        scheduled_at=scheduled_at,
        draft=msgspec.json.encode(checked.draft).decode(),
    )
    if draft.media_ids:
        await attach(tx, author_id, list(draft.media_ids), scheduled_id)

    await tx.announce(PostScheduled(scheduled_id, author_id))
    return scheduled_id


async def reschedule(tx: Transaction, author_id: int, scheduled_id: int, scheduled_at: int) -> None:
    """Gives the account's own scheduled post another hour. Run it in the account's lane."""
    row = await own_scheduled(tx, author_id, scheduled_id)
    check_moment(scheduled_at, tx.now)
    if scheduled_at // DAY != row.scheduled_at // DAY:
        await _check_day(tx, author_id, scheduled_at)

    await tx.run(MOVE_SCHEDULED, scheduled_id=scheduled_id, new_scheduled_at=scheduled_at)

    await tx.announce(PostScheduled(scheduled_id, author_id))


async def cancel_scheduled(tx: Transaction, author_id: int, scheduled_id: int) -> None:
    """Calls the account's own scheduled post off; its attachments stay with the author for a day."""
    await own_scheduled(tx, author_id, scheduled_id)

    await drop_scheduled(tx, scheduled_id)


async def drop_scheduled(tx: Transaction, scheduled_id: int) -> None:
    """Takes the post out of those that wait, whoever asked for it; its attachments stay with the author for a day."""
    await detach(tx, scheduled_id, keep=True)
    await tx.run(DROP_SCHEDULED, scheduled_id=scheduled_id)


async def publish_scheduled(tx: Transaction, settings: Settings, scheduled_id: int) -> int | None:
    """Publishes the scheduled post if its hour has come, and gives the post's id; None where it is gone or waits.

    Refused, with the post still waiting, where it may no longer be published: what it answers is gone, for example.
    """
    row = await scheduled_by_id(tx, scheduled_id)
    if row is None or row.scheduled_at > tx.now:
        return None

    await drop_scheduled(tx, scheduled_id)
    return await publish(tx, settings, row.account_id, draft_from(row.draft))


async def _check_numbers(tx: Transaction, author_id: int, scheduled_at: int) -> None:
    if await how_many_scheduled(tx, author_id, 0, _FAR_FUTURE) >= SCHEDULED_AT_ALL:
        raise Unfit(f"You have exceeded the limit of {SCHEDULED_AT_ALL} scheduled posts")
    await _check_day(tx, author_id, scheduled_at)


async def _check_day(tx: Transaction, author_id: int, scheduled_at: int) -> None:
    day = scheduled_at - scheduled_at % DAY
    if await how_many_scheduled(tx, author_id, day, day + DAY) >= SCHEDULED_A_DAY:
        raise Unfit(f"You have exceeded the limit of {SCHEDULED_A_DAY} scheduled posts for that day")
