"""How much is said and answered when, by whom and in which language: counted over many rows, so ask now and then."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Select, bindparam, func, select

from goodmob.core.database.days import DayCount, by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import Statement, among, statement
from goodmob.core.ids import id_at
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.reactions import favourite


class AuthorCount(NamedTuple):
    """How many posts an account wrote."""

    account_id: int
    number: int


class AppCount(NamedTuple):
    """How many posts were written with an app; None: in a browser."""

    application_id: int | None
    number: int


class LanguageCount(NamedTuple):
    """How many posts are in a language; "und" where it is not known."""

    language: str
    number: int


_FIRST, _BEYOND = bindparam("first", type_=BigInteger), bindparam("beyond", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
_BETWEEN = (post.c.id >= _FIRST, post.c.id < _BEYOND)
_NUMBER = func.count().label("number")
LANGUAGE = func.coalesce(func.nullif(post.c.language, ""), "und").label("language")
"""What a post is said to be in, as a LanguageCount names it."""

_original = post.alias("original")


def _daily(question: Select[int, int]) -> Statement[DayCount]:
    return statement(question.group_by("day"), into=DayCount, long=True)


FAVOURITES = _daily(
    select(by_day(favourite.c.created_at), _NUMBER)
    .join_from(favourite, post, post.c.id == favourite.c.post_id)
    .where(favourite.c.id >= _FIRST, favourite.c.id < _BEYOND, post.c.local)
)
BOOSTS, ANSWERS = (
    _daily(
        select(by_day(post.c.created_at), _NUMBER)
        .join_from(post, _original, _original.c.id == post.c[name])
        .where(*_BETWEEN, post.c[name].is_not(None), _original.c.local)
    )
    for name in ("boost_of_id", "in_reply_to_id")
)
APPS = statement(
    select(post.c.application_id, _NUMBER)
    .where(*_BETWEEN, post.c.local, post.c.boost_of_id.is_(None))
    .group_by(post.c.application_id)
    .order_by(func.count().desc())
    .limit(_LIMIT),
    into=AppCount,
    long=True,
)
LOCAL_POSTS = statement(select(_NUMBER).where(*_BETWEEN, post.c.local), long=True)
FAR_AUTHORS = statement(
    select(post.c.account_id, _NUMBER)
    .where(*_BETWEEN, ~post.c.local)
    .group_by(post.c.account_id)
    .order_by(func.count().desc(), post.c.account_id)
    .limit(_LIMIT),
    into=AuthorCount,
    long=True,
)
BY_AUTHORS = _daily(select(by_day(post.c.created_at), _NUMBER).where(among(post.c.account_id, "ids")))
LANGUAGES = statement(
    select(LANGUAGE, _NUMBER)
    .where(among(post.c.account_id, "ids"), *_BETWEEN, post.c.boost_of_id.is_(None))
    .group_by("language"),
    into=LanguageCount,
    long=True,
)
MOST_AUTHORS = 20_000


async def interactions_by_day(reads: Reads, first: int, beyond: int) -> list[DayCount]:
    """Favourites, boosts and answers that posts of this server got between two moments and still have.

    A day may stand there several times.
    """
    between = {"first": id_at(first), "beyond": id_at(beyond)}
    return [row for asked in (FAVOURITES, BOOSTS, ANSWERS) for row in await reads.all(asked, **between)]


async def apps_used(reads: Reads, first: int, beyond: int, limit: int) -> list[AppCount]:
    """The apps with which most posts of this server were written between two moments."""
    return await reads.all(APPS, first=id_at(first), beyond=id_at(beyond), limit=limit)


async def local_posts_between(reads: Reads, first: int, beyond: int) -> int:
    """How many posts, boosts included, people of this server published between two moments."""
    return int(await reads.value(LOCAL_POSTS, first=id_at(first), beyond=id_at(beyond)))


async def far_authors(reads: Reads, first: int, beyond: int) -> list[AuthorCount]:
    """Whose posts of other servers came here between two moments; of more than 20,000 those who wrote most."""
    return await reads.all(FAR_AUTHORS, first=id_at(first), beyond=id_at(beyond), limit=MOST_AUTHORS)


async def written_by_day(reads: Reads, account_ids: Collection[int]) -> list[DayCount]:
    """How many posts these accounts wrote on each day, since ever."""
    return await reads.all(BY_AUTHORS, ids=list(account_ids))


async def languages_written(reads: Reads, account_ids: Collection[int], first: int, beyond: int) -> list[LanguageCount]:
    """In which languages these accounts wrote between two moments."""
    return await reads.all(LANGUAGES, ids=list(account_ids), first=id_at(first), beyond=id_at(beyond))
