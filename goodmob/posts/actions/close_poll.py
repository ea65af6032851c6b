"""End a poll whose time is over."""

from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.events import PollClosed
from goodmob.posts.queries.polls import poll_by_id
from goodmob.posts.tables.polls import poll as poll_table

CLOSE = statement(
    update(poll_table)
    .where(poll_table.c.id == bindparam("of_poll_id"), poll_table.c.closed_at.is_(None))
    .values(closed_at=bindparam("moment", type_=BigInteger))
)


async def close_poll(tx: Transaction, poll_id: int) -> None:
    """Makes the end of the poll known, once; does nothing where it is gone or an edit gave it more time."""
    poll = await poll_by_id(tx, poll_id)
    if poll is None or poll.expires_at is None or poll.expires_at > tx.now:
        return

    closed = await tx.run(CLOSE, of_poll_id=poll_id, moment=tx.now)

    if closed:
        await tx.announce(PollClosed(poll_id, poll.post_id))
