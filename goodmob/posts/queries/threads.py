"""Conversations: what a post answers, what answers it, and all that was said in one."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, Integer, bindparam, literal, literal_column, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.posts import mention, post


class Link(NamedTuple):
    """A post of a conversation, what it answers, and how far it is from where the reading began."""

    id: int
    in_reply_to_id: int | None
    depth: int


_START = bindparam("post_id", type_=BigInteger)
_DEPTH = bindparam("depth", type_=Integer)
_LIMIT = bindparam("limit", type_=Integer)

_up = (
    select(post.c.id, post.c.in_reply_to_id, literal(0, Integer).label("depth"))
    .where(post.c.id == _START)
    .cte("up", recursive=True)
)
_parent = post.alias("parent")
_up = _up.union_all(
    select(_parent.c.id, _parent.c.in_reply_to_id, _up.c.depth + 1)
    .join_from(_up, _parent, _parent.c.id == _up.c.in_reply_to_id)
    .where(_up.c.depth < _DEPTH)
)
ANCESTORS = statement(select(_up.c.id, _up.c.in_reply_to_id, _up.c.depth).where(_up.c.depth > 0), into=Link)

ASKERS = statement(
    select(post.c.account_id)
    .join_from(_up, post, post.c.id == _up.c.id)
    .join(mention, mention.c.post_id == post.c.id)
    .where(
        _up.c.depth > 0,
        post.c.visibility == literal_column("'direct'"),
        mention.c.account_id == bindparam("account_id", type_=BigInteger),
        mention.c.silent == literal(False, Boolean),
    )
    .distinct()
)

_down = (
    select(post.c.id, post.c.in_reply_to_id, literal(0, Integer).label("depth"))
    .where(post.c.id == _START)
    .cte("down", recursive=True)
)
_child = post.alias("child")
_down = _down.union_all(
    select(_child.c.id, _child.c.in_reply_to_id, _down.c.depth + 1)
    .join_from(_down, _child, _child.c.in_reply_to_id == _down.c.id)
    .where(_down.c.depth < _DEPTH)
)
DESCENDANTS = statement(
    select(_down.c.id, _down.c.in_reply_to_id, _down.c.depth).where(_down.c.depth > 0).limit(_LIMIT), into=Link
)
CONVERSATION_PAGE = paged(
    POSTS.where(post.c.conversation_id == bindparam("conversation_id", type_=BigInteger), post.c.boost_of_id.is_(None)),
    post.c.id,
    into=PostRow,
)


async def ancestors_of(reads: Reads, post_id: int, limit: int) -> list[int]:
    """The posts that lead to this one, the first of the conversation first; the nearest `limit` where it is longer."""
    links = await reads.all(ANCESTORS, post_id=post_id, depth=limit)
    nearest_first = dict.fromkeys(link.id for link in sorted(links, key=lambda link: link.depth))
    nearest_first.pop(post_id, None)
    return list(nearest_first)[::-1]


async def askers_of(reads: Reads, post_id: int, account_id: int, depth: int) -> set[int]:
    """Who named the account in direct posts that lead to this one, at most `depth` steps above it."""
    rows = await reads.all(ASKERS, post_id=post_id, account_id=account_id, depth=depth)
    return {row.account_id for row in rows}


async def descendants_of(reads: Reads, post_id: int, limit: int, depth: int) -> list[int]:
    """The answers to this post and theirs, each before its own answers; `limit` of them, those nearest to it."""
    links = await reads.all(DESCENDANTS, post_id=post_id, limit=limit, depth=depth)
    answers: dict[int, list[int]] = {}
    for id_, parent_id in sorted({(link.id, link.in_reply_to_id) for link in links if link.id != post_id}):
        answers.setdefault(parent_id or 0, []).append(id_)
    ordered: dict[int, None] = {}
    waiting = answers.get(post_id, [])[::-1]
    while waiting:
        id_ = waiting.pop()
        if id_ not in ordered:
            ordered[id_] = None
            waiting += answers.get(id_, [])[::-1]
    return list(ordered)


async def conversation_page(reads: Reads, conversation_id: int, window: Window) -> list[PostRow]:
    """A page of what was said in a conversation, its first post included, the newest first."""
    return await page(reads, CONVERSATION_PAGE, window, conversation_id=conversation_id)
