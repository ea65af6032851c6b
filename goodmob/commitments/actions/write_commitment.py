"""Write the row of a commitment; its places are counted by whoever asks for this."""

import secrets
from collections.abc import Sequence

from sqlalchemy import BigInteger, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.commitments.rules.limits import CODE_LENGTH, CODE_LETTERS
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

_CHANGED = (
    *("pool_id", "state", "party_size", "turn", "via", "invited_by", "created_at", "offer_expires_at"),
    *("area", "needs", "needs_area", "needs_account_id", "needs_by"),
)

ADD = statement(insert(commitment).on_conflict_do_nothing().inline())
CHANGE = statement(
    update(commitment)
    .where(
        commitment.c.id == bindparam("of_id", type_=BigInteger),
        commitment.c.state == bindparam("old_state", type_=Text),
    )
    .values({name: bindparam(f"new_{name}", type_=commitment.c[name].type) for name in _CHANGED})
)


async def add_commitment(tx: Transaction, row: CommitmentRow) -> CommitmentRow | None:
    """Writes a new commitment and gives it with its code; None when the account has one to this call already."""
    while True:
        coded = row._replace(code=_new_code())
        if await tx.run(ADD, **coded._asdict()):
            return coded
        if await commitment_of(tx, row.call_id, row.account_id) is not None:
            return None


async def change_commitment(tx: Transaction, before: CommitmentRow, after: CommitmentRow) -> bool:
    """Writes what is different afterwards; False, and nothing is written, when it is no longer in the state before."""
    return bool(await tx.run(CHANGE, **_change(before, after)))


async def change_commitments(tx: Transaction, changes: Sequence[tuple[CommitmentRow, CommitmentRow]]) -> None:
    """Writes several changes (before, after) of people whose pool is locked."""
    await tx.many(CHANGE, [_change(before, after) for before, after in changes])


def _change(before: CommitmentRow, after: CommitmentRow) -> dict[str, object]:
    new = {f"new_{name}": getattr(after, name) for name in _CHANGED}
    return {"of_id": before.id, "old_state": before.state, **new}


def _new_code() -> str:
    # One draw for all letters: asking the system for chance is the dearest part of a code.
    drawn, letters = secrets.randbelow(len(CODE_LETTERS) ** CODE_LENGTH), ""
    for _ in range(CODE_LENGTH):
        drawn, letter = divmod(drawn, len(CODE_LETTERS))
        letters += CODE_LETTERS[letter]
    return letters
