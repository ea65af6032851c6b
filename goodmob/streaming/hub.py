"""All open screens of one process: how many everybody has, their heartbeat, and their end when the house stops."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from goodmob.core.clock import SECOND
from goodmob.core.errors import TooMany, Unavailable
from goodmob.streaming.outlet import Frame, Outlet
from goodmob.streaming.rules import StreamTable

if TYPE_CHECKING:
    from goodmob.core.house import House

HEARTBEAT_SECONDS = 15
THUMP = b":thump\n\n"
MOST_SCREENS = 100
"""How many screens of one account are open at once."""
MOST_OF_STRANGERS = 1_000
"""How many screens at one address are open at once without a token: a whole hall may watch through one router."""

Owner = int | str
"""Whose a screen is: an account's, or, where nobody is signed in, an address's."""


class Hub:
    """The open screens of a house."""

    def __init__(self, house: "House") -> None:
        self.house = house
        self.tasks: set[asyncio.Task[None]] = set()
        self._outlets: set[Outlet[bytes] | Outlet[str]] = set()
        self._screens: Counter[Owner] = Counter()
        # Those who came in the same second beat together, so that no beat wakes everybody at once.
        self._beats: list[set[Outlet[bytes]]] = [set() for _ in range(HEARTBEAT_SECONDS)]
        self._beat = 0
        self.spawn(self._keep_beating())
        self.spawn(self._close_when_stopping())

    @property
    def is_empty(self) -> bool:
        """True when no screen is open."""
        return not self._outlets

    @property
    def screens(self) -> int:
        """How many screens are open; one on which several accounts of a person are heard is one."""
        return len(self._outlets)

    def enter(self, outlet: Outlet[Frame], owner: Owner) -> None:
        """Counts a screen in; TooMany beyond MOST_SCREENS of an account or MOST_OF_STRANGERS at an address."""
        if self._screens[owner] >= (MOST_SCREENS if isinstance(owner, int) else MOST_OF_STRANGERS):
            raise TooMany(60, "Too many open streams")
        self._screens[owner] += 1
        self._outlets.add(outlet)

    def keep_alive(self, outlet: Outlet[bytes]) -> None:
        """Lets an idle stream of server-sent events show that it lives, every 15 seconds."""
        self._beats[self._beat].add(outlet)

    def leave(self, outlet: Outlet[Frame], owner: Owner) -> None:
        """Counts a screen out."""
        self._outlets.discard(outlet)
        for beat in self._beats:
            beat.discard(outlet)
        self._screens[owner] -= 1
        if not self._screens[owner]:
            del self._screens[owner]

    def spawn(self, doing: Awaitable[None]) -> None:
        """Does something beside the screens, at most until the last of them has left."""
        task = asyncio.ensure_future(doing)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _keep_beating(self) -> None:
        clock = self.house.clock
        due = clock.now()
        while True:
            due = max(due, clock.now() - HEARTBEAT_SECONDS * SECOND) + SECOND
            await clock.sleep_until(due)
            self._beat = (self._beat + 1) % HEARTBEAT_SECONDS
            for outlet in tuple(self._beats[self._beat]):
                if outlet.is_idle:
                    outlet.offer(THUMP)

    async def _close_when_stopping(self) -> None:
        await self.house.stopping.wait()
        for outlet in tuple(self._outlets):
            outlet.close()


class Streams:
    """What the slice is told by `app`: the table of streams, and whom a viewer does not want to see or hear."""

    def __init__(self, table: StreamTable, hidden: Callable[["House", int], Awaitable[frozenset[int]]]) -> None:
        self.table = table
        self.hidden = hidden
        self._hubs: dict[int, Hub] = {}

    @property
    def is_anybody_there(self) -> bool:
        """Tells whether a screen is open."""
        return bool(self._hubs)

    def hub(self, house: "House") -> Hub:
        """The hub of a house, which lives while screens are open; Unavailable when the house is stopping."""
        if house.stopping.is_set():
            raise Unavailable("Goodmob is closing", retry_after=5)
        hub = self._hubs.get(id(house))
        if hub is None:
            hub = self._hubs[id(house)] = Hub(house)
        return hub

    def rest(self, hub: Hub) -> None:
        """Ends a hub without screens."""
        if hub.is_empty and self._hubs.get(id(hub.house)) is hub:
            del self._hubs[id(hub.house)]
            for task in hub.tasks:
                task.cancel()
