"""Somebody of another server joins a mob of ours, by a Join, and leaves it: as people here do, with the same places."""

from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Forbidden, NotFound
from goodmob.mobs.actions.note_join import drop_join, note_join
from goodmob.mobs.events import AnswerDue, JoinRefused, JoinTaken
from goodmob.mobs.queries.abroad import join_of
from goodmob.mobs.queries.mobs import mob_by_id


async def take_join(tx: Transaction, mob_id: int, account_id: int, uri: str, wish: Joining) -> None:
    """Gives a place, or a turn in the line, and has it answered; the same Join again gets the same answer.

    In the lane of the mob. Refused as joining is, and Forbidden for an address that is another Join's.
    """
    row = await note_join(tx, mob_id, account_id, uri)
    if row is None:
        raise Forbidden("The Join is somebody else's")
    await join(tx, mob_id, account_id, wish)

    await tx.announce(JoinTaken(mob_id, account_id, row.number))


async def refuse_join(tx: Transaction, mob_id: int, account_id: int, uri: str, why: str) -> None:
    """Has a Join answered by why it was refused; who has a place keeps it."""
    row = await note_join(tx, mob_id, account_id, uri)

    if row is not None:
        await tx.announce(JoinRefused(mob_id, account_id, row.number, why))


async def take_leave(tx: Transaction, mob_id: int, account_id: int) -> None:
    """Gives back what they have of the mob, in its lane; who has nothing, or was there already, leaves nothing."""
    try:
        await leave(tx, mob_id, account_id)
    except (NotFound, Conflict):
        return

    await drop_join(tx, mob_id, account_id)


async def take_offer(tx: Transaction, mob_id: int, account_id: int) -> None:
    """Accepts a place that somebody elsewhere is offered: they wished for it, and could not press a button here."""
    own = await commitment_of(tx, mob_id, account_id)
    if own is None or own.state != "offered":
        return
    await join(tx, mob_id, account_id, Joining())

    row, mob = await join_of(tx, mob_id, account_id), await mob_by_id(tx, mob_id)
    if row is not None:
        await tx.announce(JoinTaken(mob_id, account_id, row.number))
    elif mob is not None and mob.post_id is not None:
        await tx.announce(AnswerDue(mob_id, account_id, mob.post_id, "mob.confirmed"))
