"""What conversations that began elsewhere are called there, and when their servers were asked about them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.far_conversations import far_conversation, told_context


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

CONTEXTS = statement(
    select(told_context.c.conversation_id, told_context.c.uri).where(
        among(told_context.c.conversation_id, "conversation_ids")
    )
)


async def asked_about(reads: Reads, conversation_id: int) -> Asked | None:
    """The latest asking about the conversation, None where nobody ever asked."""
    return await reads.one(ASKED, conversation_id=conversation_id)


async def contexts_of(reads: Reads, conversation_ids: Collection[int]) -> dict[int, str]:
    """The collections (FEP-7888) of those of the conversations that began elsewhere, as far as they were told."""
    rows = await reads.all(CONTEXTS, conversation_ids=list(conversation_ids)) if conversation_ids else []
    return {row.conversation_id: row.uri for row in rows}
