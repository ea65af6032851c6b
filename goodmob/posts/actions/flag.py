"""The flags of what an account did with a post, which pages read in one scan."""

from collections.abc import Sequence

from sqlalchemy import Integer, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.reactions import interaction

_added = insert(interaction)
RAISE_FLAG = statement(
    _added.on_conflict_do_update(
        index_elements=[interaction.c.account_id, interaction.c.post_id],
        set_={"flags": interaction.c.flags.op("|")(_added.excluded.flags)},
    ).inline()
)
_OF_POST = (
    interaction.c.post_id == bindparam("of_post_id"),
    among(interaction.c.account_id, "account_ids"),
)
LOWER_FLAG = statement(
    update(interaction)
    .where(*_OF_POST)
    .values(flags=interaction.c.flags.op("&")(bindparam("other_flags", type_=Integer)))
)
DROP_UNFLAGGED = statement(delete(interaction).where(*_OF_POST, interaction.c.flags == 0))


async def raise_flag(tx: Transaction, account_id: int, post_id: int, flag: int) -> None:
    """Notes that the account did this with the post; again changes nothing."""
    await tx.run(RAISE_FLAG, account_id=account_id, post_id=post_id, flags=flag)


async def lower_flag(tx: Transaction, account_ids: Sequence[int], post_id: int, flag: int) -> None:
    """Notes that the accounts no longer do this with the post."""
    await tx.run(LOWER_FLAG, of_post_id=post_id, account_ids=list(account_ids), other_flags=~flag)
    await tx.run(DROP_UNFLAGGED, of_post_id=post_id, account_ids=list(account_ids))
