"""Give a call other places: more or fewer of them, and other roles."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, exists, or_, select, update

from goodmob.commitments.actions.pool import add_pool, lock_pools
from goodmob.commitments.queries.calls import PoolRow
from goodmob.commitments.rules.terms import Role, Terms, role_key
from goodmob.commitments.tables import commitment, pool
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid

_THIS = pool.c.id == bindparam("of_pool_id", type_=BigInteger)
_capacity = bindparam("new_capacity", type_=Integer)
RESIZE = statement(
    update(pool)
    .where(_THIS, or_(_capacity.is_(None), pool.c.confirmed + pool.c.offered <= _capacity))
    .values(capacity=_capacity)
)
_choices = select(commitment.c.id).where(commitment.c.call_id == pool.c.call_id, commitment.c.pool_id == pool.c.id)
WITHDRAW = statement(delete(pool).where(_THIS, ~exists(_choices)))


async def resize(tx: Transaction, call_id: int, terms: Terms) -> None:
    """Gives the call the places and roles of these terms.

    Invalid "cap" or "roles" where fewer would be left than are taken, for a role that is taken away although somebody
    chose it, and for roles of a call that people have joined without.
    """
    pools = {role_key(row.name): row for row in await lock_pools(tx, call_id)}
    unnamed = pools.pop("")
    wanted = {role_key(role.name): role for role in terms.roles}
    if terms.roles and (unnamed.waitlisted or unnamed.conditional):
        raise Invalid("roles", "can't be given once people have joined without")

    await _resize(tx, unnamed, Role("", 0 if terms.roles else terms.capacity), "roles" if terms.roles else "cap")
    for key, role in wanted.items():
        if key in pools:
            await _resize(tx, pools[key], role, "roles")
        else:
            await add_pool(tx, call_id, role)
    for key, row in pools.items():
        if key not in wanted and not await tx.run(WITHDRAW, of_pool_id=row.id):
            raise Invalid("roles", "can't lose one that somebody has chosen")


async def _resize(tx: Transaction, row: PoolRow, role: Role, field: str) -> None:
    if row.capacity != role.capacity and not await tx.run(RESIZE, of_pool_id=row.id, new_capacity=role.capacity):
        raise Invalid(field, "can't be lower than the number of places that are taken")
