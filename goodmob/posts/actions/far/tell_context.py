"""Note what a conversation that began elsewhere is called there, so that answers from here say so too."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.tables.far_conversations import told_context

_TELL = insert(told_context)
TELL = statement(_TELL.on_conflict_do_nothing().inline())
TELL_ANEW = statement(
    _TELL.on_conflict_do_update(index_elements=["conversation_id"], set_={"uri": _TELL.excluded.uri}).inline()
)
FORGET = statement(
    delete(told_context).where(told_context.c.conversation_id == bindparam("of_conversation_id", type_=BigInteger))
)


async def tell_context(tx: Transaction, conversation_id: int, post_id: int, uri: str | None) -> None:
    """The conversation is called so, by this post of it; the one that it began with knows best."""
    if uri is not None:
        await tx.run(TELL_ANEW if post_id == conversation_id else TELL, conversation_id=conversation_id, uri=uri)


async def forget_context(tx: Transaction, conversation_id: int) -> None:
    """What was a conversation is none any more, or part of another one."""
    await tx.run(FORGET, of_conversation_id=conversation_id)
