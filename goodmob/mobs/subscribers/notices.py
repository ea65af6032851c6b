"""Who is told what of a mob."""

from goodmob.commitments.events import (
    CallCancelled,
    CallChanged,
    CallFailed,
    CallOpened,
    CallPublished,
    CallReported,
    CallTipped,
    ConditionMet,
    OfferExpired,
    PlaceOffered,
)
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.mobs.events import MobMoved
from goodmob.mobs.jobs.telling import REMINDERS, Reminder, Telling
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.notifications.actions.tell import tell


async def tell_of_tip(tx: Transaction, event: CallTipped) -> None:
    """Everybody who is committed, and the host, hear that it takes place."""
    await _tell_everybody(tx, event.call_id, "mob.tipped", host_too=True)


async def tell_of_opening(tx: Transaction, event: CallOpened) -> None:
    """Everybody who is committed, and the host, hear that it has begun, unless it is over before that can be told."""
    call = await call_by_id(tx, event.call_id)
    if call is None or call.state != "live":
        return

    await _tell_everybody(tx, event.call_id, "mob.live", host_too=True)


async def tell_of_failure(tx: Transaction, event: CallFailed) -> None:
    """Everybody who is committed, and the host, hear that it does not take place."""
    await _tell_everybody(tx, event.call_id, "mob.failed", host_too=True)


async def tell_of_report(tx: Transaction, event: CallReported) -> None:
    """Everybody who is committed, and the host, hear that there is a report."""
    await _tell_everybody(tx, event.call_id, "mob.reported", host_too=True)


async def tell_of_cancelling(tx: Transaction, event: CallCancelled) -> None:
    """Everybody who is committed hears that the host called it off."""
    await _tell_everybody(tx, event.call_id, "mob.cancelled")


async def tell_of_move(tx: Transaction, event: MobMoved) -> None:
    """Everybody who is committed hears that it is at another time or place; the newest such notice stays."""
    await _tell_everybody(tx, event.mob_id, "mob.changed")


async def tell_of_offer(tx: Transaction, event: PlaceOffered) -> None:
    """The first in the line hears that a place is kept for them."""
    await _tell_one(tx, event.call_id, event.account_id, "mob.offer")


async def tell_of_expiry(tx: Transaction, event: OfferExpired) -> None:
    """Who did not take the place hears that it was given to somebody else."""
    await _tell_one(tx, event.call_id, event.account_id, "mob.expired")


async def tell_of_condition(tx: Transaction, event: ConditionMet) -> None:
    """Who waited for a condition hears that it came true, and whether there was a place."""
    type_ = "mob.confirmed" if event.state == "confirmed" else "mob.waitlisted"
    await _tell_one(tx, event.call_id, event.account_id, type_)


async def plan_reminders(tx: Transaction, event: CallPublished | CallChanged) -> None:
    """A day and ten minutes before the start those are reminded who are committed then; plans follow the start."""
    mob, call = await mob_by_id(tx, event.call_id), await call_by_id(tx, event.call_id)
    if mob is None or call is None:
        return

    for type_, ahead in REMINDERS.items():
        if (moment := call.starts_at - ahead) > tx.now:
            reminder = Reminder(mob.id, type_, call.starts_at)
            await tx.enqueue("mobs.remind", reminder, run_at=moment, key=f"{type_}:{mob.id}")


async def _tell_everybody(tx: Transaction, mob_id: int, type_: str, *, host_too: bool = False) -> None:
    mob = await mob_by_id(tx, mob_id)
    if mob is None:
        return

    if host_too:
        await _tell(tx, mob, mob.account_id, type_)
    await tx.enqueue("mobs.tell_committed", Telling(mob.id, type_, tx.new_id()))


async def _tell_one(tx: Transaction, mob_id: int, account_id: int, type_: str) -> None:
    mob = await mob_by_id(tx, mob_id)
    if mob is not None:
        await _tell(tx, mob, account_id, type_)


async def _tell(tx: Transaction, mob: MobRow, account_id: int, type_: str) -> None:
    await tell(tx, [account_id], type_, from_account_id=mob.account_id, cause_id=mob.id, post_id=mob.post_id)
