"""Join and leave a mob whose places another server hands out: it is asked, and here stands what it answers."""

from goodmob.commitments.actions.copy_commitment import Told, copy_commitment
from goodmob.commitments.actions.join import Joining
from goodmob.commitments.queries.calls import call_by_id
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Invalid, NotFound
from goodmob.mobs.actions.note_join import note_answer, note_join
from goodmob.mobs.events import JoinAsked, LeftElsewhere
from goodmob.mobs.queries.abroad import JoinRow, far_mob
from goodmob.mobs.rules.brakes import JOINED_STILL
from goodmob.mobs.rules.standing import ASKED, COMMITTED
from goodmob.notifications.actions.tell import tell

ASK_AGAIN = 5 * MINUTE
"""A server that did not answer for so long is asked again by whoever wants to come once more."""

_NOTICES = {"Accept": "mob.confirmed", "TentativeAccept": "mob.waitlisted", "Reject": "mob.refused"}


async def join_elsewhere(tx: Transaction, mob_id: int, account_id: int, wish: Joining) -> CommitmentRow:
    """Asks the server of the mob for a place; until it answers the commitment is "asked". Again: the same answer.

    Conflict where joining has ended or does not go by federation, Invalid for what no other server understands.
    """
    far, call = await far_mob(tx, mob_id), await call_by_id(tx, mob_id)
    if far is None or call is None:
        raise NotFound
    own = await commitment_of(tx, mob_id, account_id)
    if own is not None and (own.state in COMMITTED or (own.state == ASKED and own.created_at > tx.now - ASK_AGAIN)):
        return own
    if call.state not in JOINED_STILL or tx.now >= (call.join_by or call.ends_at):
        raise Conflict("Joining has ended")
    if far.elsewhere is not None:
        raise Conflict("People join on another site", details={"url": far.elsewhere})
    if wish.is_conditional or wish.hold:
        raise Invalid("condition", "can't be had of a mob of another server")

    told = Told(state=ASKED, party_size=wish.party_size, role=wish.role, via=wish.via, invited_by=wish.invited_by)
    row = await copy_commitment(tx, mob_id, account_id, told)
    join = await note_join(tx, mob_id, account_id, None)

    if join is not None:
        await tx.announce(JoinAsked(mob_id, account_id, join.number, wish.party_size, wish.role))
    return row


async def leave_elsewhere(tx: Transaction, mob_id: int, account_id: int) -> CommitmentRow:
    """Gives back what the account has, or asked for, of the mob; its server hears of it. NotFound if it never joined.

    Conflict once it did something, or the mob is over.
    """
    own, call = await commitment_of(tx, mob_id, account_id), await call_by_id(tx, mob_id)
    if own is None or call is None:
        raise NotFound
    if own.state not in {ASKED, *COMMITTED}:
        return own
    if own.state == "done":
        raise Conflict("You have been there already")
    if call.state not in JOINED_STILL and call.state != "halted":
        raise Conflict("It is over")

    row = await copy_commitment(tx, mob_id, account_id, Told(state="released", party_size=own.party_size))

    await tx.announce(LeftElsewhere(mob_id, account_id, tx.new_id()))
    return row


async def hear_answer(
    tx: Transaction, join: JoinRow, post_id: int | None, host_id: int, kind: str, told: Told, place: str
) -> None:
    """Keeps what the server of the mob answers to a Join of ours, now or later; whoever left since has left.

    Whom it concerns is told when it is another answer than before.
    """
    is_newest = await note_answer(tx, join, kind, place=place if kind == "Accept" else "")
    own = await commitment_of(tx, join.mob_id, join.account_id)
    if not is_newest or own is None or own.state not in {ASKED, *COMMITTED}:
        return

    size = told.party_size or own.party_size
    state = own.state if own.state == "done" and kind == "Accept" else told.state
    kept = Told(state=state, party_size=size, position=told.position, code=told.code)
    await copy_commitment(tx, join.mob_id, join.account_id, kept)

    if join.answer != kind:
        type_ = _NOTICES[kind]
        await tell(tx, [join.account_id], type_, from_account_id=host_id, cause_id=join.number, post_id=post_id)
