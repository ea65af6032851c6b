"""Put something that is wanted or offered on the board of a mob, or take it off."""

from sqlalchemy import BigInteger, bindparam, insert, or_, update

from goodmob.accounts.permissions import require_good_standing
from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.commitments.actions.cancel_call import cancel_call
from goodmob.commitments.actions.change_call import change_call
from goodmob.commitments.actions.open_call import NewCall, open_call
from goodmob.commitments.queries.calls import call_by_id, terms_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from goodmob.mobs.permissions import is_told, seen_mob
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.queries.needs import how_many_needs, need_by_id, takers_of
from goodmob.mobs.rules.needs import KIND, MOST_OF_ACCOUNT, MOST_OF_MOB, OPEN, NewNeed, tidy
from goodmob.mobs.tables.needs import mob_need, mob_need_taker
from goodmob.notifications.actions.tell import tell

NOT_NOW = "Nothing is wanted or offered here just now"
NOT_IN = "Join first, and then ask or offer"

ADD = statement(insert(mob_need).inline())
_THIS = mob_need.c.id == bindparam("of_need_id", type_=BigInteger)
_TAKERS = mob_need_taker.c.need_id == bindparam("of_need_id", type_=BigInteger)
CLOSE = statement(update(mob_need).where(_THIS).values(state="closed"))
FORGET = statement(update(mob_need).where(_THIS).values(contact=None, origin=""))
# Of those who ever asked only few ask at a time, and only their contacts are kept.
FORGET_TAKERS = statement(
    update(mob_need_taker).where(_TAKERS, mob_need_taker.c.contact.is_not(None)).values(contact=None)
)
LET_GO = statement(
    update(mob_need_taker)
    .where(_TAKERS, or_(mob_need_taker.c.state == "asked", mob_need_taker.c.state == "accepted"))
    .values(state="declined")
)


async def post_need(tx: Transaction, account_id: int, mob_id: int, new: NewNeed) -> int:
    """Keeps what the account wants or offers, as a call with places of its own, and gives its id.

    Run it in the mob's lane. NotFound where it may not see the mob, Conflict where it takes no part or the mob is not
    open, Invalid names the field that is wrong.
    """
    mob = await seen_mob(tx, account_id, mob_id)
    await require_good_standing(tx, account_id)
    call = await call_as_of_now(tx, mob_id)
    if call.state not in OPEN:
        raise Conflict(NOT_NOW)
    if not await is_told(tx, account_id, mob):
        raise Conflict(NOT_IN)
    need = tidy(new)
    of_all, own = await how_many_needs(tx, mob_id, account_id)
    if of_all >= MOST_OF_MOB or own >= MOST_OF_ACCOUNT:
        raise Invalid("text", f"would be one too many (maximum is {MOST_OF_ACCOUNT} each, {MOST_OF_MOB} in all)")
    need_id = tx.new_id()

    await open_call(
        tx,
        NewCall(
            id=need_id,
            kind=KIND,
            account_id=account_id,
            draft=False,
            starts_at=max(call.starts_at, tx.now),
            ends_at=call.ends_at,
            join_by=None,
            threshold=None,
            capacity=need.places,
        ),
    )
    await tx.run(
        ADD,
        id=need_id,
        mob_id=mob_id,
        account_id=account_id,
        kind=need.kind,
        offered=need.side == "offered",
        text=need.text,
        origin=need.origin,
        leaves_at=need.leaves_at,
        contact=need.contact or None,
        state="open",
        created_at=tx.now,
    )
    return need_id


async def remove_need(tx: Transaction, account_id: int, need_id: int) -> None:
    """Takes a need off the board: one's own, or any of one's own mob. Who was accepted is told.

    Run it in the need's lane. NotFound where there is none, Forbidden for everybody else.
    """
    row = await need_by_id(tx, need_id)
    mob = None if row is None else await mob_by_id(tx, row.mob_id)
    if row is None or mob is None:
        raise NotFound
    if account_id not in {row.account_id, mob.account_id}:
        await seen_mob(tx, account_id, mob.id)
        raise Forbidden
    if row.state == "closed":
        return
    takers = (await takers_of(tx, [need_id])).get(need_id, [])

    await tx.run(CLOSE, of_need_id=need_id)
    await tx.run(LET_GO, of_need_id=need_id)
    await forget_contacts_of(tx, need_id)
    await _call_off(tx, need_id)

    for taker in takers:
        ids = {"from_account_id": row.account_id, "cause_id": taker.id}
        await tell(tx, [taker.account_id], "mob.need_declined", post_id=mob.post_id, **ids)


async def close_need(tx: Transaction, need_id: int) -> None:
    """Takes a need off the board of a mob that does not take place; contacts are kept for the usual time."""
    await tx.run(CLOSE, of_need_id=need_id)
    await _call_off(tx, need_id)


async def move_need(tx: Transaction, need_id: int) -> None:
    """Gives the call of a need the times of its mob; one that cannot have them stays as it is."""
    row = await need_by_id(tx, need_id)
    call, own = (None, None) if row is None else (await call_by_id(tx, row.mob_id), await call_by_id(tx, need_id))
    if call is None or own is None:
        return
    terms = await terms_of(tx, own)
    starts_at = terms.starts_at if own.state == "live" else max(call.starts_at, tx.now)
    try:
        await change_call(
            tx,
            need_id,
            starts_at=starts_at,
            ends_at=call.ends_at,
            join_by=None,
            threshold=None,
            capacity=terms.capacity,
        )
    except Refusal as refusal:
        if refusal.status >= 500:
            raise


async def forget_contacts_of(tx: Transaction, need_id: int) -> None:
    """Forgets how those were reached who wanted, offered or took it, and from where it started."""
    await tx.run(FORGET, of_need_id=need_id)
    await tx.run(FORGET_TAKERS, of_need_id=need_id)


async def _call_off(tx: Transaction, need_id: int) -> None:
    try:
        await cancel_call(tx, need_id)
    except Conflict:
        return  # it is over
