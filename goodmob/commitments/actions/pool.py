"""Change the counters of a pool; nothing else changes them."""

from sqlalchemy import BigInteger, Integer, Text, and_, bindparam, case, insert, or_, select, update

from goodmob.commitments.queries.calls import PoolRow
from goodmob.commitments.rules.terms import Role
from goodmob.commitments.tables import pool
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict

_ROW = [pool.c[name] for name in PoolRow._fields]
_THIS = pool.c.id == bindparam("of_pool_id", type_=BigInteger)
_places = bindparam("places", type_=Integer)
_fits = and_(
    pool.c.waitlisted == 0,
    or_(pool.c.capacity.is_(None), pool.c.confirmed + pool.c.offered + _places <= pool.c.capacity),
)
_changes = {
    name: bindparam(f"more_{name}", type_=BigInteger)
    for name in ("confirmed", "offered", "waitlisted", "conditional", "turns")
}
_more_taken = _changes["confirmed"] + _changes["offered"]

ADD = statement(insert(pool).inline())
LOCK = statement(
    select(*_ROW)
    .where(pool.c.call_id == bindparam("call_id", type_=BigInteger))
    .order_by(pool.c.id)
    # Not against those who only refer to the pool: each new commitment does.
    .with_for_update(key_share=True),
    into=PoolRow,
)
ENTER = statement(
    update(pool)
    .where(_THIS)
    .values(
        confirmed=pool.c.confirmed + case((_fits, _places), else_=0),
        waitlisted=pool.c.waitlisted + case((_fits, 0), else_=_places),
        turns=pool.c.turns + case((_fits, 0), else_=1),
    )
    .returning(*_ROW),
    into=PoolRow,
)
MOVE = statement(
    update(pool)
    .where(
        _THIS,
        or_(
            pool.c.capacity.is_(None),
            _more_taken <= 0,
            pool.c.confirmed + pool.c.offered + _more_taken <= pool.c.capacity,
        ),
    )
    .values({name: pool.c[name] + more for name, more in _changes.items()})
    .returning(*_ROW),
    into=PoolRow,
)


COPY = statement(
    update(pool)
    .where(pool.c.call_id == bindparam("of_call_id", type_=BigInteger), pool.c.name == bindparam("of_name", type_=Text))
    .values(
        capacity=bindparam("told_capacity", type_=Integer),
        confirmed=bindparam("told_joined", type_=BigInteger),
        waitlisted=bindparam("told_waiting", type_=BigInteger),
    )
)


async def add_pool(tx: Transaction, call_id: int, role: Role) -> None:
    """Gives the call a pool of places that nobody has taken."""
    counters = {"confirmed": 0, "offered": 0, "waitlisted": 0, "conditional": 0, "turns": 0}
    await tx.run(ADD, id=tx.new_id(), call_id=call_id, name=role.name, capacity=role.capacity, **counters)


async def copy_pool(tx: Transaction, call_id: int, role: Role, joined: int, waiting: int) -> None:
    """Gives a pool of a call elsewhere the counters that its own server tells; where there is none yet, it is added."""
    told = {"told_capacity": role.capacity, "told_joined": joined, "told_waiting": waiting}
    if not await tx.run(COPY, of_call_id=call_id, of_name=role.name, **told):
        await add_pool(tx, call_id, role)
        await tx.run(COPY, of_call_id=call_id, of_name=role.name, **told)


async def lock_pools(tx: Transaction, call_id: int) -> list[PoolRow]:
    """The pools of the call, which until the end of this action nobody else changes."""
    return await tx.all(LOCK, call_id=call_id)


async def enter(tx: Transaction, pool_id: int, places: int) -> PoolRow:
    """Takes so many places or, where they are lacking or somebody waits already, so many in the line.

    Gives the pool as it is then: `waitlisted` is 0 exactly when the places were taken; otherwise `turns` is the turn.
    """
    changed = await tx.one(ENTER, of_pool_id=pool_id, places=places)
    return _existing(changed)


async def move(
    tx: Transaction,
    pool_id: int,
    *,
    confirmed: int = 0,
    offered: int = 0,
    waitlisted: int = 0,
    conditional: int = 0,
    turns: int = 0,
) -> PoolRow:
    """Adds to the counters (places) and gives the pool as it is then. Conflict beyond its capacity."""
    more = {
        "more_confirmed": confirmed,
        "more_offered": offered,
        "more_waitlisted": waitlisted,
        "more_conditional": conditional,
        "more_turns": turns,
    }
    changed = await tx.one(MOVE, of_pool_id=pool_id, **more)
    return _existing(changed)


def _existing(row: PoolRow | None) -> PoolRow:
    if row is None:
        raise Conflict("There is no place left")
    return row
