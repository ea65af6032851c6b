"""Whether others see who somebody is in the tree of who brought whom."""

from sqlalchemy import BigInteger, Boolean, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.mobs.actions.arrive import arrive, new_key
from goodmob.mobs.events import NamingChanged
from goodmob.mobs.tables.cascade import mob_arrival, mob_naming

SLICE = 100

_NEW = insert(mob_naming)
CHOOSE = statement(
    _NEW.on_conflict_do_update(
        index_elements=[mob_naming.c.account_id],
        set_={"named": _NEW.excluded.named, "changed_at": _NEW.excluded.changed_at},
    ).inline()
)
_MOB = mob_arrival.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
_ACCOUNT = mob_arrival.c.account_id == bindparam("of_account_id", type_=BigInteger)
NAME = statement(
    update(mob_arrival)
    .where(_MOB, _ACCOUNT)
    .values(named=bindparam("is_named", type_=Boolean), key=bindparam("new_key", type_=BigInteger))
)
REKEY = statement(update(mob_arrival).where(_MOB, _ACCOUNT).values(key=bindparam("new_key", type_=BigInteger)))
PLACES = statement(
    select(mob_arrival.c.mob_id)
    .where(_ACCOUNT, mob_arrival.c.mob_id > bindparam("after", type_=BigInteger))
    .order_by(mob_arrival.c.mob_id)
    .limit(SLICE)
)


async def choose_name(tx: Transaction, mob_id: int, account_id: int, named: bool) -> None:
    """Others see, or do not see, who the account is in the tree of this mob; NotFound where it is not in.

    Its place gets another key, so that nobody knows it by the one they saw before.
    """
    if await arrive(tx, mob_id, account_id) is None:
        raise NotFound

    await tx.run(NAME, of_mob_id=mob_id, of_account_id=account_id, is_named=named, new_key=new_key())


async def choose_naming(tx: Transaction, account_id: int, named: bool) -> None:
    """The same for every mob where nothing else was chosen."""
    await tx.run(CHOOSE, account_id=account_id, named=named, changed_at=tx.now)

    await tx.announce(NamingChanged(account_id))


async def rekey(tx: Transaction, account_id: int, after: int) -> int | None:
    """Gives some of the account's places other keys, beyond the mob `after`; the last of them where there are more."""
    ids = [row.mob_id for row in await tx.all(PLACES, of_account_id=account_id, after=after)]
    for mob_id in ids:
        await tx.run(REKEY, of_mob_id=mob_id, of_account_id=account_id, new_key=new_key())
    return ids[-1] if len(ids) == SLICE else None
