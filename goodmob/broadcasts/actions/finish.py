"""Note that a message has reached all whom it was for."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.broadcasts.tables import broadcast
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

FINISH = statement(
    update(broadcast).where(broadcast.c.id == bindparam("broadcast_id", type_=BigInteger)).values(state="sent")
)


async def finish(tx: Transaction, broadcast_id: int) -> None:
    """All have it who took part when it was said; who comes later gets it by `catch_up`, where it still matters."""
    await tx.run(FINISH, broadcast_id=broadcast_id)
