"""Tags: of posts, by name, their use day by day, and who follows them."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, func, select, true

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.posts.rules.days import first_day_told
from goodmob.posts.tables.tags import post_tag, tag, tag_day, tag_follow


class TagRow(NamedTuple):
    """A tag: the folded name by which it is found, and the spelling in which it is shown."""

    id: int
    name: str
    display_name: str


class TagOfPost(NamedTuple):
    """A tag that a post carries."""

    post_id: int
    id: int
    name: str
    display_name: str


class TagDay(NamedTuple):
    """How often, and by how many accounts, a tag was used in public on a day (days since 1970)."""

    tag_id: int
    day: int
    uses: int
    accounts: int


class FollowedTag(NamedTuple):
    """A followed tag under the id of the follow, by which the list is paged."""

    follow_id: int
    id: int
    name: str
    display_name: str


class TagFollower(NamedTuple):
    """Who follows which tag."""

    tag_id: int
    account_id: int


_ACCOUNT = bindparam("account_id", type_=BigInteger)
_TAG_COLUMNS = (tag.c.id, tag.c.name, tag.c.display_name)

TAGS_BY_NAME = statement(select(*_TAG_COLUMNS).where(among(tag.c.name, "names")), into=TagRow)
TAGS_BY_PREFIX = statement(
    select(*_TAG_COLUMNS)
    .join_from(
        tag,
        tag_day,
        and_(tag_day.c.tag_id == tag.c.id, tag_day.c.day >= bindparam("since", type_=Integer)),
        isouter=True,
    )
    .where(tag.c.name >= bindparam("first"), tag.c.name < bindparam("beyond"), tag.c.listable)
    .group_by(*_TAG_COLUMNS)
    .order_by(
        case((tag.c.name == bindparam("first"), 0), else_=1),
        func.coalesce(func.sum(tag_day.c.accounts), 0).desc(),
        tag.c.name,
    )
    .limit(bindparam("limit", type_=Integer))
    .offset(bindparam("offset", type_=Integer)),
    into=TagRow,
    long=True,
)
_LAST_CHARACTER = "\U0010ffff"
TAGS_OF_POSTS = statement(
    select(post_tag.c.post_id, *_TAG_COLUMNS)
    .join_from(post_tag, tag, tag.c.id == post_tag.c.tag_id)
    .where(among(post_tag.c.post_id, "ids")),
    into=TagOfPost,
)
DAYS_OF_TAGS = statement(
    select(*(tag_day.c[name] for name in TagDay._fields)).where(
        among(tag_day.c.tag_id, "ids"), tag_day.c.day >= bindparam("since", type_=Integer)
    ),
    into=TagDay,
)
BUSIEST = statement(
    select(*_TAG_COLUMNS)
    .join_from(tag_day, tag, tag.c.id == tag_day.c.tag_id)
    .where(tag_day.c.day >= bindparam("since", type_=Integer), tag_day.c.accounts > 0)
    .where(tag.c.usable, func.coalesce(tag.c.trendable, true()))
    .group_by(*_TAG_COLUMNS)
    .order_by(func.sum(tag_day.c.accounts).desc(), tag.c.name)
    .limit(bindparam("limit", type_=Integer)),
    into=TagRow,
    long=True,
)
FOLLOWED_PAGE = paged(
    select(tag_follow.c.id.label("follow_id"), *_TAG_COLUMNS)
    .join_from(tag_follow, tag, tag.c.id == tag_follow.c.tag_id)
    .where(tag_follow.c.account_id == _ACCOUNT),
    tag_follow.c.id,
    into=FollowedTag,
)
FOLLOWED_AMONG = statement(
    select(tag_follow.c.tag_id).where(tag_follow.c.account_id == _ACCOUNT, among(tag_follow.c.tag_id, "ids"))
)
FOLLOWED_BY = statement(select(tag_follow.c.tag_id).where(tag_follow.c.account_id == _ACCOUNT))
FOLLOWERS_OF_TAGS = statement(
    select(tag_follow.c.tag_id, tag_follow.c.account_id).where(
        among(tag_follow.c.tag_id, "ids"), among(tag_follow.c.account_id, "account_ids")
    ),
    into=TagFollower,
)


async def tags_by_name(reads: Reads, names: Collection[str]) -> dict[str, TagRow]:
    """Those of the tags that exist, by their folded names."""
    return {row.name: row for row in await reads.all(TAGS_BY_NAME, names=list(names))} if names else {}


async def tags_beginning(reads: Reads, key: str, now: int, *, limit: int, offset: int = 0) -> list[TagRow]:
    """Tags whose folded names begin with this key: the one that is called so, then those that most used this week.

    Those that staff keep out of searches are left out.
    """
    beyond, since = key + _LAST_CHARACTER, first_day_told(now)
    return await reads.all(TAGS_BY_PREFIX, first=key, beyond=beyond, since=since, limit=limit, offset=offset)


async def tags_of(reads: Reads, post_ids: Collection[int]) -> dict[int, list[TagOfPost]]:
    """The tags of each post, oldest tag first; posts without any are left out."""
    if not post_ids:
        return {}
    carried: defaultdict[int, list[TagOfPost]] = defaultdict(list)
    for row in sorted(await reads.all(TAGS_OF_POSTS, ids=list(post_ids))):
        carried[row.post_id].append(row)
    return carried


async def days_of(reads: Reads, tag_ids: Collection[int], since: int) -> dict[tuple[int, int], TagDay]:
    """The use of these tags since that day, by (tag, day); days without any use are left out."""
    rows = await reads.all(DAYS_OF_TAGS, ids=list(tag_ids), since=since) if tag_ids else []
    return {(row.tag_id, row.day): row for row in rows}


async def busiest_tags(reads: Reads, now: int, limit: int) -> list[TagRow]:
    """The tags that most people used in public within the week, without those that staff keep from trending.

    It looks through the days of all tags.
    """
    return await reads.all(BUSIEST, since=first_day_told(now), limit=limit)


async def followed_tags_page(reads: Reads, account_id: int, window: Window) -> list[FollowedTag]:
    """A page of the tags that the account follows, latest follow first."""
    return await page(reads, FOLLOWED_PAGE, window, account_id=account_id)


async def followed_among(reads: Reads, account_id: int, tag_ids: Collection[int]) -> set[int]:
    """Of these tags those that the account follows."""
    if not tag_ids:
        return set()
    return {row.tag_id for row in await reads.all(FOLLOWED_AMONG, account_id=account_id, ids=list(tag_ids))}


async def tags_followed_by(reads: Reads, account_id: int) -> set[int]:
    """Every tag that the account follows."""
    return {row.tag_id for row in await reads.all(FOLLOWED_BY, account_id=account_id)}


async def tag_followers_among(reads: Reads, tag_ids: Collection[int], account_ids: Collection[int]) -> set[int]:
    """Of these accounts those that follow one of the tags."""
    if not tag_ids or not account_ids:
        return set()
    rows = await reads.all(FOLLOWERS_OF_TAGS, ids=list(tag_ids), account_ids=list(account_ids))
    return {row.account_id for row in rows}
