"""Somebody who was asked by a poll says yes: they join, as by any other way."""

from goodmob.commitments.actions.join import Joining, join
from goodmob.core.database.interface import Transaction
from goodmob.mobs.events import AnswerDue
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.abroad import PollRow
from goodmob.mobs.rules.standing import IN

VIA = "poll"


async def heed_vote(tx: Transaction, poll: PollRow) -> None:
    """Joins them, in the lane of the mob, and has them told how they stand, once. Refused as joining is."""
    mob = await seen_mob(tx, poll.account_id, poll.mob_id)
    row = await join(tx, mob.id, poll.account_id, Joining(via=VIA, invited_by=mob.account_id))

    told = "mob.confirmed" if row.state in IN else "mob.waitlisted"
    await tx.announce(AnswerDue(mob.id, poll.account_id, poll.post_id, told))


async def refuse_vote(tx: Transaction, poll: PollRow) -> None:
    """Has them told that they cannot come any more."""
    await tx.announce(AnswerDue(poll.mob_id, poll.account_id, poll.post_id, "mob.refused"))
