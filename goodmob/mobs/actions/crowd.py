"""Let a mob have as many places as its host is trusted with, and more once somebody helps or staff agree."""

import msgspec
from sqlalchemy import BigInteger, Integer, Text, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.actions.change_call import change_call
from goodmob.commitments.queries.calls import call_by_id, figures_of
from goodmob.commitments.queries.hosted import is_stopped, went_well
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.settings import Settings
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.queries.crowds import crowd_of, stewards_of, word_about
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.brakes import (
    DID_WELL,
    JOINED_STILL,
    TRUSTED_WITH,
    Bounded,
    Places,
    Trust,
    crowd_for,
    steps_for,
    within,
)
from goodmob.mobs.rules.wishes import Wish
from goodmob.mobs.tables.brakes import mob_crowd

_KEEP = insert(mob_crowd).values(
    mob_id=bindparam("mob_id", type_=BigInteger),
    allowed=bindparam("allowed", type_=Integer),
    capacity=bindparam("capacity", type_=Integer),
    roles=bindparam("roles", type_=Text),
)
KEEP = statement(
    _KEEP.on_conflict_do_update(
        index_elements=["mob_id"],
        set_={name: _KEEP.excluded[name] for name in ("allowed", "capacity", "roles")},
    ).inline()
)
FORGET = statement(delete(mob_crowd).where(mob_crowd.c.mob_id == bindparam("mob_id", type_=BigInteger)))


async def trust_in(reads: Reads, account_id: int, now: int) -> Trust:
    """What is known of somebody as a host."""
    account = await account_by_id(reads, account_id)
    if account is None:
        return Trust(doubted=True)
    return Trust(
        age=now - account.created_at,
        well=await went_well(reads, account_id, DID_WELL, TRUSTED_WITH),
        doubted=account.silenced_at is not None or await is_stopped(reads, account_id),
        word=await word_about(reads, account_id),
    )


async def bounded(
    tx: Transaction, settings: Settings, host_id: int, mob_id: int, wish: Wish, *, draft: bool = False
) -> Bounded:
    """The places that the mob has for now; a draft has those that its host wishes for, and who is in stays in.

    Invalid "threshold" where more are needed than may come.
    """
    wished = Places(wish.cap, wish.roles)
    steps = steps_for(settings, wish)
    if steps is None or draft:
        return Bounded(wished, wished)
    stewards = [row for row in await stewards_of(tx, mob_id) if row.accepted_at is not None]
    crowd = await crowd_of(tx, mob_id)
    approved = crowd.approved if crowd else None
    allowed = crowd_for(await trust_in(tx, host_id, tx.now), steps, stewards=len(stewards), approved=approved)
    figures = (await figures_of(tx, [mob_id])).get(mob_id)
    taken = figures.joined if figures else 0
    allowed = max(allowed, taken, crowd.allowed if crowd else 0)
    if wish.threshold is not None and wish.threshold > allowed:
        raise Invalid(
            "threshold",
            f"can't be more than {allowed} for now: keep it as a draft, and name a co-steward or send staff a plan",
        )
    return Bounded(wished, within(wished, allowed), allowed)


async def keep_crowd(tx: Transaction, mob_id: int, crowding: Bounded) -> None:
    """Keeps what the host wishes for where fewer places are allowed for now."""
    wished, places, allowed = crowding
    crowd = await crowd_of(tx, mob_id)
    if places == wished or allowed is None:
        if crowd is not None and crowd.plan is None:
            await tx.run(FORGET, mob_id=mob_id)
        elif crowd is not None:
            await tx.run(KEEP, mob_id=mob_id, allowed=allowed or crowd.allowed, **_packed(wished))
        return
    await tx.run(KEEP, mob_id=mob_id, allowed=allowed, **_packed(wished))


async def widen(tx: Transaction, settings: Settings, mob_id: int) -> None:
    """Gives a mob the places that it may have by now; who waits in the line is offered them. Run it in its lane."""
    mob, call, crowd = await mob_by_id(tx, mob_id), await call_by_id(tx, mob_id), await crowd_of(tx, mob_id)
    if mob is None or call is None or crowd is None or call.state not in JOINED_STILL:
        return
    wish = await wish_of(tx, mob)
    crowding = await bounded(tx, settings, mob.account_id, mob_id, wish)

    await use_places(tx, mob_id, wish, crowding.places)
    await keep_crowd(tx, mob_id, crowding)


async def use_places(tx: Transaction, mob_id: int, wish: Wish, places: Places) -> None:
    """Gives the call what the host wishes for, but these places; as change_call refuses."""
    await change_call(
        tx,
        mob_id,
        starts_at=wish.starts_at,
        ends_at=wish.ends_at,
        join_by=wish.join_by,
        threshold=wish.threshold,
        capacity=places.cap,
        roles=places.roles,
        area_threshold=wish.area_threshold,
    )


def _packed(wished: Places) -> dict[str, object]:
    roles = msgspec.json.encode([tuple(role) for role in wished.roles]).decode() if wished.roles else None
    return {"capacity": wished.cap, "roles": roles}
