"""A person signs out: a session ends."""

from sqlalchemy import bindparam, delete

from goodmob.accounts.events import SessionEnded
from goodmob.accounts.tables import session
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

END = statement(
    delete(session).where(session.c.id == bindparam("session_id"), session.c.person_id == bindparam("person_id"))
)


async def sign_out(tx: Transaction, person_id: int, session_id: int) -> None:
    """The session of this person is over; doing it twice does no harm."""
    if not await tx.run(END, session_id=session_id, person_id=person_id):
        return

    await tx.announce(SessionEnded(person_id))
