"""Who writes about something: the authors of public posts with some tags."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.ids import id_at
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.tags import post_tag, tag


class Writer(NamedTuple):
    """How many posts of an account carried a tag, and how that is spelt."""

    account_id: int
    tag: str
    number: int


WRITERS = statement(
    select(post.c.account_id, tag.c.display_name.label("tag"), func.count().label("number"))
    .join_from(post_tag, post, post.c.id == post_tag.c.post_id)
    .join(tag, tag.c.id == post_tag.c.tag_id)
    .where(
        among(post_tag.c.tag_id, "tag_ids"),
        post_tag.c.post_id >= bindparam("first", type_=BigInteger),
        post.c.visibility == "public",
        ~post.c.held,
    )
    .group_by(post.c.account_id, tag.c.display_name)
    .order_by(func.count().desc(), post.c.account_id, tag.c.display_name)
    .limit(bindparam("limit", type_=Integer)),
    into=Writer,
    long=True,
)


async def writers_about(reads: Reads, tag_ids: Collection[int], since: int, limit: int) -> list[Writer]:
    """Who used which of the tags in public since that moment, those who did most often first."""
    return await reads.all(WRITERS, tag_ids=list(tag_ids), first=id_at(since), limit=limit) if tag_ids else []
