"""Keep that an author allowed something in writing, or that this was taken back."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.queries.stamps import StampRow, stamp_on
from goodmob.posts.tables.stamps import stamp

ADD_STAMP = statement(insert(stamp).on_conflict_do_nothing().inline())
DROP_STAMP = statement(delete(stamp).where(stamp.c.id == bindparam("stamp_id", type_=BigInteger)))


async def keep_stamp(
    tx: Transaction,
    kind: str,
    *,
    owner_id: int,
    account_id: int,
    post_id: int,
    object_uri: str,
    uri: str | None = None,
) -> StampRow | None:
    """Keeps that the owner of the post allowed the account the thing with this id; again gives the earlier stamp.

    uri: where another server keeps it. None where a stamp on the same thing says something else.
    """
    new = StampRow(tx.new_id(), kind, owner_id, account_id, post_id, object_uri, uri, tx.now)
    await tx.run(ADD_STAMP, **new._asdict())
    kept = await stamp_on(tx, object_uri, kind)
    return kept if kept is not None and kept[2:5] == new[2:5] else None


async def drop_stamp(tx: Transaction, stamp_id: int) -> bool:
    """Takes the stamp back; tells whether it was there."""
    return bool(await tx.run(DROP_STAMP, stamp_id=stamp_id))
