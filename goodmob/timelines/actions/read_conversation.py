"""Read a conversation, or keep it for later."""

from sqlalchemy import BigInteger, Boolean, bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.timelines.events import ConversationChanged
from goodmob.timelines.permissions import listed, own_conversation
from goodmob.timelines.queries.conversations import unread_after
from goodmob.timelines.tables import account_conversation

AT_ONCE = 60
"""How many conversations one slice looks at: each touches up to two rows."""

_kept = account_conversation.c
_UNREAD = bindparam("new_unread", type_=Boolean)
MARK = statement(
    update(account_conversation)
    .where(_kept.id == bindparam("conversation_id", type_=BigInteger), _kept.unread != _UNREAD)
    .values(unread=_UNREAD)
)


async def mark_conversation(tx: Transaction, account_id: int, conversation_id: int, *, unread: bool) -> None:
    """Makes the account's own conversation read or unread; again changes nothing. NotFound where it is not its own."""
    row = await own_conversation(tx, account_id, conversation_id)

    await _mark(tx, account_id, row.id, unread=unread)


async def read_unlisted(tx: Transaction, account_id: int, after: int) -> int | None:
    """Makes those unread conversations read that the account is no longer shown, a slice of them.

    after: the id behind which the slice begins. Gives the one behind which the next begins, None after the last.
    """
    rows = await unread_after(tx, account_id, after, AT_ONCE)
    shown = {row.id for row in await listed(tx, account_id, rows)} if rows else set()

    for row in rows:
        if row.id not in shown:
            await _mark(tx, account_id, row.id, unread=False)
    return rows[-1].id if len(rows) == AT_ONCE else None


async def _mark(tx: Transaction, account_id: int, conversation_id: int, *, unread: bool) -> None:
    if await tx.run(MARK, conversation_id=conversation_id, new_unread=unread):
        await tx.announce(ConversationChanged(conversation_id, account_id))
