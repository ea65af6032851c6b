"""Of some possible readers, how each stands to an author: for handing a new post round."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, select, union_all

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.queries.hidden import STILL_MUTED
from goodmob.social.tables.lists import account_list, account_list_member
from goodmob.social.tables.ties import block, mute

_AUTHOR = bindparam("author_id", type_=BigInteger)

HIDING_AUTHOR = statement(
    union_all(
        select(block.c.account_id.label("id")).where(block.c.target_id == _AUTHOR, among(block.c.account_id, "ids")),
        select(block.c.target_id).where(block.c.account_id == _AUTHOR, among(block.c.target_id, "ids")),
        select(mute.c.account_id).where(mute.c.target_id == _AUTHOR, among(mute.c.account_id, "ids"), STILL_MUTED),
    )
)
KEEPING_FOR_LIST = statement(
    select(account_list.c.owner_id)
    .join_from(account_list_member, account_list, account_list.c.id == account_list_member.c.list_id)
    .where(account_list_member.c.account_id == _AUTHOR, account_list.c.exclusive, among(account_list.c.owner_id, "ids"))
)


async def hiding_author(reads: Reads, author_id: int, reader_ids: Collection[int], now: int) -> set[int]:
    """Of these readers those who must not meet the author: a block between them, or the author muted."""
    rows = await reads.all(HIDING_AUTHOR, author_id=author_id, ids=list(reader_ids), now=now)
    return {row.id for row in rows}


async def keeping_for_list(reads: Reads, author_id: int, reader_ids: Collection[int]) -> set[int]:
    """Of these readers those who read the author on an exclusive list, so not at home."""
    rows = await reads.all(KEEPING_FOR_LIST, author_id=author_id, ids=list(reader_ids))
    return {row.owner_id for row in rows}
