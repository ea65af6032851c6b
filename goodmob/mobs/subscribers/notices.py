"""Who is told what of a mob: everybody of what matters to all, each once, and one person of what is theirs."""

from goodmob.broadcasts.actions.deliver import deliver
from goodmob.broadcasts.actions.finish import finish
from goodmob.broadcasts.actions.send import Circumstance
from goodmob.commitments.events import (
    AreaTipped,
    CallCancelled,
    CallChanged,
    CallFailed,
    CallHalted,
    CallOpened,
    CallPublished,
    CallReported,
    CallResumed,
    CallTipped,
    ConditionLapsed,
    ConditionMet,
    OfferExpired,
    PlaceOffered,
)
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.actions.say import say
from goodmob.mobs.events import HostSpoke, MobMoved
from goodmob.mobs.jobs.telling import Reminder, Telling
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.circumstances import REMINDERS
from goodmob.mobs.rules.wording import when_told
from goodmob.notifications.actions.tell import tell


async def tell_of_tip(tx: Transaction, event: CallTipped) -> None:
    """It takes place."""
    await _tell_everybody(tx, event.call_id, "tipped")


async def tell_of_area(tx: Transaction, event: AreaTipped) -> None:
    """It takes place in an area, as those hear who joined there."""
    await _tell_everybody(tx, event.call_id, "area_tipped", occasion=event.area, area=event.area)


async def tell_of_opening(tx: Transaction, event: CallOpened) -> None:
    """It has begun, unless it is over before that can be told."""
    call = await call_by_id(tx, event.call_id)
    if call is not None and call.state == "live":
        await _tell_everybody(tx, event.call_id, "live")


async def tell_of_failure(tx: Transaction, event: CallFailed) -> None:
    """It does not take place."""
    await _tell_everybody(tx, event.call_id, "failed")


async def tell_of_report(tx: Transaction, event: CallReported) -> None:
    """There is a report, and thanks."""
    await _tell_everybody(tx, event.call_id, "thanks")


async def tell_of_cancelling(tx: Transaction, event: CallCancelled) -> None:
    """The host called it off."""
    await _tell_everybody(tx, event.call_id, "cancelled")


async def tell_of_halt(tx: Transaction, event: CallHalted) -> None:
    """Staff stopped it, this time."""
    await _tell_everybody(tx, event.call_id, "halted", occasion=str(tx.now))


async def tell_of_resuming(tx: Transaction, event: CallResumed) -> None:
    """It goes on, unless it went by while it was stopped."""
    call = await call_by_id(tx, event.call_id)
    if call is not None and call.state in {"gathering", "tipped", "live"}:
        await _tell_everybody(tx, event.call_id, "resumed", occasion=str(tx.now))


async def tell_of_move(tx: Transaction, event: MobMoved) -> None:
    """It is at another time or place; each move is told, and the newest notice stays."""
    mob = await mob_by_id(tx, event.mob_id)
    if mob is not None:
        text = when_told(await wish_of(tx, mob))
        await _tell_everybody(tx, mob.id, "moved", occasion=str(mob.version), text=text)


async def tell_of_announcement(tx: Transaction, event: HostSpoke) -> None:
    """The host has something to say."""
    await tx.enqueue("mobs.tell_committed", Telling(event.broadcast_id, event.mob_id, tx.new_id()))


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


async def tell_of_lapse(tx: Transaction, event: ConditionLapsed) -> None:
    """Who waited for a condition in vain hears that it ran out, unless they are back by then."""
    mob = await mob_by_id(tx, event.call_id)
    own = await commitment_of(tx, event.call_id, event.account_id)
    if mob is None or own is None or own.state != "expired":
        return

    # Each waiting is an occasion of its own: it may be somebody's second.
    broadcast_id = await say(tx, mob, "lapsed", occasion=str(tx.new_id()))
    if broadcast_id is not None:
        await deliver(tx, broadcast_id, [event.account_id])
        await finish(tx, broadcast_id)


async def plan_reminders(tx: Transaction, event: CallPublished | CallChanged) -> None:
    """A day and ten minutes before the start those are reminded who are committed then; plans follow the start."""
    mob, call = await mob_by_id(tx, event.call_id), await call_by_id(tx, event.call_id)
    if mob is None or call is None:
        return

    for circumstance, ahead in REMINDERS.items():
        if (moment := call.starts_at - ahead) > tx.now:
            reminder = Reminder(mob.id, circumstance, call.starts_at)
            await tx.enqueue("mobs.remind", reminder, run_at=moment, key=f"mob.{circumstance}:{mob.id}")


async def _tell_everybody(
    tx: Transaction,
    mob_id: int,
    circumstance: Circumstance,
    *,
    occasion: str = "",
    text: str = "",
    area: str | None = None,
) -> None:
    """Everybody hears who is committed by now; who comes later is greeted."""
    mob = await mob_by_id(tx, mob_id)
    broadcast_id = None if mob is None else await say(tx, mob, circumstance, occasion=occasion, text=text)
    if broadcast_id is not None:
        await tx.enqueue("mobs.tell_committed", Telling(broadcast_id, mob_id, tx.new_id(), area))


async def _tell_one(tx: Transaction, mob_id: int, account_id: int, type_: str) -> None:
    mob: MobRow | None = await mob_by_id(tx, mob_id)
    if mob is not None:
        about = {"from_account_id": mob.account_id, "cause_id": mob.id}
        await tell(tx, [account_id], type_, post_id=mob.post_id, **about)
