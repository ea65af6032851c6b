"""Say that one wants to be named in the report of a mob, or that a picture may stand in it; and take it back."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.queries.attendance import takes_part
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.tables.outcomes import mob_consent, mob_picture

SLICE = 60

CONSENT = statement(
    insert(mob_consent).on_conflict_do_nothing(index_elements=[mob_consent.c.mob_id, mob_consent.c.account_id]).inline()
)
_ACCOUNT = bindparam("of_account_id", type_=BigInteger)
_MOB = bindparam("of_mob_id", type_=BigInteger)
_LIMIT = bindparam("limit", type_=Integer)
WITHDRAW = statement(delete(mob_consent).where(mob_consent.c.mob_id == _MOB, mob_consent.c.account_id == _ACCOUNT))
WITHDRAW_PICTURES = statement(
    delete(mob_picture).where(mob_picture.c.mob_id == _MOB, mob_picture.c.account_id == _ACCOUNT)
)
SHOW = statement(insert(mob_picture).on_conflict_do_nothing(index_elements=[mob_picture.c.deed_id]).inline())
SOME = statement(select(mob_consent.c.mob_id).where(mob_consent.c.account_id == _ACCOUNT).limit(_LIMIT))
DROP_SOME = statement(
    delete(mob_consent).where(mob_consent.c.account_id == _ACCOUNT, among(mob_consent.c.mob_id, "mob_ids"))
)
SOME_PICTURES = statement(select(mob_picture.c.deed_id).where(mob_picture.c.account_id == _ACCOUNT).limit(_LIMIT))
DROP_PICTURES = statement(delete(mob_picture).where(among(mob_picture.c.deed_id, "deed_ids")))


async def consent(tx: Transaction, account_id: int, mob_id: int) -> None:
    """The account wants to be named in the report, once it came or did something. Run it in the mob's lane.

    NotFound where it may not see the mob; Conflict for who takes no part in it, and once the report is final.
    """
    row = await seen_mob(tx, account_id, mob_id)
    if row.report is not None:
        raise Conflict("The report is final")
    if not await takes_part(tx, mob_id, account_id):
        raise Conflict("You have not joined")

    await tx.run(CONSENT, mob_id=mob_id, account_id=account_id, created_at=tx.now)


async def withdraw(tx: Transaction, account_id: int, mob_id: int) -> None:
    """The account is named no more, and its pictures are taken out: also of a final report, and of an unseen mob.

    NotFound where it may not see the mob, and there is nothing to take out.
    """
    changed = await tx.run(WITHDRAW, of_mob_id=mob_id, of_account_id=account_id)
    changed += await tx.run(WITHDRAW_PICTURES, of_mob_id=mob_id, of_account_id=account_id)
    if not changed:
        await seen_mob(tx, account_id, mob_id)


async def let_picture_be_shown(tx: Transaction, mob_id: int, account_id: int, deed_id: int) -> None:
    """The picture of the account's own deed may stand in the report."""
    await tx.run(SHOW, deed_id=deed_id, mob_id=mob_id, account_id=account_id)


async def forget_consents(tx: Transaction, account_id: int) -> bool:
    """Forgets some of what a deleted account agreed to; True where there may be more."""
    mob_ids = [row.mob_id for row in await tx.all(SOME, of_account_id=account_id, limit=SLICE)]
    if mob_ids:
        await tx.run(DROP_SOME, of_account_id=account_id, mob_ids=mob_ids)
    deed_ids = [row.deed_id for row in await tx.all(SOME_PICTURES, of_account_id=account_id, limit=SLICE)]
    if deed_ids:
        await tx.run(DROP_PICTURES, deed_ids=deed_ids)
    return SLICE in {len(mob_ids), len(deed_ids)}
