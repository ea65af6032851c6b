"""Forget what an account that is gone said, heard and chose."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, or_, select, tuple_

from goodmob.broadcasts.tables import broadcast, broadcast_mail_choice, broadcast_mute, broadcast_receipt
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

SLICE = 60
"""How many rows of each table one action forgets; there are three that may have many."""

_ACCOUNT = bindparam("account_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_said = select(broadcast.c.id).where(broadcast.c.account_id == _ACCOUNT)
_receipt = tuple_(broadcast_receipt.c.broadcast_id, broadcast_receipt.c.account_id)
FORGET_RECEIPTS = statement(
    delete(broadcast_receipt).where(
        _receipt.in_(
            select(broadcast_receipt.c.broadcast_id, broadcast_receipt.c.account_id)
            .where(or_(broadcast_receipt.c.account_id == _ACCOUNT, broadcast_receipt.c.broadcast_id.in_(_said)))
            .limit(_LIMIT)
        )
    )
)
FORGET_MESSAGES = statement(
    delete(broadcast).where(
        broadcast.c.id.in_(
            _said.where(
                ~select(broadcast_receipt.c.account_id)
                .where(broadcast_receipt.c.broadcast_id == broadcast.c.id)
                .exists()
            ).limit(_LIMIT)
        )
    )
)
FORGET_MUTES = statement(
    delete(broadcast_mute).where(
        tuple_(broadcast_mute.c.subject_id, broadcast_mute.c.account_id).in_(
            select(broadcast_mute.c.subject_id, broadcast_mute.c.account_id)
            .where(broadcast_mute.c.account_id == _ACCOUNT)
            .limit(_LIMIT)
        )
    )
)
FORGET_CHOICE = statement(delete(broadcast_mail_choice).where(broadcast_mail_choice.c.account_id == _ACCOUNT))


async def forget_account(tx: Transaction, account_id: int) -> bool:
    """Forgets a slice of what there is of the account; True while there is more.

    What it said as the host goes as well, after the receipts of those who heard it.
    """
    forgotten = [
        await tx.run(statement_, account_id=account_id, limit=SLICE)
        for statement_ in (FORGET_RECEIPTS, FORGET_MESSAGES, FORGET_MUTES)
    ]
    await tx.run(FORGET_CHOICE, account_id=account_id)
    return SLICE in forgotten
