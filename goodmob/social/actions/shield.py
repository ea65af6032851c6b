"""Raise a shield, lower it, and count what it keeps off."""

from sqlalchemy import BigInteger, bindparam, case, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.events import ShieldPressed
from goodmob.social.queries.shields import ShieldRow, shielded_from
from goodmob.social.rules.shields import PRESSED, shield_until
from goodmob.social.tables.shields import shield

_RAISE = insert(shield).values({name: bindparam(name, type_=BigInteger) for name in ShieldRow._fields})
_IS_UP = shield.c.until > _RAISE.excluded.raised_at
RAISE = statement(
    _RAISE.on_conflict_do_update(
        index_elements=["account_id"],
        set_={
            "until": _RAISE.excluded.until,
            "raised_at": case((_IS_UP, shield.c.raised_at), else_=_RAISE.excluded.raised_at),
            "kept": case((_IS_UP, shield.c.kept), else_=_RAISE.excluded.kept),
        },
    ).inline()
)
_ACCOUNT = shield.c.account_id == bindparam("of_account_id", type_=BigInteger)
LOWER = statement(
    update(shield)
    .values(until=bindparam("now", type_=BigInteger))
    .where(_ACCOUNT, shield.c.until > bindparam("now", type_=BigInteger))
)
FORGET = statement(delete(shield).where(_ACCOUNT))
COUNT = statement(
    update(shield)
    .values(kept=shield.c.kept + 1)
    .where(_ACCOUNT)
    .returning(*(shield.c[name] for name in ShieldRow._fields)),
    into=ShieldRow,
)


async def raise_shield(tx: Transaction, account_id: int, hours: int) -> None:
    """The shield is up for so many hours from now on; one that is up stays, and knows whom it knew.

    Invalid "hours" for a time that is none, or too long.
    """
    until = shield_until(tx.now, hours)

    await tx.run(RAISE, account_id=account_id, raised_at=tx.now, until=until, kept=0)


async def lower_shield(tx: Transaction, account_id: int) -> None:
    """The shield is down from now on; what it kept off stays where it waits."""
    await tx.run(LOWER, of_account_id=account_id, now=tx.now)


async def count_kept(tx: Transaction, account_id: int, sender_id: int) -> None:
    """Something of the sender was held back: where the shield is up and they are no friend, it has kept that off.

    Staff hear of it once it is likely to be an attack.
    """
    if account_id not in await shielded_from(tx, sender_id, [account_id], tx.now):
        return

    row = await tx.one(COUNT, of_account_id=account_id)

    if row is not None and row.kept >= PRESSED:
        await tx.announce(ShieldPressed(account_id, row.raised_at, row.kept))


async def forget_shield(tx: Transaction, account_id: int) -> None:
    """Who is gone has no shield."""
    await tx.run(FORGET, of_account_id=account_id)
