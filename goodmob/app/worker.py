"""The worker: runs jobs beside the server, without a door."""

import asyncio
import signal
from contextlib import suppress

import uvloop

from goodmob.app.opening import close_house, open_house
from goodmob.core.database.migrate import migrate
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.settings import Settings, SettingsError
from goodmob.instance.wearing import wear_face

LOOK_AGAIN_SECONDS = 20
"""How long letters of a worker may have an earlier title: it asks for one small table."""


def work(settings: Settings) -> None:
    """Works until SIGINT or SIGTERM; SettingsError on SQLite, where the server does this itself."""
    if settings.is_sqlite:
        raise SettingsError("a worker needs PostgreSQL: on SQLite the server runs the jobs itself")
    migrate(settings)
    uvloop.run(_work(settings))


async def _work(settings: Settings) -> None:
    house = await open_house(settings, for_jobs_only=True)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, house.stopping.set)
    house.jobs.start()
    print("Goodmob works (Ctrl-C stops it)", flush=True)
    while not await _stops_within(house, LOOK_AGAIN_SECONDS):
        # A database that is away for a moment is the jobs' to tell of.
        with suppress(Refusal, OSError):
            await wear_face(house)
    await close_house(house)


async def _stops_within(house: House, seconds: float) -> bool:
    try:
        return await asyncio.wait_for(house.stopping.wait(), seconds)
    except TimeoutError:
        return False
