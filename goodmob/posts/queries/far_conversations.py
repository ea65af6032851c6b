"""When the servers of a conversation were asked what was said in it."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.tables.far_conversations import far_conversation


class Asked(NamedTuple):
    """The asking: under way or done, how many posts became known by it, and before when (us) nobody asks again."""

    conversation_id: int
    asked_at: int
    next_at: int
    under_way: bool
    found: int


ASKED = statement(
    select(*(far_conversation.c[name] for name in Asked._fields)).where(
        far_conversation.c.conversation_id == bindparam("conversation_id", type_=BigInteger)
    ),
    Asked,
)


async def asked_about(reads: Reads, conversation_id: int) -> Asked | None:
    """The latest asking about the conversation, None where nobody ever asked."""
    return await reads.one(ASKED, conversation_id=conversation_id)
