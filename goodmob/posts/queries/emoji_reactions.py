"""Emoji with which people reacted to posts."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, exists, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.emoji_reactions import emoji_reaction, emoji_reaction_count


class ReactionCount(NamedTuple):
    """With which emoji how many accounts reacted to a post, and whether the viewer is among them."""

    post_id: int
    name: str
    accounts: int
    mine: bool


class Reactor(NamedTuple):
    """Who reacted to what with which emoji."""

    id: int
    account_id: int
    post_id: int
    name: str


_POST = bindparam("post_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_VIEWER = bindparam("viewer_id", type_=BigInteger)
_REACTORS = select(*(emoji_reaction.c[name] for name in Reactor._fields))
_counted = emoji_reaction_count.c

COUNTS_AMONG = statement(
    select(
        _counted.post_id,
        _counted.name,
        _counted.accounts,
        exists()
        .where(
            emoji_reaction.c.account_id == _VIEWER,
            emoji_reaction.c.post_id == _counted.post_id,
            emoji_reaction.c.name == _counted.name,
        )
        .label("mine"),
    )
    .where(among(_counted.post_id, "post_ids"))
    .order_by(_counted.post_id, _counted.first_id),
    into=ReactionCount,
)
REACTORS_OF = statement(
    _REACTORS.where(emoji_reaction.c.post_id == _POST).order_by(emoji_reaction.c.id.desc()).limit(_LIMIT), into=Reactor
)
REACTORS_WITH = statement(
    _REACTORS.where(emoji_reaction.c.post_id == _POST, emoji_reaction.c.name == bindparam("name"))
    .order_by(emoji_reaction.c.id.desc())
    .limit(_LIMIT),
    into=Reactor,
)
REACTIONS_BETWEEN = statement(
    _REACTORS.where(
        emoji_reaction.c.account_id == bindparam("account_id", type_=BigInteger), emoji_reaction.c.post_id == _POST
    ),
    into=Reactor,
)
REACTIONS_BY_ID = statement(_REACTORS.where(among(emoji_reaction.c.id, "ids")), into=Reactor)
REACTIONS_BY = statement(
    _REACTORS.where(emoji_reaction.c.account_id == bindparam("account_id", type_=BigInteger)).limit(_LIMIT),
    into=Reactor,
)


async def reaction_counts(
    reads: Reads, viewer_id: int | None, post_ids: Collection[int]
) -> Mapping[int, Sequence[ReactionCount]]:
    """The emoji of these posts, those of each in the order in which they came; no query for no posts."""
    found: defaultdict[int, list[ReactionCount]] = defaultdict(list)
    if post_ids:
        for row in await reads.all(COUNTS_AMONG, viewer_id=viewer_id or 0, post_ids=list(post_ids)):
            found[row.post_id].append(row)
    return found


async def reactors_of(reads: Reads, post_id: int, name: str | None, limit: int) -> list[Reactor]:
    """Who reacted to the post, latest first; with one emoji, or (None) with any."""
    if name is None:
        return await reads.all(REACTORS_OF, post_id=post_id, limit=limit)
    return await reads.all(REACTORS_WITH, post_id=post_id, name=name, limit=limit)


async def reactions_between(reads: Reads, account_id: int, post_id: int) -> dict[str, int]:
    """The account's reactions to the post: their ids by emoji."""
    return {row.name: row.id for row in await reads.all(REACTIONS_BETWEEN, account_id=account_id, post_id=post_id)}


async def reactions_by_id(reads: Reads, ids: Collection[int]) -> dict[int, Reactor]:
    """Those of the reactions that were not taken back."""
    return {row.id: row for row in await reads.all(REACTIONS_BY_ID, ids=list(ids))} if ids else {}


async def reactions_by(reads: Reads, account_id: int, limit: int) -> list[Reactor]:
    """Some reactions of the account."""
    return await reads.all(REACTIONS_BY, account_id=account_id, limit=limit)
