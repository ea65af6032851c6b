"""Block somebody: both lose sight of each other, and neither follows or recommends the other any longer."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.fill_collection import part_collections
from goodmob.social.actions.unfollow import sever
from goodmob.social.events import Blocked, FollowRejected, Unblocked, Unfollowed
from goodmob.social.permissions import reachable
from goodmob.social.tables.ties import block as block_table

ADD_BLOCK = statement(insert(block_table).on_conflict_do_nothing(index_elements=["account_id", "target_id"]).inline())
END_BLOCK = statement(
    delete(block_table)
    .where(block_table.c.account_id == bindparam("account_id"), block_table.c.target_id == bindparam("target_id"))
    .returning(block_table.c.uri)
)


async def block(tx: Transaction, account_id: int, target_id: int, *, uri: str | None = None) -> None:
    """Blocks the target for the account; blocked already, nothing happens. uri: what the account's own server calls it.

    Another server hears of the follows that end as well as of the block, which it may not heed.
    """
    target = await reachable(tx, account_id, target_id)

    block_id = tx.new_id()
    address = uri if target.domain is None else f"#blocks/{block_id}"
    row = {"id": block_id, "account_id": account_id, "target_id": target_id, "uri": address, "created_at": tx.now}
    if not await tx.run(ADD_BLOCK, **row):
        return
    mine = await sever(tx, account_id, target_id)
    theirs = await sever(tx, target_id, account_id)
    await part_collections(tx, account_id, target_id)

    if target.domain is not None and mine:
        await tx.announce(Unfollowed(account_id, target_id, mine.uri))
    if target.domain is not None and theirs:
        await tx.announce(FollowRejected(target_id, account_id, theirs.id, theirs.uri))
    await tx.announce(Blocked(account_id, target_id))


async def unblock(tx: Transaction, account_id: int, target_id: int) -> None:
    """Takes the block back; the follows do not return. Not blocked, nothing happens."""
    await reachable(tx, account_id, target_id)

    if ended := await tx.one(END_BLOCK, account_id=account_id, target_id=target_id):
        await tx.announce(Unblocked(account_id, target_id, ended.uri))
