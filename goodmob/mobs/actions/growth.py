"""Pause what shows a mob to people who do not know of it, where it grows too fast, until a person has looked at it."""

from sqlalchemy import BigInteger, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.commitments.queries.calls import call_by_id, figures_of
from goodmob.commitments.queries.growth import joined_since
from goodmob.core.audit import record
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, NotFound
from goodmob.mobs.events import MobPaused, MobReset
from goodmob.mobs.queries.crowds import crowd_of, growth_of
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.brakes import HOURLY_WINDOW, JOINED_STILL, Growth, Pace, Reason, why_paused
from goodmob.mobs.tables.brakes import mob_growth
from goodmob.mobs.tables.mobs import mob as mob_table
from goodmob.posts.actions.list_post import list_post

_OF_MOB = mob_table.c.id == bindparam("mob_id", type_=BigInteger)
PAUSE = statement(
    update(mob_table)
    .values(paused_at=bindparam("now", type_=BigInteger))
    .where(_OF_MOB, mob_table.c.paused_at.is_(None))
)
RESET = statement(update(mob_table).values(paused_at=None).where(_OF_MOB, mob_table.c.paused_at.is_not(None)))
_TRIP = insert(mob_growth).values(
    {
        name: bindparam(name, type_=mob_growth.c[name].type)
        for name in ("mob_id", "why", "places", "tripped_at", "reset_at")
    }
)
TRIP = statement(
    _TRIP.on_conflict_do_update(
        index_elements=["mob_id"],
        set_={name: _TRIP.excluded[name] for name in ("why", "places", "tripped_at", "reset_at")},
    ).inline()
)
LOOKED_AT = statement(
    update(mob_growth)
    .values(reset_at=bindparam("now", type_=BigInteger), places=bindparam("seen", type_=BigInteger))
    .where(mob_growth.c.mob_id == bindparam("mob_id", type_=BigInteger))
)


async def grows_too_fast(reads: Reads, mob: MobRow, pace: Pace, now: int) -> tuple[Reason, int] | None:
    """Why the mob has to be looked at, and its places, taken and waited for; None where all is well, or it waits."""
    call = await call_by_id(reads, mob.id)
    if call is None or call.state not in JOINED_STILL or mob.paused_at is not None:
        return None
    figures = (await figures_of(reads, [mob.id]))[mob.id]
    before = await growth_of(reads, mob.id)
    crowd = await crowd_of(reads, mob.id)
    since = max(now - HOURLY_WINDOW, before.reset_at or 0 if before else 0)
    places = figures.joined + figures.waiting
    declared = call.threshold or (crowd.capacity if crowd else figures.capacity)
    growth = Growth(
        places,
        await joined_since(reads, mob.id, since, pace.hourly + 1),
        declared,
        before.places if before else 0,
    )
    why = why_paused(growth, pace)
    return None if why is None else (why, places)


async def pause_mob(tx: Transaction, mob_id: int, pace: Pace) -> None:
    """Shows the mob to nobody else where it grows too fast; staff are asked, and its host is told."""
    mob = await mob_by_id(tx, mob_id)
    found = None if mob is None else await grows_too_fast(tx, mob, pace, tx.now)
    if mob is None or found is None or not await tx.run(PAUSE, mob_id=mob_id, now=tx.now):
        return
    why, places = found

    await tx.run(TRIP, mob_id=mob_id, why=why, places=places, tripped_at=tx.now, reset_at=None)
    if mob.post_id is not None:
        await list_post(tx, mob.post_id, listed=False)
    await record(tx, actor_id=None, action="mob.pause", target=f"mob:{mob_id}", details={"why": why, "places": places})

    await tx.announce(MobPaused(mob_id, why, places, tx.now))


async def reset_mob(tx: Transaction, actor_id: int | None, mob_id: int) -> None:
    """Somebody has looked at the mob: it is shown to everybody again. actor_id is None for the operator.

    Run it in the mob's lane. NotFound where there is none, Conflict where it was not paused.
    """
    mob = await mob_by_id(tx, mob_id)
    if mob is None:
        raise NotFound("There is no such mob")
    if not await tx.run(RESET, mob_id=mob_id):
        raise Conflict("It has not been paused")

    figures = (await figures_of(tx, [mob_id]))[mob_id]
    await tx.run(LOOKED_AT, mob_id=mob_id, now=tx.now, seen=figures.joined + figures.waiting)
    if mob.post_id is not None:
        await list_post(tx, mob.post_id, listed=True)
    await record(tx, actor_id=actor_id, action="mob.reset", target=f"mob:{mob_id}", details={})

    await tx.announce(MobReset(mob_id))
