"""With whom somebody had to do of late, through posts."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.tables.posts import mention, post
from goodmob.posts.tables.reactions import favourite

MOST_PEOPLE = 100
"""So many people are told of in each way of having to do with each other, those with most first."""


class Dealings(NamedTuple):
    """How often somebody answered, named and favourited another of late, and how often that other named them.

    Most answers name whom they answer, and count there too.
    """

    answered: int = 0
    named: int = 0
    favourited: int = 0
    naming: int = 0


class Times(NamedTuple):
    """Another account, and how often."""

    account_id: int
    times: int


_MINE = bindparam("account_id", type_=BigInteger)
_SINCE = bindparam("since_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_TIMES = func.count()

ANSWERED = statement(
    select(post.c.in_reply_to_account_id.label("account_id"), _TIMES.label("times"))
    .where(post.c.account_id == _MINE, post.c.id > _SINCE, post.c.in_reply_to_account_id.is_not(None))
    .group_by(post.c.in_reply_to_account_id)
    .order_by(_TIMES.desc(), post.c.in_reply_to_account_id)
    .limit(_LIMIT),
    into=Times,
)
NAMED = statement(
    select(mention.c.account_id, _TIMES.label("times"))
    .join_from(post, mention, mention.c.post_id == post.c.id)
    .where(post.c.account_id == _MINE, post.c.id > _SINCE, ~mention.c.silent)
    .group_by(mention.c.account_id)
    .order_by(_TIMES.desc(), mention.c.account_id)
    .limit(_LIMIT),
    into=Times,
)
FAVOURITED = statement(
    select(post.c.account_id, _TIMES.label("times"))
    .join_from(favourite, post, post.c.id == favourite.c.post_id)
    .where(favourite.c.account_id == _MINE, favourite.c.id > _SINCE)
    .group_by(post.c.account_id)
    .order_by(_TIMES.desc(), post.c.account_id)
    .limit(_LIMIT),
    into=Times,
)
NAMING = statement(
    select(post.c.account_id, _TIMES.label("times"))
    .join_from(mention, post, post.c.id == mention.c.post_id)
    .where(mention.c.account_id == _MINE, mention.c.post_id > _SINCE, ~mention.c.silent)
    .group_by(post.c.account_id)
    .order_by(_TIMES.desc(), post.c.account_id)
    .limit(_LIMIT),
    into=Times,
)
_WAYS = (ANSWERED, NAMED, FAVOURITED, NAMING)


async def dealings_of(reads: Reads, account_id: int, since_id: int) -> dict[int, Dealings]:
    """With whom the account had to do since that id, by account; itself left out. Four queries."""
    counted: defaultdict[int, list[int]] = defaultdict(lambda: [0] * len(_WAYS))
    for place, way in enumerate(_WAYS):
        for row in await reads.all(way, account_id=account_id, since_id=since_id, limit=MOST_PEOPLE):
            counted[row.account_id][place] = row.times
    return {other: Dealings(*times) for other, times in counted.items() if other != account_id}
