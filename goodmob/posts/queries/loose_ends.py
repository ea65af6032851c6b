"""Answers whose beginning is not known here: what they answer lies elsewhere, and was not to be had yet."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, exists, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.tables.posts import post


class LooseEnds(NamedTuple):
    """What of a post of another server is untied: what it answers, and whether anything waits for it as its answer."""

    conversation_id: int
    answers_uri: str | None
    is_awaited: bool


class Orphan(NamedTuple):
    """A post that answers something which has just become known."""

    id: int
    account_id: int
    visibility: str
    approval: str | None
    conversation_id: int


_LIMIT = bindparam("limit", type_=Integer)
_waiting = post.alias("waiting")
LOOSE_ENDS = statement(
    select(
        post.c.conversation_id,
        post.c.answers_uri,
        exists().where(_waiting.c.answers_uri == post.c.uri).label("is_awaited"),
    ).where(post.c.id == bindparam("post_id", type_=BigInteger)),
    into=LooseEnds,
)
ORPHANS = statement(
    select(*(post.c[name] for name in Orphan._fields))
    .where(post.c.answers_uri == bindparam("uri"))
    .order_by(post.c.id)
    .limit(_LIMIT),
    into=Orphan,
)
OF_CONVERSATION = statement(
    select(post.c.id)
    .where(
        post.c.conversation_id == bindparam("conversation_id", type_=BigInteger),
        post.c.boost_of_id.is_(None),
        post.c.id != bindparam("but_id", type_=BigInteger),
    )
    .order_by(post.c.id)
    .limit(_LIMIT)
)


async def loose_ends_of(reads: Reads, post_id: int) -> LooseEnds | None:
    """What of the post is untied, or None where it is gone."""
    return await reads.one(LOOSE_ENDS, post_id=post_id)


async def has_loose_ends(reads: Reads, post_id: int) -> bool:
    """Whether anything of the post is untied."""
    ends = await loose_ends_of(reads, post_id)
    return ends is not None and (ends.is_awaited or ends.answers_uri is not None)


async def orphans_of(reads: Reads, uri: str, limit: int) -> list[Orphan]:
    """Some posts that answer the one with this uri and are not tied to it, the earliest first."""
    return await reads.all(ORPHANS, uri=uri, limit=limit)


async def others_in(reads: Reads, conversation_id: int, but_id: int, limit: int) -> list[int]:
    """Some posts of the conversation, without this one."""
    rows = await reads.all(OF_CONVERSATION, conversation_id=conversation_id, but_id=but_id, limit=limit)
    return [row.id for row in rows]
