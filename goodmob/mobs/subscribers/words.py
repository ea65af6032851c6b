"""What was left to be said is said when the mob opens, and forgotten where it will not be."""

from goodmob.commitments.events import (
    CallCancelled,
    CallFailed,
    CallOpened,
    CallReported,
    CallResumed,
    Released,
)
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.leave_words import SAID, take_words_back
from goodmob.mobs.jobs.words import OneMob, Saying
from goodmob.mobs.queries.mobs import mob_by_id


async def say_at_once(tx: Transaction, event: CallOpened | CallResumed) -> None:
    """Everybody's words are published, a slice at a time; those of a mob that was stopped, when it goes on."""
    mob = await mob_by_id(tx, event.call_id)
    if mob is not None and mob.verb == SAID:
        await tx.enqueue("mobs.say_words", Saying(mob.id), key=f"mobs.say_words:{mob.id}")


async def forget_unsaid(tx: Transaction, event: CallFailed | CallCancelled | CallReported) -> None:
    """What was not said is not said any more."""
    await tx.enqueue("mobs.forget_words", OneMob(event.call_id), key=f"mobs.forget_words:{event.call_id}")


async def take_back(tx: Transaction, event: Released) -> None:
    """Who leaves says nothing."""
    await take_words_back(tx, event.account_id, event.call_id)
