"""Forget across which servers somebody came to mobs, and where they were told to come."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.mobs.tables.abroad import mob_join, mob_poll

SLICE = 100

_OF_ACCOUNT = bindparam("of_account_id", type_=BigInteger)
SOME_JOINS = statement(
    select(mob_join.c.mob_id).where(mob_join.c.account_id == _OF_ACCOUNT).limit(bindparam("limit", type_=Integer))
)
DROP_JOINS = statement(delete(mob_join).where(mob_join.c.account_id == _OF_ACCOUNT, among(mob_join.c.mob_id, "ids")))
SOME_POLLS = statement(
    select(mob_poll.c.post_id).where(mob_poll.c.account_id == _OF_ACCOUNT).limit(bindparam("limit", type_=Integer))
)
DROP_POLLS = statement(delete(mob_poll).where(among(mob_poll.c.post_id, "ids")))
FORGET_PLACES = statement(
    update(mob_join)
    .where(mob_join.c.mob_id == bindparam("of_mob_id", type_=BigInteger), mob_join.c.place != "")
    .values(place="")
)


async def forget_joins(tx: Transaction, account_id: int) -> bool:
    """Forgets a slice of the account's Joins and of the polls it was asked by; True while more may be left."""
    joins = [row.mob_id for row in await tx.all(SOME_JOINS, of_account_id=account_id, limit=SLICE)]
    polls = [row.post_id for row in await tx.all(SOME_POLLS, of_account_id=account_id, limit=SLICE)]

    await tx.run(DROP_JOINS, of_account_id=account_id, ids=joins)
    await tx.run(DROP_POLLS, ids=polls)

    return SLICE in {len(joins), len(polls)}


async def forget_told_places(tx: Transaction, mob_id: int) -> None:
    """Forgets where exactly a mob of another server was."""
    await tx.run(FORGET_PLACES, of_mob_id=mob_id)
