"""One house for one test, with everything to play in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from starlette.types import ASGIApp

from goodmob.app.asgi import build
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.core.house import House
from tests.world.client import Client as Client
from tests.world.client import RefusedError as RefusedError
from tests.world.clock import SteppedClock
from tests.world.counting import Count, counting
from tests.world.letters import Letters


class World:
    """A whole house; `anyone` comes without a token, `letters` holds the mail that was sent."""

    def __init__(self, house: House, clock: SteppedClock) -> None:
        self.house = house
        self.clock = clock
        self.letters = Letters()
        self.house.mail = self.letters
        self.app: ASGIApp = build(house)
        self.anyone = self.visitor()

    def visitor(self) -> Client:
        """A client without a token, whose cookies are its own."""
        return Client(self.app, self.house.settings.base_url)

    def step(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Lets time pass; what falls due runs with the next `settle()`."""
        self.clock.step(round(days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND))

    async def settle(self) -> None:
        """Runs all subscribers and jobs that are due, and what follows from them."""
        await self.house.jobs.settle()

    def change(self, **settings: Any) -> None:
        """Changes settings of the house, as another start with them would."""
        self.house.settings = msgspec.structs.replace(self.house.settings, **settings)
        self.house.limits.enabled = self.house.settings.rate_limits

    @contextmanager
    def counting(self) -> Iterator[Count]:
        """Counts the statements that the block sends to the database."""
        with counting(self.house.db) as count:
            yield count
