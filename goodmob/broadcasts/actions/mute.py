"""Hear of a subject only what is urgent, or everything again."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.broadcasts.tables import broadcast_mute
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

MUTE = statement(insert(broadcast_mute).on_conflict_do_nothing(index_elements=["subject_id", "account_id"]).inline())
UNMUTE = statement(
    delete(broadcast_mute).where(
        broadcast_mute.c.subject_id == bindparam("subject_id", type_=BigInteger),
        broadcast_mute.c.account_id == bindparam("account_id", type_=BigInteger),
    )
)


async def mute(tx: Transaction, subject_id: int, account_id: int) -> None:
    """The account hears of the subject only what changes whether, when or where it takes place."""
    await tx.run(MUTE, subject_id=subject_id, account_id=account_id, created_at=tx.now)


async def unmute(tx: Transaction, subject_id: int, account_id: int) -> None:
    """The account hears everything again that is said from now on."""
    await tx.run(UNMUTE, subject_id=subject_id, account_id=account_id)
