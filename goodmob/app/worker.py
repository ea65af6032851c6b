"""The worker: runs jobs beside the server, without a door."""

import asyncio
import signal

import uvloop

from goodmob.app.opening import close_house, open_house
from goodmob.core.database.migrate import migrate
from goodmob.core.settings import Settings, SettingsError


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
    await house.stopping.wait()
    await close_house(house)
