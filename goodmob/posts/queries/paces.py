"""How fast people may answer in a conversation, and when somebody did last."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.paces import conversation_pace
from goodmob.posts.tables.posts import post


class Paced(NamedTuple):
    """The pace of a conversation in seconds, and when (us) the account answered in it last, if it did."""

    seconds: int
    answered_at: int | None


_OF = bindparam("conversation_id", type_=BigInteger)
_LAST = (
    select(func.max(post.c.created_at))
    .where(
        post.c.conversation_id == _OF,
        post.c.boost_of_id.is_(None),
        post.c.account_id == bindparam("account_id", type_=BigInteger),
    )
    .scalar_subquery()
)
PACED = statement(
    select(conversation_pace.c.seconds, _LAST.label("answered_at")).where(conversation_pace.c.conversation_id == _OF),
    into=Paced,
)
PACES = statement(
    select(conversation_pace.c.conversation_id, conversation_pace.c.seconds).where(
        among(conversation_pace.c.conversation_id, "ids")
    )
)


async def pace_for(reads: Reads, conversation_id: int, account_id: int) -> Paced | None:
    """How fast the account may answer in this conversation; None where everybody answers as they like."""
    return await reads.one(PACED, conversation_id=conversation_id, account_id=account_id)


async def paces_of(reads: Reads, conversation_ids: Collection[int]) -> dict[int, int]:
    """The seconds between two answers, for those of these conversations that are slowed down."""
    rows = await reads.all(PACES, ids=list(conversation_ids)) if conversation_ids else []
    return {row.conversation_id: row.seconds for row in rows}
