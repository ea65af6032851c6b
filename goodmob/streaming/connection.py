"""One open screen: whose it is, what it listens to, and what ends it."""

import logging
from collections.abc import Callable
from typing import Generic

from goodmob.core.errors import Malformed
from goodmob.core.viewer import Viewer
from goodmob.core.web.scopes import covers
from goodmob.core.web.tokens import OutsideScopes
from goodmob.streaming.hub import Hub, Streams
from goodmob.streaming.messages import decode
from goodmob.streaming.outlet import Frame, Outlet
from goodmob.streaming.rules import Wanted, scope_of, withheld

log = logging.getLogger(__name__)

MOST_STREAMS = 50
"""How many streams one socket may carry at once."""

Leave = Callable[[], None]


class Connection(Generic[Frame]):
    """Carries bus messages to one outlet, for a viewer who is signed in, until either side ends it."""

    def __init__(self, streams: Streams, hub: Hub, viewer: Viewer, account_id: int) -> None:
        self.hub = hub
        self.viewer = viewer
        self.outlet: Outlet[Frame] = Outlet()
        self._streams = streams
        self._account_id = account_id
        self._hidden: frozenset[int] = frozenset()
        self._withheld = withheld(viewer.scopes)
        self._is_asking = False
        self._is_stale = False
        self._leaves: dict[tuple[str, ...], list[Leave]] = {}
        self._ends: list[Leave] = []
        hub.enter(self.outlet, account_id)

    async def open(self) -> None:
        """Begins to listen for what ends it, and learns whom the viewer does not want to hear."""
        bus = self.hub.house.bus
        # Before the first wait, so that a token revoked meanwhile is not missed.
        self._ends = [
            bus.subscribe(f"token:{self.viewer.token_id}", lambda _: self.outlet.close()),
            bus.subscribe(f"account:{self._account_id}:closed", lambda _: self.outlet.close()),
            bus.subscribe(f"relations:{self._account_id}", lambda _: self._ask_anew()),
        ]
        self._hidden = await self._streams.hidden(self.hub.house, self._account_id)

    async def listen(self, wanted: Wanted, framed: Callable[[bytes], Frame]) -> None:
        """Carries a stream from now on; refuses what the token or the viewer may not hear."""
        if wanted.label in self._leaves:
            return
        if not covers(self.viewer.scopes, scope_of(wanted.name)):
            raise OutsideScopes
        if len(self._leaves) >= MOST_STREAMS:
            raise Malformed("Too many streams on one socket")
        house = self.hub.house
        channels = await self._streams.table[wanted.name].channels(house, self.viewer, wanted.params)

        def hear(message: bytes) -> None:
            decoded = decode(message)
            if decoded.event not in self._withheld and self._hidden.isdisjoint(decoded.author_ids):
                self.outlet.offer(framed(message))

        if not self.outlet.is_closed:
            self._leaves[wanted.label] = [house.bus.subscribe(channel, hear) for channel in channels]

    def leave(self, wanted: Wanted) -> None:
        """Carries a stream no longer."""
        for leave in self._leaves.pop(wanted.label, ()):
            leave()

    def close(self) -> None:
        """Ends everything; nothing of it stays in memory."""
        self.outlet.close()
        for leaves in (self._ends, *self._leaves.values()):
            for leave in leaves:
                leave()
        self._leaves.clear()
        self._ends.clear()
        self.hub.leave(self.outlet, self._account_id)
        self._streams.rest(self.hub)

    def _ask_anew(self) -> None:
        self._is_stale = True
        if not self._is_asking:
            self._is_asking = True
            self.hub.spawn(self._ask())

    async def _ask(self) -> None:
        try:
            while self._is_stale:
                self._is_stale = False
                self._hidden = await self._streams.hidden(self.hub.house, self._account_id)
        except Exception:
            log.exception("Whom a viewer hides is not to be learned, so the screen is closed")
            self.outlet.close()
        finally:
            self._is_asking = False
