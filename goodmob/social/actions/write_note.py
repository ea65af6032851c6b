"""Write a private note about somebody, which only its writer sees."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_text
from goodmob.social.permissions import reachable
from goodmob.social.rules.ties import LONGEST_NOTE
from goodmob.social.tables.ties import account_note

_ADD = insert(account_note)
PUT_NOTE = statement(
    _ADD.on_conflict_do_update(
        index_elements=["account_id", "target_id"], set_={"comment": _ADD.excluded.comment}
    ).inline()
)
END_NOTE = statement(
    delete(account_note).where(
        account_note.c.account_id == bindparam("account_id"), account_note.c.target_id == bindparam("target_id")
    )
)


async def write_note(tx: Transaction, account_id: int, target_id: int, comment: str) -> None:
    """Keeps the note about the target; an empty one is taken away. Nobody else is told."""
    await reachable(tx, account_id, target_id)
    if len(comment) > LONGEST_NOTE:
        raise Invalid("comment", f"is too long (at most {LONGEST_NOTE} characters)")

    if note := clean_text(comment):
        await tx.run(PUT_NOTE, id=tx.new_id(), account_id=account_id, target_id=target_id, comment=note)
    else:
        await tx.run(END_NOTE, account_id=account_id, target_id=target_id)
