"""Tags that accounts feature on their profiles, how often their authors use them, and which could be featured."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, literal_column, or_, select

from goodmob.core.bounds import FEATURED_TAGS
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.queries.tags import TagRow
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.tags import featured_tag, post_tag, tag

LATEST_POSTS, MOST_SUGGESTED = 1_000, 10


class FeaturedRow(NamedTuple):
    """A featured tag: its own id, the account, and the tag."""

    id: int
    account_id: int
    tag_id: int
    name: str
    display_name: str


class OwnUse(NamedTuple):
    """How many posts of one account, which everybody may see, carry a tag, and when it wrote the last of them."""

    tag_id: int
    posts: int
    last_at: int


_ACCOUNT = bindparam("account_id", type_=BigInteger)
_FEATURED = select(
    featured_tag.c.id, featured_tag.c.account_id, featured_tag.c.tag_id, tag.c.name, tag.c.display_name
).join_from(featured_tag, tag, tag.c.id == featured_tag.c.tag_id)
_OPEN = or_(post.c.visibility == literal_column("'public'"), post.c.visibility == literal_column("'unlisted'"))
_LATEST = (
    select(post.c.id)
    .where(post.c.account_id == _ACCOUNT, _OPEN, ~post.c.held, post.c.approval.is_(None))
    .order_by(post.c.id.desc())
    .limit(bindparam("latest", type_=Integer))
    .subquery("latest")
)

FEATURED_BY = statement(
    _FEATURED.where(featured_tag.c.account_id == _ACCOUNT).order_by(featured_tag.c.id), into=FeaturedRow
)
FEATURED_BY_ID = statement(_FEATURED.where(featured_tag.c.id == bindparam("id", type_=BigInteger)), into=FeaturedRow)
FEATURED_AMONG = statement(
    select(featured_tag.c.tag_id).where(featured_tag.c.account_id == _ACCOUNT, among(featured_tag.c.tag_id, "ids"))
)
OWN_USES = statement(
    select(post_tag.c.tag_id, func.count().label("posts"), func.max(post.c.created_at).label("last_at"))
    .join_from(post, post_tag, post_tag.c.post_id == post.c.id)
    .where(
        post.c.account_id == _ACCOUNT, among(post_tag.c.tag_id, "ids"), _OPEN, ~post.c.held, post.c.approval.is_(None)
    )
    .group_by(post_tag.c.tag_id),
    into=OwnUse,
    long=True,
)
OWN_TAGS = statement(
    select(tag.c.id, tag.c.name, tag.c.display_name)
    .select_from(_LATEST.join(post_tag, post_tag.c.post_id == _LATEST.c.id).join(tag, tag.c.id == post_tag.c.tag_id))
    .group_by(tag.c.id, tag.c.name, tag.c.display_name)
    .order_by(func.count().desc(), tag.c.name)
    .limit(bindparam("limit", type_=Integer)),
    into=TagRow,
    long=True,
)


async def featured_by(reads: Reads, account_id: int) -> list[FeaturedRow]:
    """The tags that the account features, first featured first."""
    return await reads.all(FEATURED_BY, account_id=account_id)


async def featured_by_id(reads: Reads, featured_id: int) -> FeaturedRow | None:
    """The featured tag with this id, if there is one."""
    return await reads.one(FEATURED_BY_ID, id=featured_id)


async def featured_among(reads: Reads, account_id: int, tag_ids: Collection[int]) -> set[int]:
    """Of these tags those that the account features."""
    if not tag_ids:
        return set()
    return {row.tag_id for row in await reads.all(FEATURED_AMONG, account_id=account_id, ids=list(tag_ids))}


async def own_uses(reads: Reads, account_id: int, tag_ids: Collection[int]) -> dict[int, OwnUse]:
    """How the account uses these tags, by tag; looks through all it wrote. Tags that it does not use are left out."""
    rows = await reads.all(OWN_USES, account_id=account_id, ids=list(tag_ids)) if tag_ids else []
    return {row.tag_id: row for row in rows}


async def tags_to_feature(reads: Reads, account_id: int) -> list[TagRow]:
    """Up to ten tags that the account uses most in its latest thousand open posts, and does not feature yet."""
    featured = {row.tag_id for row in await featured_by(reads, account_id)}
    most = MOST_SUGGESTED + FEATURED_TAGS
    used = await reads.all(OWN_TAGS, account_id=account_id, latest=LATEST_POSTS, limit=most)
    return [tag for tag in used if tag.id not in featured][:MOST_SUGGESTED]
