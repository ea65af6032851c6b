"""One open screen: whose it is, what it listens to, and what ends it."""

import logging
from collections.abc import Callable
from typing import Generic

from goodmob.core.errors import Malformed, Unauthorized
from goodmob.core.viewer import ANYONE, Viewer
from goodmob.core.web.address import household
from goodmob.core.web.scopes import covers
from goodmob.core.web.tokens import OutsideScopes
from goodmob.streaming.hub import Hub, Streams
from goodmob.streaming.messages import decode
from goodmob.streaming.outlet import Frame, Outlet
from goodmob.streaming.rules import StreamRule, Wanted, scope_of, withheld

log = logging.getLogger(__name__)

MOST_STREAMS = 50
"""How many streams one socket may carry at once."""

Leave = Callable[[], None]


class Connection(Generic[Frame]):
    """Carries bus messages to one outlet, for a viewer or a stranger at this address, until either side ends it."""

    def __init__(
        self, streams: Streams, hub: Hub, viewer: Viewer, address: str, outlet: Outlet[Frame] | None = None
    ) -> None:
        self.hub = hub
        self.viewer = viewer
        self.outlet: Outlet[Frame] = Outlet() if outlet is None else outlet
        self._streams = streams
        self._address = address
        self._owner = household(address) if viewer.account_id is None else viewer.account_id
        self._besides: list[Connection[Frame]] = []
        self._hidden: frozenset[int] = frozenset()
        self._withheld = withheld(viewer.scopes)
        self._is_asking = False
        self._is_stale = False
        self._leaves: dict[tuple[str, ...], list[Leave]] = {}
        self._ends: list[Leave] = []
        hub.enter(self.outlet, self._owner)

    async def open(self) -> None:
        """Begins to listen for what ends it, and learns whom the viewer does not want to hear."""
        bus = self.hub.house.bus
        # Before the first wait, so that a token revoked meanwhile is not missed.
        if self.viewer.token_id is not None:
            self._ends.append(bus.subscribe(f"token:{self.viewer.token_id}", lambda _: self.outlet.close()))
        if self.viewer.session_id is not None:
            self._ends.append(bus.subscribe(f"person:{self.viewer.person_id}:browsers", lambda _: self.outlet.close()))
        if (account_id := self.viewer.account_id) is not None:
            self._ends += [
                bus.subscribe(f"account:{account_id}:closed", lambda _: self.outlet.close()),
                bus.subscribe(f"relations:{account_id}", lambda _: self._ask_anew(account_id)),
            ]
            self._hidden = await self._streams.hidden(self.hub.house, account_id)

    async def beside(self, viewer: Viewer) -> "Connection[Frame]":
        """What another viewer hears, on the same screen: it fills the same outlet, and ends with this connection."""
        other = Connection(self._streams, self.hub, viewer, self._address, self.outlet)
        self._besides.append(other)
        await other.open()
        return other

    async def listen(self, wanted: Wanted, framed: Callable[[bytes], Frame]) -> None:
        """Carries a stream from now on; refuses what the token or the viewer may not hear."""
        if wanted.label in self._leaves:
            return
        rule = self._streams.table[wanted.name]
        self._check(wanted, rule)
        house = self.hub.house
        channels = await rule.channels(house, self.viewer, wanted.params)
        is_greeted = False
        early: list[bytes] = []

        def hear(message: bytes) -> None:
            if is_greeted:
                self._carry(message, framed)
            else:
                early.append(message)

        if self.outlet.is_closed:
            return
        self._leaves[wanted.label] = [house.bus.subscribe(channel, hear) for channel in channels]
        first: list[bytes] = await self._greeting(rule, wanted)
        # What was heard meanwhile is the newer news, and the last word on a screen must be the newest.
        for message in (*first, *early):
            self._carry(message, framed)
        is_greeted = True

    async def _greeting(self, rule: StreamRule, wanted: Wanted) -> list[bytes]:
        try:
            return [] if rule.greeting is None else await rule.greeting(self.hub.house, self.viewer, wanted.params)
        except BaseException:
            self.leave(wanted)
            raise

    def _check(self, wanted: Wanted, rule: StreamRule) -> None:
        if self.viewer is ANYONE and not rule.is_open:
            raise Unauthorized
        if self.viewer is not ANYONE and not covers(self.viewer.scopes, scope_of(wanted.name)):
            raise OutsideScopes
        if len(self._leaves) >= MOST_STREAMS:
            raise Malformed("Too many streams on one socket")

    def _carry(self, message: bytes, framed: Callable[[bytes], Frame]) -> None:
        decoded = decode(message)
        if decoded.event not in self._withheld and self._hidden.isdisjoint(decoded.author_ids):
            self.outlet.offer(framed(message))

    def leave(self, wanted: Wanted) -> None:
        """Carries a stream no longer."""
        for leave in self._leaves.pop(wanted.label, ()):
            leave()

    def close(self) -> None:
        """Ends everything; nothing of it stays in memory."""
        self.outlet.close()
        for other in self._besides:
            other.close()
        self._besides.clear()
        for leaves in (self._ends, *self._leaves.values()):
            for leave in leaves:
                leave()
        self._leaves.clear()
        self._ends.clear()
        self.hub.leave(self.outlet, self._owner)
        self._streams.rest(self.hub)

    def _ask_anew(self, account_id: int) -> None:
        self._is_stale = True
        if not self._is_asking:
            self._is_asking = True
            self.hub.spawn(self._ask(account_id))

    async def _ask(self, account_id: int) -> None:
        try:
            while self._is_stale:
                self._is_stale = False
                self._hidden = await self._streams.hidden(self.hub.house, account_id)
        except Exception:
            log.exception("Whom a viewer hides is not to be learned, so the screen is closed")
            self.outlet.close()
        finally:
            self._is_asking = False
