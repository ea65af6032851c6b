"""Who is named in which post."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import BigInteger, Boolean, bindparam, literal, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.posts import mention

MENTIONS = statement(
    select(mention.c.post_id, mention.c.account_id)
    .where(among(mention.c.post_id, "ids"), mention.c.silent == literal(False, Boolean))
    .order_by(mention.c.post_id, mention.c.place)
)
ADDRESSED_BY = statement(
    select(mention.c.account_id).where(mention.c.post_id == bindparam("post_id", type_=BigInteger))
)
MENTIONED_IN = statement(
    select(mention.c.post_id).where(
        mention.c.account_id == bindparam("account_id", type_=BigInteger), among(mention.c.post_id, "ids")
    )
)


async def mentioned_in(reads: Reads, post_ids: Collection[int]) -> dict[int, list[int]]:
    """The accounts that each of the posts names, in the order of the text; posts that name nobody are left out."""
    if not post_ids:
        return {}
    named: defaultdict[int, list[int]] = defaultdict(list)
    for row in await reads.all(MENTIONS, ids=list(post_ids)):
        named[row.post_id].append(row.account_id)
    return named


async def addressed_by(reads: Reads, post_id: int) -> list[int]:
    """Whom the post names or silently includes, in no order."""
    return [row.account_id for row in await reads.all(ADDRESSED_BY, post_id=post_id)]


async def posts_addressing(reads: Reads, account_id: int, post_ids: Collection[int]) -> set[int]:
    """Of these posts those that name the account, or silently include it."""
    if not post_ids:
        return set()
    return {row.post_id for row in await reads.all(MENTIONED_IN, account_id=account_id, ids=list(post_ids))}
