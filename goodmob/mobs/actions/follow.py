"""Follow a mob: hear when it is on, when it begins and what came of it, without being in."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_good_standing
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Invalid
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.follows import MOST_LISTED, how_many_followed
from goodmob.mobs.tables.mobs import mob_follow

SLICE = 100

ADD = statement(
    insert(mob_follow).on_conflict_do_nothing(index_elements=[mob_follow.c.mob_id, mob_follow.c.account_id]).inline()
)
_ACCOUNT = mob_follow.c.account_id == bindparam("of_account_id", type_=BigInteger)
DROP = statement(delete(mob_follow).where(_ACCOUNT, mob_follow.c.mob_id == bindparam("of_mob_id", type_=BigInteger)))
SOME = statement(select(mob_follow.c.id).where(_ACCOUNT).limit(bindparam("limit", type_=Integer)))
DROP_SOME = statement(delete(mob_follow).where(among(mob_follow.c.id, "ids")))


async def follow_mob(tx: Transaction, account_id: int, mob_id: int) -> None:
    """The account follows the mob; nothing happens where it does already. Run it in the account's lane.

    NotFound where it may not see the mob, Conflict for a draft, Invalid "id" where it follows too many.
    """
    await require_good_standing(tx, account_id)
    row = await seen_mob(tx, account_id, mob_id)
    if row.post_id is None:
        raise Conflict("It has not been published yet")
    if await how_many_followed(tx, account_id) >= MOST_LISTED:
        raise Invalid("id", f"is one too many (maximum is {MOST_LISTED})")

    await tx.run(ADD, id=tx.new_id(), mob_id=mob_id, account_id=account_id, created_at=tx.now)


async def unfollow_mob(tx: Transaction, account_id: int, mob_id: int) -> None:
    """The account no longer follows the mob, whether or not it may still see it."""
    await tx.run(DROP, of_account_id=account_id, of_mob_id=mob_id)


async def unfollow_some(tx: Transaction, account_id: int) -> bool:
    """Ends some of what a deleted account follows; True where there may be more."""
    ids = [row.id for row in await tx.all(SOME, of_account_id=account_id, limit=SLICE)]
    if ids:
        await tx.run(DROP_SOME, ids=ids)
    return len(ids) == SLICE
