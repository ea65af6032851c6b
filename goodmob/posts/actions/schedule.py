"""Let a post wait for its hour, change it meanwhile, call it off, or publish it when the hour has come or before."""

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.ownership import owned
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.claim_key import claim_key, earlier_claim
from goodmob.posts.actions.publish import check, publish
from goodmob.posts.events import PostScheduled
from goodmob.posts.ownership import own_scheduled
from goodmob.posts.queries.scheduled import how_many_scheduled, scheduled_by_id
from goodmob.posts.rules.drafts import Draft, draft_from
from goodmob.posts.rules.refusals import TooManyScheduled
from goodmob.posts.rules.scheduling import SCHEDULED_A_DAY, SCHEDULED_AT_ALL, check_moment
from goodmob.posts.rules.threads import check_thread
from goodmob.posts.tables.scheduled import scheduled_post

ADD_SCHEDULED = statement(insert(scheduled_post).inline())
MOVE_SCHEDULED = statement(
    update(scheduled_post)
    .where(scheduled_post.c.id == bindparam("scheduled_id"))
    .values(scheduled_at=bindparam("new_scheduled_at"))
)
REWORD_SCHEDULED = statement(
    update(scheduled_post)
    .where(scheduled_post.c.id == bindparam("scheduled_id"))
    .values(scheduled_at=bindparam("new_scheduled_at"), draft=bindparam("new_draft"))
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
    checked = await _checked(tx, settings, author_id, draft)
    await _check_numbers(tx, author_id, scheduled_at)

    await tx.run(
        ADD_SCHEDULED,
        id=scheduled_id,
        account_id=author_id,
        scheduled_at=scheduled_at,
        draft=_packed(checked),
    )
    await _attach_all(tx, author_id, draft, scheduled_id)

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


async def reword_scheduled(
    tx: Transaction, settings: Settings, author_id: int, scheduled_id: int, draft: Draft, scheduled_at: int
) -> None:
    """Makes the account's own scheduled post say this, at this hour. Run it in the account's lane.

    It is checked as if it were published now; files that are left out stay with the author for a day.
    """
    row = await own_scheduled(tx, author_id, scheduled_id)
    if scheduled_at != row.scheduled_at:
        check_moment(scheduled_at, tx.now)
    checked = await _checked(tx, settings, author_id, draft)
    if scheduled_at // DAY != row.scheduled_at // DAY:
        await _check_day(tx, author_id, scheduled_at)

    changed = {"new_scheduled_at": scheduled_at, "new_draft": _packed(checked)}
    if not await tx.run(REWORD_SCHEDULED, scheduled_id=scheduled_id, **changed):
        raise NotFound
    await detach(tx, scheduled_id, keep=True)
    await _attach_all(tx, author_id, draft, scheduled_id)

    await tx.announce(PostScheduled(scheduled_id, author_id))


async def cancel_scheduled(tx: Transaction, author_id: int, scheduled_id: int) -> None:
    """Calls the account's own scheduled post off; its attachments stay with the author for a day."""
    await own_scheduled(tx, author_id, scheduled_id)

    await drop_scheduled(tx, scheduled_id)


async def drop_scheduled(tx: Transaction, scheduled_id: int) -> bool:
    """Takes the post out of those that wait, whoever asked for it; its attachments stay with the author for a day.

    False where somebody else was quicker.
    """
    await detach(tx, scheduled_id, keep=True)
    return bool(await tx.run(DROP_SCHEDULED, scheduled_id=scheduled_id))


async def publish_scheduled(tx: Transaction, settings: Settings, scheduled_id: int) -> int | None:
    """Publishes the scheduled post if its hour has come, and gives the post's id; None where it is gone or waits.

    Refused, with the post still waiting, where it may no longer be published: what it answers is gone, for example.
    """
    row = await scheduled_by_id(tx, scheduled_id)
    if row is None or row.scheduled_at > tx.now:
        return None

    if not await drop_scheduled(tx, scheduled_id):
        return None
    return await publish(tx, settings, row.account_id, draft_from(row.draft))


async def publish_at_once(tx: Transaction, settings: Settings, author_id: int, scheduled_id: int) -> int:
    """Publishes the account's own scheduled post before its hour, and gives the post's id.

    Whoever asks again within the hour gets the same post. NotFound where it is gone.
    """
    key = key_of(scheduled_id)
    row = await scheduled_by_id(tx, scheduled_id)
    if row is None and (earlier := await earlier_claim(tx, author_id, key)) is not None:
        return earlier
    waiting = owned(row, author_id)

    if not await drop_scheduled(tx, scheduled_id):
        return await publish_at_once(tx, settings, author_id, scheduled_id)
    return await publish(tx, settings, author_id, draft_from(waiting.draft), key)


def key_of(scheduled_id: int) -> str:
    """The request key under which a scheduled post is published before its hour; no header can hold a line break."""
    return f"scheduled\n{scheduled_id}"


async def _checked(tx: Transaction, settings: Settings, author_id: int, draft: Draft) -> Draft:
    check_thread(draft)
    first = (await check(tx, settings, author_id, draft)).draft
    more = [(await check(tx, settings, author_id, part)).draft for part in draft.more]
    return msgspec.structs.replace(first, more=tuple(more))


async def _attach_all(tx: Transaction, author_id: int, draft: Draft, scheduled_id: int) -> None:
    for post in (draft, *draft.more):
        if post.media_ids:
            await attach(tx, author_id, list(post.media_ids), scheduled_id)


def _packed(draft: Draft) -> str:
    return msgspec.json.encode(draft).decode()


async def _check_numbers(tx: Transaction, author_id: int, scheduled_at: int) -> None:
    if await how_many_scheduled(tx, author_id, 0, _FAR_FUTURE) >= SCHEDULED_AT_ALL:
        raise TooManyScheduled(f"You have exceeded the limit of {SCHEDULED_AT_ALL} scheduled posts")
    await _check_day(tx, author_id, scheduled_at)


async def _check_day(tx: Transaction, author_id: int, scheduled_at: int) -> None:
    day = scheduled_at - scheduled_at % DAY
    if await how_many_scheduled(tx, author_id, day, day + DAY) >= SCHEDULED_A_DAY:
        raise TooManyScheduled(f"You have exceeded the limit of {SCHEDULED_A_DAY} scheduled posts for that day")
