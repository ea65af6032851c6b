"""Answer, as an organisation, what a mob asks of it, and settle whether that is met."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_good_standing
from goodmob.commitments.actions.end_call import end_call
from goodmob.commitments.queries.calls import call_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound
from goodmob.mobs.events import AddresseeAnswered, DemandMet
from goodmob.mobs.permissions import own_mob, seen_mob
from goodmob.mobs.queries.answers import answer_to
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.demands import Outcome, is_settled
from goodmob.mobs.rules.replies import OPEN
from goodmob.mobs.tables.asking import mob_answer
from goodmob.mobs.tables.mobs import mob
from goodmob.posts.permissions import seen

SLICE = 100
NOTHING_ASKED = "Nothing is asked here"

_add = insert(mob_answer)
KEEP = statement(
    _add.on_conflict_do_update(
        index_elements=[mob_answer.c.mob_id],
        set_={name: _add.excluded[name] for name in ("account_id", "post_id", "outcome", "created_at")},
    ).inline()
)
DISPUTE = statement(
    update(mob_answer)
    .where(mob_answer.c.mob_id == bindparam("of_mob_id", type_=BigInteger))
    .values(disputed_at=bindparam("moment", type_=BigInteger))
)
MEET = statement(
    update(mob)
    .where(mob.c.id == bindparam("of_mob_id", type_=BigInteger), mob.c.met_at.is_(None))
    .values(met_at=bindparam("moment", type_=BigInteger))
)
FORGET_POST = statement(delete(mob_answer).where(mob_answer.c.post_id == bindparam("of_post_id", type_=BigInteger)))
SOME_BY = statement(
    select(mob_answer.c.mob_id)
    .where(mob_answer.c.account_id == bindparam("of_account_id", type_=BigInteger))
    .limit(bindparam("limit", type_=Integer))
)
DROP_SOME = statement(delete(mob_answer).where(among(mob_answer.c.mob_id, "mob_ids")))


async def answer_demand(tx: Transaction, account_id: int, mob_id: int, post_id: int, outcome: Outcome) -> None:
    """Pins a public post of the organisation that the mob turns to as its answer, instead of an earlier one.

    Run it in the mob's lane. NotFound where it may not see the mob or the post, Forbidden for everybody else, Conflict
    where nothing is asked, Invalid "status_id" for a post that is not its own, or not seen by all.
    """
    row = await seen_mob(tx, account_id, mob_id)
    if row.addressee_id != account_id:
        raise Forbidden
    await require_good_standing(tx, account_id)
    if not row.demand or row.post_id is None:
        raise Conflict(NOTHING_ASKED)
    post = await seen(tx, account_id, post_id)
    if post.account_id != account_id or post.boost_of_id is not None:
        raise Invalid("status_id", "must be a post of one's own")
    if post.visibility not in OPEN or post.is_withheld:
        raise Invalid("status_id", "must be seen by everybody")

    about = {"account_id": account_id, "post_id": post_id, "outcome": outcome}
    await tx.run(KEEP, mob_id=mob_id, disputed_at=None, created_at=tx.now, **about)

    await tx.announce(AddresseeAnswered(mob_id, tx.now))


async def confirm_met(tx: Transaction, host_id: int, mob_id: int) -> None:
    """The host says that what it asks is met, whether or not that was answered; once. Run it in the mob's lane.

    NotFound and Forbidden as own_mob, Conflict where nothing is asked.
    """
    row = await own_mob(tx, host_id, mob_id)
    if not row.demand or row.post_id is None:
        raise Conflict(NOTHING_ASKED)

    await _meet(tx, row)


async def dispute_met(tx: Transaction, host_id: int, mob_id: int) -> None:
    """The host says that it is not met what the organisation says is met; from then on only the host says that it is.

    Run it in the mob's lane. NotFound and Forbidden as own_mob, Conflict where that was not said, or is settled.
    """
    row = await own_mob(tx, host_id, mob_id)
    answer = await answer_to(tx, mob_id)
    if answer is None or answer.outcome != "met":
        raise Conflict("Nobody says that it is met")
    if row.met_at is not None or is_settled(answer.outcome, answer.created_at, answer.disputed_at, tx.now):
        raise Conflict("It is settled that it is met")

    await tx.run(DISPUTE, of_mob_id=mob_id, moment=tx.now)


async def settle_answer(tx: Transaction, mob_id: int) -> None:
    """Takes the organisation at its word once the host had time to say that it is not met."""
    row, answer = await mob_by_id(tx, mob_id), await answer_to(tx, mob_id)
    if row is None or answer is None:
        return

    if is_settled(answer.outcome, answer.created_at, answer.disputed_at, tx.now):
        await _meet(tx, row)


async def end_if_met(tx: Transaction, mob_id: int) -> None:
    """Ends a mob that goes on after it was stopped, if what it asks was met meanwhile."""
    row = await mob_by_id(tx, mob_id)
    if row is not None and row.met_at is not None:
        await _end(tx, mob_id)


async def forget_answer_in(tx: Transaction, post_id: int) -> None:
    """Forgets an answer whose post is gone; what was met stays met."""
    await tx.run(FORGET_POST, of_post_id=post_id)


async def forget_answers_by(tx: Transaction, account_id: int) -> bool:
    """Forgets some of the answers of a deleted account; True where there may be more."""
    ids = [row.mob_id for row in await tx.all(SOME_BY, of_account_id=account_id, limit=SLICE)]
    if ids:
        await tx.run(DROP_SOME, mob_ids=ids)
    return len(ids) == SLICE


async def _meet(tx: Transaction, row: MobRow) -> None:
    if not await tx.run(MEET, of_mob_id=row.id, moment=tx.now):
        return
    await _end(tx, row.id)

    await tx.announce(DemandMet(row.id))


async def _end(tx: Transaction, mob_id: int) -> None:
    call = await call_by_id(tx, mob_id)
    if call is None:
        raise NotFound
    # What was stopped stays so; it ends when it is let go on.
    if call.state != "halted":
        await end_call(tx, mob_id)
