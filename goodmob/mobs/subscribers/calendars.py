"""What calendars have to hear: that a mob changed, is on, off or stopped; and whose link is to be forgotten."""

from goodmob.accounts.events import AccountDeleted
from goodmob.commitments.events import (
    CallCancelled,
    CallChanged,
    CallFailed,
    CallHalted,
    CallResumed,
    CallTipped,
)
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.keep_calendar import drop_calendar, revise
from goodmob.mobs.events import MobMoved
from goodmob.mobs.queries.mobs import mob_by_id, mob_by_post
from goodmob.posts.events import PostEdited

OfCall = CallChanged | CallTipped | CallFailed | CallCancelled | CallHalted | CallResumed


async def revise_with_call(tx: Transaction, event: OfCall) -> None:
    """Its times changed, or whether it takes place; drafts stand in no calendar."""
    row = await mob_by_id(tx, event.call_id)
    if row is not None and row.post_id is not None:
        await revise(tx, row.id)


async def revise_with_place(tx: Transaction, event: MobMoved) -> None:
    """It is at another time or place."""
    await revise(tx, event.mob_id)


async def revise_with_face(tx: Transaction, event: PostEdited) -> None:
    """Its words changed, and so did the post that is its face."""
    row = await mob_by_post(tx, event.post_id)
    if row is not None:
        await revise(tx, row.id)


async def forget_link(tx: Transaction, event: AccountDeleted) -> None:
    """The link to the calendar of a deleted account opens nothing more."""
    await drop_calendar(tx, event.account_id)
