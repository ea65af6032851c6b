"""Which posts were brought along."""

from sqlalchemy import BigInteger, Text, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.posts.tables.imported import imported_post

BY_URI = statement(
    select(imported_post.c.post_id).where(
        imported_post.c.account_id == bindparam("account_id", type_=BigInteger),
        imported_post.c.uri == bindparam("uri", type_=Text),
    )
)


async def imported_as(reads: Reads, account_id: int, uri: str) -> int | None:
    """The post that the account's original with this uri has become here."""
    found: int | None = await reads.value(BY_URI, account_id=account_id, uri=uri)
    return found
