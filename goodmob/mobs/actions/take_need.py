"""Ask for what is offered around a mob, or offer what is wanted; and let somebody have it."""

from contextlib import suppress

from sqlalchemy import BigInteger, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import require_good_standing
from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.leave import leave
from goodmob.commitments.queries.calls import figures_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound
from goodmob.mobs.actions.post_need import NOT_IN, NOT_NOW
from goodmob.mobs.permissions import is_told, seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.needs import NeedRow, TakerRow, need_by_id, taker_of, takers_of
from goodmob.mobs.rules.needs import LONGEST_CONTACT, MOST_ASKING, OPEN, line
from goodmob.mobs.tables.needs import mob_need_taker
from goodmob.notifications.actions.tell import tell
from goodmob.social.queries.hidden import blocks_between

FULL = "There is no place left"
NO_LONGER_THERE = "They do not take part any more"

_add = insert(mob_need_taker)
ASK = statement(
    _add.on_conflict_do_update(
        index_elements=[mob_need_taker.c.need_id, mob_need_taker.c.account_id],
        set_={name: _add.excluded[name] for name in ("id", "places", "state", "contact", "created_at")},
    ).inline()
)
TURN = statement(
    update(mob_need_taker)
    .where(
        mob_need_taker.c.need_id == bindparam("of_need_id", type_=BigInteger),
        mob_need_taker.c.account_id == bindparam("of_account_id", type_=BigInteger),
    )
    .values(state=bindparam("new_state", type_=Text), contact=bindparam("new_contact", type_=Text))
)


async def seen_need(tx: Transaction, account_id: int, need_id: int) -> tuple[NeedRow, MobRow]:
    """The need and its mob; NotFound where the account may not see the mob, or there is a block between the two."""
    row = await need_by_id(tx, need_id)
    if row is None:
        raise NotFound
    mob = await seen_mob(tx, account_id, row.mob_id)
    if await blocks_between(tx, account_id, {row.account_id}):
        raise NotFound
    return row, mob


async def take_need(tx: Transaction, account_id: int, need_id: int, places: int, contact: str) -> None:
    """Asks for so many places; asked again, they stay as they were. They are taken once the other side accepts.

    Run it in the need's lane. NotFound as seen_need, Conflict where the account takes no part, for one's own, and
    where it is closed or full; Invalid names the field that is wrong.
    """
    row, mob = await seen_need(tx, account_id, need_id)
    await require_good_standing(tx, account_id)
    reach = line("contact", contact, LONGEST_CONTACT)
    own = await taker_of(tx, need_id, account_id)
    if own is not None and own.state in {"asked", "accepted"}:
        return
    await _check_open(tx, row)
    if row.account_id == account_id:
        raise Conflict("This is your own")
    if not await is_told(tx, account_id, mob):
        raise Conflict(NOT_IN)
    figures = (await figures_of(tx, [need_id]))[need_id]
    left = (figures.capacity or 0) - figures.joined
    if left < 1:
        raise Conflict(FULL)
    if not 1 <= places <= left:
        raise Invalid("places", f"must be between 1 and {left}")
    if len((await takers_of(tx, [need_id])).get(need_id, [])) >= MOST_ASKING:
        raise Conflict("Too many are asking already")
    asked_id = tx.new_id()

    about = {"places": places, "state": "asked", "contact": reach or None, "created_at": tx.now}
    await tx.run(ASK, id=asked_id, need_id=need_id, account_id=account_id, **about)

    await _tell(tx, row.account_id, "mob.need_asked", asked_id, account_id, mob)


async def give_back(tx: Transaction, account_id: int, need_id: int) -> None:
    """Gives places back, or takes the asking back; also where the mob can no longer be seen.

    Run it in the need's lane. NotFound where the account never asked.
    """
    row, own = await need_by_id(tx, need_id), await taker_of(tx, need_id, account_id)
    if row is None or own is None:
        raise NotFound
    if own.state not in {"asked", "accepted"}:
        return

    await _let_go(tx, own, "withdrawn")


async def accept_taker(tx: Transaction, account_id: int, need_id: int, taker_id: int) -> None:
    """Lets somebody have the places they asked for; both now see how to reach each other.

    Run it in the need's lane. NotFound as seen_need and for who does not ask, Forbidden for whose need it is not,
    Conflict where it is closed, too few places are left, or they left the mob or are kept off by a block meanwhile.
    """
    row, mob, taker = await _asked(tx, account_id, need_id, taker_id)
    if taker.state == "accepted":
        return
    await _check_open(tx, row)
    if await blocks_between(tx, account_id, {taker_id}) or not await is_told(tx, taker_id, mob):
        raise Conflict(NO_LONGER_THERE)
    joined = await join(tx, need_id, taker_id, Joining(party_size=taker.places, via="need"))
    if joined.state != "confirmed":
        raise Conflict(FULL)

    await tx.run(TURN, of_need_id=need_id, of_account_id=taker_id, new_state="accepted", new_contact=taker.contact)

    await _tell(tx, taker_id, "mob.need_accepted", taker.id, account_id, mob)


async def decline_taker(tx: Transaction, account_id: int, need_id: int, taker_id: int) -> None:
    """Does not let somebody have it, or no longer. Run it in the need's lane. NotFound, Forbidden as accept_taker."""
    _, mob, taker = await _asked(tx, account_id, need_id, taker_id)

    await _let_go(tx, taker, "declined")

    await _tell(tx, taker_id, "mob.need_declined", taker.id, account_id, mob)


async def _asked(tx: Transaction, account_id: int, need_id: int, taker_id: int) -> tuple[NeedRow, MobRow, TakerRow]:
    row, mob = await seen_need(tx, account_id, need_id)
    if row.account_id != account_id:
        raise Forbidden
    taker = await taker_of(tx, need_id, taker_id)
    if taker is None or taker.state not in {"asked", "accepted"}:
        raise NotFound
    return row, mob, taker


async def _check_open(tx: Transaction, row: NeedRow) -> None:
    if row.state != "open" or (await call_as_of_now(tx, row.mob_id)).state not in OPEN:
        raise Conflict(NOT_NOW)


async def _let_go(tx: Transaction, taker: TakerRow, state: str) -> None:
    if taker.state == "accepted":
        # Once it is over its places matter no more.
        with suppress(Conflict):
            await leave(tx, taker.need_id, taker.account_id)
    ids = {"of_need_id": taker.need_id, "of_account_id": taker.account_id}
    await tx.run(TURN, **ids, new_state=state, new_contact=None)


async def _tell(tx: Transaction, account_id: int, type_: str, cause_id: int, from_id: int, mob: MobRow) -> None:
    await tell(tx, [account_id], type_, from_account_id=from_id, cause_id=cause_id, post_id=mob.post_id)
