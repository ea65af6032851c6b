"""Remove a conversation from one's list; its posts stay where they are."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.timelines.events import ConversationRemoved
from goodmob.timelines.permissions import own_conversation
from goodmob.timelines.queries.conversations import some_conversations
from goodmob.timelines.tables import account_conversation, account_conversation_post

AT_ONCE = 60
POSTS_AT_ONCE = 150

_entry = account_conversation_post.c
_OF_CONVERSATION = _entry.account_conversation_id == bindparam("conversation_id", type_=BigInteger)

REMOVE = statement(
    delete(account_conversation).where(account_conversation.c.id == bindparam("conversation_id", type_=BigInteger))
)
SOME_POSTS = statement(
    select(_entry.post_id.label("id")).where(_OF_CONVERSATION).limit(bindparam("limit", type_=Integer))
)
LET_GO = statement(delete(account_conversation_post).where(_OF_CONVERSATION, among(_entry.post_id, "ids")))


async def remove_conversation(tx: Transaction, account_id: int, conversation_id: int) -> None:
    """Takes the account's own conversation off its list until somebody writes again; NotFound for anybody else's."""
    row = await own_conversation(tx, account_id, conversation_id)

    await _remove(tx, account_id, row.id)


async def remove_some(tx: Transaction, account_id: int) -> bool:
    """Takes some of the account's conversations off its list; True where there may be more."""
    rows = await some_conversations(tx, account_id, AT_ONCE)

    for row in rows:
        await _remove(tx, account_id, row.id)
    return len(rows) == AT_ONCE


async def forget_posts(tx: Transaction, conversation_id: int) -> bool:
    """Forgets some of the posts that were in a removed conversation; True where there may be more."""
    posts = [row.id for row in await tx.all(SOME_POSTS, conversation_id=conversation_id, limit=POSTS_AT_ONCE)]

    if posts:
        await tx.run(LET_GO, conversation_id=conversation_id, ids=posts)
    return len(posts) == POSTS_AT_ONCE


async def _remove(tx: Transaction, account_id: int, conversation_id: int) -> None:
    if await tx.run(REMOVE, conversation_id=conversation_id):
        await tx.announce(ConversationRemoved(conversation_id, account_id))
