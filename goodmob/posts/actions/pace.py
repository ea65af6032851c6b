"""Slow a conversation down, and let whoever answers too soon wait."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, TooMany
from goodmob.core.i18n import ngettext
from goodmob.posts.queries.paces import pace_for
from goodmob.posts.queries.posts import PostRow, post_by_id
from goodmob.posts.tables.paces import conversation_pace

SLOWEST = 3_600
"""Seconds between two answers, at most."""

_SET = insert(conversation_pace).values({name: bindparam(name) for name in ("conversation_id", "seconds")})
SET = statement(
    _SET.on_conflict_do_update(index_elements=["conversation_id"], set_={"seconds": _SET.excluded.seconds}).inline()
)
END = statement(
    delete(conversation_pace).where(conversation_pace.c.conversation_id == bindparam("of_id", type_=BigInteger))
)


async def pace_conversation(tx: Transaction, conversation_id: int, seconds: int) -> None:
    """Each account waits so many seconds between two answers; 0: nobody waits. Invalid beyond SLOWEST."""
    if not 0 <= seconds <= SLOWEST:
        raise Invalid("seconds", f"must be between 0 and {SLOWEST}")

    if seconds:
        await tx.run(SET, conversation_id=conversation_id, seconds=seconds)
    else:
        await tx.run(END, of_id=conversation_id)


async def require_patience(tx: Transaction, author_id: int, parent: PostRow) -> None:
    """TooMany, with how long to wait, for who answers too soon in a conversation that is slowed down.

    Who began it answers when they like.
    """
    pace = await pace_for(tx, parent.conversation_id, author_id)
    if pace is None or pace.answered_at is None or await _began(tx, author_id, parent):
        return
    left = pace.answered_at + pace.seconds * SECOND - tx.now
    if left > 0:
        seconds = -(-left // SECOND)
        words = ngettext(
            "Answers are slowed down here: wait %(num)s second before you answer again.",
            "Answers are slowed down here: wait %(num)s seconds before you answer again.",
            seconds,
        )
        said = f"Answers are slowed down here: wait {seconds} seconds before you answer again"
        raise TooMany(seconds, said).told(words)


async def _began(tx: Transaction, author_id: int, parent: PostRow) -> bool:
    if parent.id == parent.conversation_id:
        return parent.account_id == author_id
    from_start = await post_by_id(tx, parent.conversation_id)
    return from_start is not None and from_start.account_id == author_id
