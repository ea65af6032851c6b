"""Set right how deep people stand in a tree from which a branch was taken."""

from sqlalchemy import BigInteger, Integer, bindparam, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.tables.cascade import mob_arrival

SLICE = 200

_parent = mob_arrival.alias("parent")
_MOB = mob_arrival.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
WRONG = statement(
    select(mob_arrival.c.account_id, (_parent.c.depth + 1).label("depth"))
    .join_from(
        mob_arrival,
        _parent,
        (_parent.c.mob_id == mob_arrival.c.mob_id) & (_parent.c.account_id == mob_arrival.c.by_account_id),
    )
    .where(_MOB, mob_arrival.c.depth != _parent.c.depth + 1)
    .limit(SLICE),
    long=True,
)
SET = statement(
    update(mob_arrival)
    .where(_MOB, mob_arrival.c.account_id == bindparam("of_account_id", type_=BigInteger))
    .values(depth=bindparam("right_depth", type_=Integer))
)


async def deepen(tx: Transaction, mob_id: int) -> bool:
    """Sets the depth of some right who stand one below whom they were brought by; True where there may be more."""
    wrong = await tx.all(WRONG, of_mob_id=mob_id)
    for row in wrong:
        await tx.run(SET, of_mob_id=mob_id, of_account_id=row.account_id, right_depth=row.depth)
    return bool(wrong)
