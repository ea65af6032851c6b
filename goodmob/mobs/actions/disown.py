"""Take away the credit for having brought somebody."""

from sqlalchemy import BigInteger, bindparam, delete, null, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import NotFound
from goodmob.mobs.actions.arrive import arrive
from goodmob.mobs.events import CreditTaken
from goodmob.mobs.queries.arrivals import has_brought
from goodmob.mobs.tables.cascade import mob_arrival, mob_invitation, mob_naming, mob_passing, mob_touch

SLICE = 60
"""So much of each list goes in one action, of which the longest has three."""

_NOBODY = {"by_account_id": null(), "via": "", "depth": 0}
_NOBODY_LAST = {"last_by_account_id": null(), "last_via": ""}
_ACCOUNT = bindparam("of_account_id", type_=BigInteger)
_MOB = mob_arrival.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
_OWN = (_MOB, mob_arrival.c.account_id == _ACCOUNT)
DISOWN = statement(update(mob_arrival).where(*_OWN).values({**_NOBODY, **_NOBODY_LAST}))
FIRST_OWN = statement(select(mob_arrival.c.mob_id).where(mob_arrival.c.account_id == _ACCOUNT).limit(1))
CHILDREN = statement(select(mob_arrival.c.account_id).where(_MOB, mob_arrival.c.by_account_id == _ACCOUNT).limit(SLICE))
FREE = statement(update(mob_arrival).where(_MOB, among(mob_arrival.c.account_id, "account_ids")).values(_NOBODY))
DROP_OWN = statement(delete(mob_arrival).where(*_OWN))
LAST_TOLD = statement(
    select(mob_arrival.c.mob_id, mob_arrival.c.account_id)
    .where(mob_arrival.c.last_by_account_id == _ACCOUNT)
    .limit(SLICE)
)
FORGET_LAST = statement(update(mob_arrival).where(_MOB, mob_arrival.c.account_id == _ACCOUNT).values(_NOBODY_LAST))
SOME_TOUCHES = [
    statement(select(mob_touch.c.mob_id, mob_touch.c.account_id, mob_touch.c.by_account_id).where(where).limit(SLICE))
    for where in (mob_touch.c.account_id == _ACCOUNT, mob_touch.c.by_account_id == _ACCOUNT)
]
DROP_TOUCH = statement(
    delete(mob_touch).where(
        mob_touch.c.mob_id == bindparam("of_mob_id", type_=BigInteger),
        mob_touch.c.account_id == _ACCOUNT,
        mob_touch.c.by_account_id == bindparam("of_by_id", type_=BigInteger),
    )
)
SOME_PASSINGS = statement(select(mob_passing.c.mob_id).where(mob_passing.c.account_id == _ACCOUNT).limit(SLICE))
DROP_PASSINGS = statement(
    delete(mob_passing).where(mob_passing.c.account_id == _ACCOUNT, among(mob_passing.c.mob_id, "mob_ids"))
)
SOME_CODES = statement(select(mob_invitation.c.code).where(mob_invitation.c.account_id == _ACCOUNT).limit(SLICE))
DROP_CODES = statement(delete(mob_invitation).where(among(mob_invitation.c.code, "codes")))
DROP_NAMING = statement(delete(mob_naming).where(mob_naming.c.account_id == _ACCOUNT))


async def disown(tx: Transaction, mob_id: int, account_id: int) -> None:
    """The account was brought to the mob by nobody; NotFound where it is not in. Again changes nothing."""
    row = await arrive(tx, mob_id, account_id)
    if row is None:
        raise NotFound

    await tx.run(DISOWN, of_mob_id=mob_id, of_account_id=account_id)

    if row.by_account_id is not None and await has_brought(tx, mob_id, account_id):
        await tx.announce(CreditTaken(mob_id))


async def forget_arrivals(tx: Transaction, account_id: int) -> bool:
    """Forgets some of where a deleted account came; whom it brought were brought by nobody. True for more to do."""
    mob_id = await tx.value(FIRST_OWN, of_account_id=account_id)
    if mob_id is None:
        return False
    children = [row.account_id for row in await tx.all(CHILDREN, of_mob_id=mob_id, of_account_id=account_id)]
    if children:
        await tx.run(FREE, of_mob_id=mob_id, account_ids=children)
    if len(children) < SLICE:
        await tx.run(DROP_OWN, of_mob_id=mob_id, of_account_id=account_id)

    if children:
        await tx.announce(CreditTaken(mob_id))
    return True


async def forget_touches(tx: Transaction, account_id: int) -> bool:
    """Forgets some of whom a deleted account told of mobs, and who told it. True for more to do."""
    told = [row for some in SOME_TOUCHES for row in await tx.all(some, of_account_id=account_id)]
    for row in told:
        await tx.run(DROP_TOUCH, of_mob_id=row.mob_id, of_account_id=row.account_id, of_by_id=row.by_account_id)
    last = await tx.all(LAST_TOLD, of_account_id=account_id)
    for row in last:
        await tx.run(FORGET_LAST, of_mob_id=row.mob_id, of_account_id=row.account_id)
    return bool(told or last)


async def forget_sharing(tx: Transaction, account_id: int) -> bool:
    """Forgets some of what a deleted account passed on, and what it chose. True for more to do."""
    await tx.run(DROP_NAMING, of_account_id=account_id)
    mob_ids = [row.mob_id for row in await tx.all(SOME_PASSINGS, of_account_id=account_id)]
    if mob_ids:
        await tx.run(DROP_PASSINGS, of_account_id=account_id, mob_ids=mob_ids)
    codes = [row.code for row in await tx.all(SOME_CODES, of_account_id=account_id)]
    if codes:
        await tx.run(DROP_CODES, codes=codes)
    return bool(mob_ids or codes)
