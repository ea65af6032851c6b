"""Mobs, as the operator stops them and lets them go on."""

from goodmob.app.commands.wishes import OneMob
from goodmob.core.house import House
from goodmob.mobs.actions.growth import reset_mob
from goodmob.mobs.actions.halt import halt_mob, resume_mob


async def halt(house: House, wish: OneMob) -> None:
    """The mob is stopped on every surface; NotFound where there is none, Conflict where it is a draft or over."""
    await house.db.act(halt_mob, None, wish.id, lane=wish.id)


async def resume(house: House, wish: OneMob) -> None:
    """The mob goes on where the clock says; NotFound where there is none, Conflict where it was not stopped."""
    await house.db.act(resume_mob, None, wish.id, lane=wish.id)


async def reset(house: House, wish: OneMob) -> None:
    """The mob is shown to everybody again; NotFound where there is none, Conflict where it was not paused."""
    await house.db.act(reset_mob, None, wish.id, lane=wish.id)
