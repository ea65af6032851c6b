"""Review a deed: one person at a time looks at it and decides."""

from sqlalchemy import BigInteger, bindparam, delete, or_
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.actions.judge import held_deed, judge, open_call
from goodmob.commitments.queries.calls import CallRow
from goodmob.commitments.queries.deeds import DeedRow
from goodmob.commitments.queries.proof import reviewed_by, reviews_of
from goodmob.commitments.rules.limits import LONGEST_REASON
from goodmob.commitments.rules.proof import REVIEW_LASTS, VERDICTS
from goodmob.commitments.tables import deed_review
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Forbidden, Invalid

_new = insert(deed_review)
TAKE = statement(
    _new.on_conflict_do_update(
        index_elements=[deed_review.c.deed_id],
        set_={name: _new.excluded[name] for name in ("account_id", "until", "reason", "decided_at")},
        where=or_(
            deed_review.c.until <= bindparam("now", type_=BigInteger),
            deed_review.c.account_id == _new.excluded.account_id,
        ),
    ).inline()
)
RELEASE = statement(
    delete(deed_review).where(
        deed_review.c.deed_id == bindparam("of_deed_id", type_=BigInteger),
        deed_review.c.account_id == bindparam("of_account_id", type_=BigInteger),
        deed_review.c.decided_at.is_(None),
    )
)


async def claim_review(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    """Keeps the deed for the reviewer for some minutes, and longer when asked again. Run it in the lane of the call.

    Forbidden for the doer and for whoever neither is the host nor may review; Conflict while somebody else looks at it,
    where it was reviewed, and while the call is not open.
    """
    row = await _reviewable(tx, call_id, account_id, deed_id)
    if row.verdict is not None:
        raise Conflict("It has been reviewed")

    await _take(tx, row, account_id, tx.now + REVIEW_LASTS)
    return row


async def release_review(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    """Lets others look at the deed again; nothing happens where it was not kept for the account."""
    row = await _reviewable(tx, call_id, account_id, deed_id)

    await tx.run(RELEASE, of_deed_id=deed_id, of_account_id=account_id)
    return row


async def decide(
    tx: Transaction, call_id: int, account_id: int, deed_id: int, verdict: str, reason: str = ""
) -> DeedRow:
    """Verifies or refuses the deed: refused units are taken out of the tally. Run it in the lane of the call.

    As `claim_review`; but who decided may decide anew, and so may the host, until the call is reported. Invalid
    "verdict" or "reason".
    """
    if verdict not in VERDICTS:
        raise Invalid("verdict", "must be verified or refused")
    if len(reason) > LONGEST_REASON:
        raise Invalid("reason", f"is too long (maximum is {LONGEST_REASON} characters)")
    row = await _reviewable(tx, call_id, account_id, deed_id)

    await _take(tx, row, account_id, tx.now, reason=reason.strip(), decided_at=tx.now)
    return await judge(tx, row, verdict=verdict)


async def _reviewable(tx: Transaction, call_id: int, account_id: int, deed_id: int) -> DeedRow:
    call = await open_call(tx, call_id)
    await require_reviewer(tx, call, account_id)
    row = await held_deed(tx, call_id, deed_id)
    if row.account_id == account_id:
        raise Forbidden("This is your own deed")
    if row.verdict is not None and account_id != call.account_id:
        former = (await reviews_of(tx, [deed_id])).get(deed_id)
        if former is None or former.account_id != account_id:
            raise Conflict("It has been reviewed")
    return row


async def require_reviewer(tx: Transaction, call: CallRow, account_id: int) -> None:
    """Forbidden for whoever is neither the host nor named by the host and still in."""
    if account_id != call.account_id and not await reviewed_by(tx, account_id, [call.id]):
        raise Forbidden("Only the host, and whom the host asked, can review")


async def _take(
    tx: Transaction, row: DeedRow, account_id: int, until: int, *, reason: str = "", decided_at: int | None = None
) -> None:
    about = {"deed_id": row.id, "account_id": account_id, "until": until, "reason": reason, "decided_at": decided_at}
    if not await tx.run(TAKE, **about, now=tx.now):
        raise Conflict("Somebody else is reviewing it")
