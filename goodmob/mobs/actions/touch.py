"""Note that somebody told others of a mob: everybody who follows them, or one person."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.mobs.queries.touches import how_many_touched
from goodmob.mobs.rules.cascade import MOST_TOUCHED, Via
from goodmob.mobs.tables.cascade import mob_passing, mob_touch

SLICE = 100

_NEW_PASSING, _NEW_TOUCH = insert(mob_passing), insert(mob_touch)
PASS_ON = statement(
    _NEW_PASSING.on_conflict_do_update(
        index_elements=[mob_passing.c.mob_id, mob_passing.c.account_id],
        set_={"last_via": _NEW_PASSING.excluded.last_via, "last_at": _NEW_PASSING.excluded.last_at},
        where=mob_passing.c.last_at < _NEW_PASSING.excluded.last_at,
    ).inline()
)
TOUCH = statement(
    _NEW_TOUCH.on_conflict_do_update(
        index_elements=[mob_touch.c.mob_id, mob_touch.c.account_id, mob_touch.c.by_account_id],
        set_={"last_via": _NEW_TOUCH.excluded.last_via, "last_at": _NEW_TOUCH.excluded.last_at},
        where=mob_touch.c.last_at < _NEW_TOUCH.excluded.last_at,
    ).inline()
)
_MOB = bindparam("of_mob_id", type_=BigInteger)
SOME_PASSERS = statement(select(mob_passing.c.account_id).where(mob_passing.c.mob_id == _MOB).limit(SLICE))
DROP_PASSINGS = statement(
    delete(mob_passing).where(mob_passing.c.mob_id == _MOB, among(mob_passing.c.account_id, "account_ids"))
)
SOME_TOUCHED = statement(
    select(mob_touch.c.account_id, mob_touch.c.by_account_id).where(mob_touch.c.mob_id == _MOB).limit(SLICE)
)
DROP_TOUCH = statement(
    delete(mob_touch).where(
        mob_touch.c.mob_id == _MOB,
        mob_touch.c.account_id == bindparam("of_account_id", type_=BigInteger),
        mob_touch.c.by_account_id == bindparam("of_by_id", type_=BigInteger),
    )
)


async def pass_on(tx: Transaction, mob_id: int, account_id: int, via: Via, at: int) -> None:
    """The account told everybody who follows it of the mob, at that moment (us); doing it again changes nothing."""
    ways = {"via": via, "last_via": via, "first_at": at, "last_at": at}
    await tx.run(PASS_ON, mob_id=mob_id, account_id=account_id, **ways)


async def touch(
    tx: Transaction, mob_id: int, account_ids: Collection[int], by_account_id: int, via: Via, at: int
) -> None:
    """The account told these people of the mob, at that moment (us); doing it again changes nothing.

    Only so many by one account are noted: whoever writes to thousands is no friend of theirs.
    """
    wanted = sorted(set(account_ids) - {by_account_id})
    if not wanted:
        return
    room = MOST_TOUCHED - await how_many_touched(tx, mob_id, by_account_id)
    ways = {"mob_id": mob_id, "by_account_id": by_account_id, "via": via, "last_via": via}
    for account_id in wanted[: max(0, room)]:
        await tx.run(TOUCH, account_id=account_id, first_at=at, last_at=at, **ways)


async def touch_by_link(tx: Transaction, mob_id: int, account_id: int, by_account_id: int, via: Via, at: int) -> None:
    """The account had opened the other's link to the mob, at that moment (us), before it joined.

    It is the guest who says so, and who joins: no host of links is held to a number.
    """
    if account_id == by_account_id:
        return
    ways = {"via": via, "last_via": via, "first_at": at, "last_at": at}
    await tx.run(TOUCH, mob_id=mob_id, account_id=account_id, by_account_id=by_account_id, **ways)


async def forget_touches_of_mob(tx: Transaction, mob_id: int) -> bool:
    """Forgets some of who told whom of a mob that is over; who brought whom stays. True where there may be more."""
    passers = [row.account_id for row in await tx.all(SOME_PASSERS, of_mob_id=mob_id)]
    if passers:
        await tx.run(DROP_PASSINGS, of_mob_id=mob_id, account_ids=passers)
    touched = await tx.all(SOME_TOUCHED, of_mob_id=mob_id)
    for row in touched:
        await tx.run(DROP_TOUCH, of_mob_id=mob_id, of_account_id=row.account_id, of_by_id=row.by_account_id)
    return bool(passers or touched)
