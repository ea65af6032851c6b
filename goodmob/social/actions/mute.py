"""Mute somebody, for ever or for a while, without their knowing."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.events import Muted, Unmuted
from goodmob.social.permissions import reachable
from goodmob.social.queries.hidden import mutes_ended
from goodmob.social.rules.ties import ENDED_AT_ONCE, check_duration, mute_ends
from goodmob.social.tables.ties import mute as mute_table

_ADD = insert(mute_table)
PUT_MUTE = statement(
    _ADD.on_conflict_do_update(
        index_elements=["account_id", "target_id"],
        set_={"notifications": _ADD.excluded.notifications, "expires_at": _ADD.excluded.expires_at},
    ).inline()
)
END_MUTE = statement(
    delete(mute_table).where(
        mute_table.c.account_id == bindparam("account_id"), mute_table.c.target_id == bindparam("target_id")
    )
)
END_MUTE_OVER = statement(
    delete(mute_table).where(
        mute_table.c.account_id == bindparam("account_id"),
        mute_table.c.target_id == bindparam("target_id"),
        mute_table.c.expires_at <= bindparam("now", type_=BigInteger),
    )
)


async def mute(
    tx: Transaction, account_id: int, target_id: int, *, notifications: bool = True, duration: int = 0
) -> None:
    """Mutes the target for `duration` seconds (0: for ever), its notices too unless told otherwise; again, anew."""
    await reachable(tx, account_id, target_id)
    check_duration(duration)

    await tx.run(
        PUT_MUTE,
        id=tx.new_id(),
        account_id=account_id,
        target_id=target_id,
        notifications=notifications,
        expires_at=mute_ends(tx.now, duration),
        created_at=tx.now,
    )

    await tx.announce(Muted(account_id, target_id))


async def unmute(tx: Transaction, account_id: int, target_id: int) -> None:
    """Ends the mute; not muted, nothing happens."""
    await reachable(tx, account_id, target_id)

    if await tx.run(END_MUTE, account_id=account_id, target_id=target_id):
        await tx.announce(Unmuted(account_id, target_id))


async def end_mutes_over(tx: Transaction) -> bool:
    """Deletes the mutes whose time is over, as many as one action may; tells whether there may be more."""
    over = await mutes_ended(tx, tx.now, ENDED_AT_ONCE)

    for account_id, target_id in over:
        if await tx.run(END_MUTE_OVER, account_id=account_id, target_id=target_id, now=tx.now):
            await tx.announce(Unmuted(account_id, target_id))

    return len(over) == ENDED_AT_ONCE
