"""A house in this process, on the data that a server left."""

import asyncio
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager

import uvloop

from goodmob.app.folder import holding
from goodmob.app.opening import close_house, open_house
from goodmob.core.house import House
from goodmob.core.settings import load


@contextmanager
def opened(environ: Mapping[str, str]) -> Generator[tuple[asyncio.Runner, House]]:
    """The house of these settings, and what runs coroutines in it; nobody else has the data meanwhile."""
    settings = load(environ)
    with ExitStack() as stack:
        if settings.is_sqlite:
            stack.enter_context(holding(settings.data))
        runner = stack.enter_context(asyncio.Runner(loop_factory=uvloop.new_event_loop))
        house = runner.run(open_house(settings))
        stack.callback(lambda: runner.run(close_house(house)))
        yield runner, house
