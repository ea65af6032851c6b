"""Who used a tag when, from where and in which language, in public posts that are still there."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, distinct, func, select

from goodmob.core.database.days import by_day
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.ids import id_at
from goodmob.posts.queries.days import LANGUAGE, AuthorCount, LanguageCount
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.tags import post_tag


class TagUse(NamedTuple):
    """On a day (days since 1970 in UTC), how many posts of how many accounts carried a tag."""

    day: int
    uses: int
    accounts: int


class FarUse(NamedTuple):
    """On a day an account of another server used a tag."""

    day: int
    account_id: int


_CARRYING = (
    post_tag.c.tag_id == bindparam("tag_id", type_=BigInteger),
    post_tag.c.post_id >= bindparam("first", type_=BigInteger),
    post_tag.c.post_id < bindparam("beyond", type_=BigInteger),
    post.c.visibility == "public",
    ~post.c.held,
)
_LIMIT = bindparam("limit", type_=Integer)
_ACCOUNTS = func.count(distinct(post.c.account_id)).label("accounts")
_DAY = by_day(post.c.created_at)
_TOGETHER = post.c.id == post_tag.c.post_id

USES = statement(
    select(_DAY, func.count().label("uses"), _ACCOUNTS)
    .join_from(post_tag, post, _TOGETHER)
    .where(*_CARRYING)
    .group_by("day"),
    into=TagUse,
    long=True,
)
USERS = statement(select(_ACCOUNTS).join_from(post_tag, post, _TOGETHER).where(*_CARRYING), long=True)
FAR_USES = statement(
    select(_DAY, post.c.account_id)
    .join_from(post_tag, post, _TOGETHER)
    .where(*_CARRYING, ~post.c.local)
    .group_by("day", post.c.account_id)
    .limit(_LIMIT),
    into=FarUse,
    long=True,
)
AUTHORS = statement(
    select(post.c.account_id, func.count().label("number"))
    .join_from(post_tag, post, _TOGETHER)
    .where(*_CARRYING)
    .group_by(post.c.account_id)
    .order_by(func.count().desc(), post.c.account_id)
    .limit(_LIMIT),
    into=AuthorCount,
    long=True,
)
LANGUAGES = statement(
    select(LANGUAGE, func.count().label("number"))
    .join_from(post_tag, post, _TOGETHER)
    .where(*_CARRYING)
    .group_by("language")
    .order_by(func.count().desc(), "language")
    .limit(_LIMIT),
    into=LanguageCount,
    long=True,
)
MOST = 20_000


async def tag_uses(reads: Reads, tag_id: int, first: int, beyond: int) -> list[TagUse]:
    """The use of the tag between two moments; days without any are left out."""
    return await reads.all(USES, tag_id=tag_id, first=id_at(first), beyond=id_at(beyond))


async def tag_users(reads: Reads, tag_id: int, first: int, beyond: int) -> int:
    """How many accounts used the tag between two moments."""
    return int(await reads.value(USERS, tag_id=tag_id, first=id_at(first), beyond=id_at(beyond)))


async def far_tag_uses(reads: Reads, tag_id: int, first: int, beyond: int) -> list[FarUse]:
    """Who of other servers used the tag on which day between two moments; 20,000 at most."""
    return await reads.all(FAR_USES, tag_id=tag_id, first=id_at(first), beyond=id_at(beyond), limit=MOST)


async def tag_authors(reads: Reads, tag_id: int, first: int, beyond: int) -> list[AuthorCount]:
    """Who used the tag how often between two moments; of more than 20,000 those who did most."""
    return await reads.all(AUTHORS, tag_id=tag_id, first=id_at(first), beyond=id_at(beyond), limit=MOST)


async def tag_languages(reads: Reads, tag_id: int, first: int, beyond: int, limit: int) -> list[LanguageCount]:
    """The languages of most posts that carried the tag between two moments."""
    return await reads.all(LANGUAGES, tag_id=tag_id, first=id_at(first), beyond=id_at(beyond), limit=limit)
