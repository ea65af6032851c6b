"""Say that a mob is dangerous."""

from goodmob.commitments.queries.calls import call_by_id
from goodmob.core import bounds
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Invalid
from goodmob.mobs.permissions import seen_mob
from goodmob.moderation.actions.open_case import open_case
from goodmob.moderation.rules.cases import DANGER, MOB, Case, danger_due
from goodmob.moderation.rules.reports import Subject

DONE_WITH = frozenset({"draft", "reported", "failed", "cancelled"})


async def fear(tx: Transaction, account_id: int, mob_id: int, reason: str) -> int:
    """Keeps a case with a clock, of which staff are told, and gives its id; said again by the same, it is the same.

    NotFound where the account may not see the mob, Conflict where it is over, or its own; Invalid "reason" where that
    is too long.
    """
    mob = await seen_mob(tx, account_id, mob_id)
    call = await call_by_id(tx, mob_id)
    if len(reason) > bounds.REPORT_COMMENT_LENGTH:
        raise Invalid("reason", f"is too long (maximum is {bounds.REPORT_COMMENT_LENGTH} characters)")
    if mob.account_id == account_id:
        raise Conflict("It is your own: call it off")
    if call is None or call.state in DONE_WITH:
        raise Conflict("It is over")

    return await open_case(
        tx,
        Case(
            kind=DANGER,
            account_id=account_id,
            target_id=mob.account_id,
            key=f"{DANGER}:{mob_id}:{account_id}",
            comment=reason,
            subjects=[Subject(MOB, mob_id)],
            due_at=danger_due(tx.now, call.starts_at),
        ),
    )
