"""Note that a post which never came is deleted, so that it is not taken in when it comes late."""

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.queries.posts import is_buried
from goodmob.posts.tables.posts import tombstone

BURY = statement(insert(tombstone).on_conflict_do_nothing().inline())


async def bury(tx: Transaction, account_id: int, uri: str) -> None:
    """The post with this address, which is the account's, does not come in any more; again changes nothing."""
    if await is_buried(tx, uri):
        return

    await tx.run(
        BURY,
        post_id=tx.new_id(),
        account_id=account_id,
        visibility="direct",
        boost_of_id=None,
        uri=uri,
        kept_here=False,
        deleted_at=tx.now,
    )
