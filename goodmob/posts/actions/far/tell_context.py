"""Note what a conversation that began elsewhere is called there, so that answers from here say so too."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.activitypub.origins import same_origin
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import body_of
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
    """The conversation is called so, by this post of it; the one that it began with knows best.

    Others are believed on the server where it began: who just answers does not take it to their own.
    """
    if uri is None:
        return
    if post_id == conversation_id:
        await tx.run(TELL_ANEW, conversation_id=conversation_id, uri=uri)
        return
    first = await body_of(tx, conversation_id)
    if first is not None and first.uri is not None and same_origin(first.uri, uri):
        await tx.run(TELL, conversation_id=conversation_id, uri=uri)


async def forget_context(tx: Transaction, conversation_id: int) -> None:
    """What was a conversation is none any more, or part of another one."""
    await tx.run(FORGET, of_conversation_id=conversation_id)
