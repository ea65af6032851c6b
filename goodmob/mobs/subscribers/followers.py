"""Those who follow a mob hear that it is on, that it has begun, and what came of it."""

from goodmob.commitments.events import CallOpened, CallReported, CallTipped
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.mobs.jobs.following import TellingFollowers


async def tell_followers_of_tip(tx: Transaction, event: CallTipped) -> None:
    """They hear that enough people joined."""
    await _order(tx, event.call_id, "mob.tipped")


async def tell_followers_of_opening(tx: Transaction, event: CallOpened) -> None:
    """They hear that it has begun, unless it is over before that can be told."""
    call = await call_by_id(tx, event.call_id)
    if call is not None and call.state == "live":
        await _order(tx, event.call_id, "mob.live")


async def tell_followers_of_report(tx: Transaction, event: CallReported) -> None:
    """They hear that there is a report."""
    await _order(tx, event.call_id, "mob.reported")


async def _order(tx: Transaction, mob_id: int, type_: str) -> None:
    telling = TellingFollowers(mob_id, type_, tx.new_id())
    await tx.enqueue("mobs.tell_followers", telling, key=f"mobs.tell_followers:{type_}:{mob_id}")
