"""Who here has to do with somebody who moves: followers, blockers, muters and who wrote a note."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Integer, Select, Table, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import Statement, statement
from goodmob.social.queries.follows import Edge
from goodmob.social.tables.ties import account_note, block, mute


def _about(table: Table) -> Statement[Edge]:
    rows: Select[*tuple[int, ...]] = (
        select(table.c.id, table.c.account_id)
        .where(
            table.c.target_id == bindparam("target_id", type_=BigInteger),
            table.c.id > bindparam("after", type_=BigInteger),
        )
        .order_by(table.c.id)
        .limit(bindparam("limit", type_=Integer))
    )
    return statement(rows, into=Edge)


ABOUT = {"block": _about(block), "mute": _about(mute), "note": _about(account_note)}
MUTE = statement(
    select(mute.c.notifications, mute.c.expires_at).where(
        mute.c.account_id == bindparam("account_id"), mute.c.target_id == bindparam("target_id")
    )
)
NOTE = statement(
    select(account_note.c.comment).where(
        account_note.c.account_id == bindparam("account_id"), account_note.c.target_id == bindparam("target_id")
    )
)


async def who_has_a(reads: Reads, kind: str, target_id: int, *, after: int, limit: int) -> Sequence[Edge]:
    """A slice of those who block, mute or noted (`kind`: block, mute, note) the target, beyond the row `after`."""
    return await reads.all(ABOUT[kind], target_id=target_id, after=after, limit=limit)


async def note_about(reads: Reads, account_id: int, target_id: int) -> str:
    """What the account noted about the target; empty where nothing."""
    return str(await reads.value(NOTE, account_id=account_id, target_id=target_id) or "")


async def mutes_notices(reads: Reads, account_id: int, target_id: int) -> bool | None:
    """Whether a mute of the target for ever covers its notices; None where there is no such mute."""
    row = await reads.one(MUTE, account_id=account_id, target_id=target_id)
    return bool(row.notifications) if row is not None and row.expires_at is None else None
