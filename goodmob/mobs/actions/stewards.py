"""Look after a mob together: the host asks somebody, who says yes or no."""

from sqlalchemy import BigInteger, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.mobs.actions.crowd import trust_in, widen
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.crowds import stewards_of
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.brakes import MOST_STEWARDS, may_steward
from goodmob.mobs.tables.brakes import mob_steward
from goodmob.notifications.actions.tell import tell
from goodmob.social.queries.hidden import blocks_between

ASKED = "mob.steward"
_MOB = mob_steward.c.mob_id == bindparam("of_mob_id", type_=BigInteger)
_ACCOUNT = mob_steward.c.account_id == bindparam("of_account_id", type_=BigInteger)
ASK = statement(insert(mob_steward).on_conflict_do_nothing(index_elements=["mob_id", "account_id"]).inline())
ACCEPT = statement(
    update(mob_steward)
    .values(accepted_at=bindparam("now", type_=BigInteger))
    .where(_MOB, _ACCOUNT, mob_steward.c.accepted_at.is_(None))
)
END = statement(delete(mob_steward).where(_MOB, _ACCOUNT))
END_ALL = statement(delete(mob_steward).where(_ACCOUNT))


async def ask_steward(tx: Transaction, host_id: int, mob_id: int, account_id: int) -> None:
    """The host asks somebody to look after the mob together, who is told. Run it in the mob's lane.

    NotFound and Forbidden as own_mob; Invalid "account_id" for the host, somebody who is not here, is too new, or
    between whom and the host there is a block.
    """
    mob = await own_mob(tx, host_id, mob_id)
    account = await account_by_id(tx, account_id)
    if account is None or not is_shown(account) or account.domain is not None:
        raise Invalid("account_id", "must be somebody of this server")
    if account_id == host_id:
        raise Invalid("account_id", "must be somebody else")
    if await blocks_between(tx, host_id, [account_id]):
        raise Invalid("account_id", "must be somebody of this server")
    if not may_steward(await trust_in(tx, account_id, tx.now)):
        raise Invalid("account_id", "must have been here for a week")
    if len(await stewards_of(tx, mob_id)) >= MOST_STEWARDS:
        raise Invalid("account_id", f"would be one co-steward too many (maximum is {MOST_STEWARDS})")

    if await tx.run(ASK, mob_id=mob_id, account_id=account_id, accepted_at=None, created_at=tx.now):
        await tell(tx, [account_id], ASKED, from_account_id=host_id, cause_id=mob.id, post_id=mob.post_id)


async def accept_stewardship(tx: Transaction, settings: Settings, account_id: int, mob: MobRow) -> None:
    """Who was asked says yes, and so more may come. Run it in the mob's lane. NotFound for who was not asked."""
    asked = {row.account_id: row for row in await stewards_of(tx, mob.id)}
    if account_id not in asked:
        raise NotFound
    if not may_steward(await trust_in(tx, account_id, tx.now)):
        raise Conflict("Your account cannot look after a mob just now")

    if await tx.run(ACCEPT, of_mob_id=mob.id, of_account_id=account_id, now=tx.now):
        await widen(tx, settings, mob.id)


async def end_stewardship(tx: Transaction, actor_id: int, mob: MobRow, account_id: int) -> None:
    """The host thanks somebody, or somebody declines or leaves; places that are there stay. Forbidden for others."""
    if actor_id not in {mob.account_id, account_id}:
        raise Forbidden

    if not await tx.run(END, of_mob_id=mob.id, of_account_id=account_id):
        raise NotFound


async def forget_stewardships(tx: Transaction, account_id: int) -> None:
    """Who is gone looks after nothing."""
    await tx.run(END_ALL, of_account_id=account_id)
