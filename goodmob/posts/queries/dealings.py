"""With whom somebody had to do of late, through posts."""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import Statement, statement
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


def _most(who: ColumnElement[Any], deeds: Select[Any]) -> Statement[Times]:
    """Whom these deeds concern, with how often, those most often first."""
    times = func.count()
    chosen = deeds.add_columns(who.label("account_id"), times.label("times"))
    return statement(chosen.group_by(who).order_by(times.desc(), who).limit(_LIMIT), into=Times)


ANSWERED = _most(
    post.c.in_reply_to_account_id,
    select().where(post.c.account_id == _MINE, post.c.id > _SINCE, post.c.in_reply_to_account_id.is_not(None)),
)
NAMED = _most(
    mention.c.account_id,
    select()
    .join_from(post, mention, mention.c.post_id == post.c.id)
    .where(post.c.account_id == _MINE, post.c.id > _SINCE, ~mention.c.silent),
)
FAVOURITED = _most(
    post.c.account_id,
    select()
    .join_from(favourite, post, post.c.id == favourite.c.post_id)
    .where(favourite.c.account_id == _MINE, favourite.c.id > _SINCE),
)
NAMING = _most(
    post.c.account_id,
    select()
    .join_from(mention, post, post.c.id == mention.c.post_id)
    .where(mention.c.account_id == _MINE, mention.c.post_id > _SINCE, ~mention.c.silent),
)
_WAYS = (ANSWERED, NAMED, FAVOURITED, NAMING)


async def dealings_of(reads: Reads, account_id: int, since_id: int) -> dict[int, Dealings]:
    """With whom the account had to do since that id, by account; itself left out. Four queries."""
    counted: defaultdict[int, list[int]] = defaultdict(lambda: [0] * len(_WAYS))
    for place, way in enumerate(_WAYS):
        for row in await reads.all(way, account_id=account_id, since_id=since_id, limit=MOST_PEOPLE):
            counted[row.account_id][place] = row.times
    return {other: Dealings(*times) for other, times in counted.items() if other != account_id}
