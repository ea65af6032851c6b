"""To which posts of somebody people reacted."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.posts import post
from goodmob.posts.tables.reactions import favourite


class Reaction(NamedTuple):
    """Who favourited, boosted or answered which post."""

    account_id: int
    post_id: int


_AUTHOR = bindparam("author_id", type_=BigInteger)
_SINCE = bindparam("since_id", type_=BigInteger)
_deed = post.alias("deed")
_STANDS = (among(_deed.c.account_id, "people"), _deed.c.id >= _SINCE, ~_deed.c.held, _deed.c.approval.is_(None))

REACTIONS = statement(
    union_all(
        select(favourite.c.account_id, favourite.c.post_id)
        .join(post, post.c.id == favourite.c.post_id)
        .where(among(favourite.c.account_id, "people"), favourite.c.id >= _SINCE, post.c.account_id == _AUTHOR),
        select(_deed.c.account_id, _deed.c.boost_of_id)
        .join(post, post.c.id == _deed.c.boost_of_id)
        .where(*_STANDS, post.c.account_id == _AUTHOR),
        select(_deed.c.account_id, _deed.c.in_reply_to_id).where(
            *_STANDS, _deed.c.in_reply_to_account_id == _AUTHOR, _deed.c.in_reply_to_id.is_not(None)
        ),
    ),
    into=Reaction,
)


async def reactions_to_posts_of(reads: Reads, author_id: int, people: Collection[int], since_id: int) -> list[Reaction]:
    """What these people did with posts of the author: favourites, boosts and answers with ids from this one on."""
    return await reads.all(REACTIONS, author_id=author_id, people=list(people), since_id=since_id)
