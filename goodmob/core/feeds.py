"""Recent ids per active reader: a cache in front of posts and follows, never the truth."""

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

DEPTH = 400
"""How many ids a feed holds; whoever reads further asks the database."""

_STRIDE = 64


class Feeds(Protocol):
    """Feeds by name ("home:ID", "list:ID"): get; on None begin, read the database, fill."""

    async def get(self, feed: str) -> list[int] | None:
        """Gives the ids, newest first, or None when the feed is not held."""

    async def begin(self, feed: str) -> int:
        """Marks the feed as being built, so that what happens to it from now on reaches `fill`; answers a ticket."""

    async def fill(self, feed: str, ids: Sequence[int], ticket: int) -> list[int]:
        """Merges what was read with what happened meanwhile and answers it, newest first.

        The feed is held from now on, unless it was dropped since `begin`: then what was read may be stale.
        """

    async def push(self, feed: str, item: int) -> None:
        """Adds an id to a feed that is held or being built; to others nothing happens."""

    async def push_all(self, feeds: Iterable[str], item: int) -> None:
        """Adds an id to each of these feeds that is held or being built."""

    async def remove(self, item: int) -> list[str]:
        """Takes an id out of every feed, and gives the names of those whose readers may have seen it there."""

    async def drop(self, feed: str) -> None:
        """Forgets the ids of a feed whose sources changed; it stays active and is built anew at the next reading."""

    async def active(self, prefix: str) -> set[str]:
        """Gives the names of the feeds read lately whose part up to the first colon is `prefix` ("home:")."""


@dataclass(slots=True)
class _Building:
    """What happened to a feed while somebody reads the database for it."""

    ticket: int
    pushed: "array[int]" = field(default_factory=lambda: array("q"))
    removed: set[int] = field(default_factory=set)


class MemoryFeeds:
    """Feeds of one process: ids in ascending arrays (8 bytes each), the feed unread for longest falls out."""

    def __init__(self, *, depth: int = DEPTH, most: int = 10_000) -> None:
        self._depth = depth
        self._most = most
        # None stands for a dropped feed: its reader is still there, perhaps before an open screen.
        self._held: OrderedDict[str, array[int] | _Building | None] = OrderedDict()
        self._names: dict[str, set[str]] = {}
        self._tickets = count(1)

    async def get(self, feed: str) -> list[int] | None:
        """Gives the ids, newest first, and counts as a reading."""
        held = self._held.get(feed)
        if held is None or isinstance(held, _Building):
            return None
        self._held.move_to_end(feed)
        return _newest_first(held, self._depth)

    async def begin(self, feed: str) -> int:
        """Marks the feed as being built; two who build at once share a ticket, and the first to fill wins."""
        held = self._held.get(feed)
        if isinstance(held, _Building):
            return held.ticket
        building = _Building(next(self._tickets))
        self._keep(feed, building)
        return building.ticket

    async def fill(self, feed: str, ids: Sequence[int], ticket: int) -> list[int]:
        """Merges and keeps the feed, or only merges when its ticket is no longer the one of `begin`."""
        building = self._held.get(feed)
        if not isinstance(building, _Building) or building.ticket != ticket:
            return sorted(set(ids), reverse=True)[: self._depth]
        oldest = min(ids, default=0)
        recent = {*ids, *(item for item in building.pushed if item > oldest)} - building.removed
        merged = array("q", sorted(recent)[-self._depth :])
        self._keep(feed, merged)
        return _newest_first(merged, self._depth)

    async def push(self, feed: str, item: int) -> None:
        """Adds an id to one feed."""
        self._push(feed, item)

    async def push_all(self, feeds: Iterable[str], item: int) -> None:
        """Adds an id to many feeds, about 0.3 us each."""
        for feed in feeds:
            self._push(feed, item)

    async def remove(self, item: int) -> list[str]:
        """Takes an id out of every feed, by a binary search in each."""
        abandoned, seen = [], []
        for feed, held in self._held.items():
            if held is None:
                seen.append(feed)
            elif isinstance(held, _Building):
                seen.append(feed)
                held.removed.add(item)
                if len(held.removed) > self._depth:
                    abandoned.append(feed)
            else:
                place = bisect_left(held, item)
                if place < len(held) and held[place] == item:
                    del held[place]
                    seen.append(feed)
        for feed in abandoned:
            await self.drop(feed)
        return seen

    async def drop(self, feed: str) -> None:
        """Forgets the ids of a feed and voids the ticket of whoever is building it."""
        if feed in self._held:
            self._held[feed] = None

    async def active(self, prefix: str) -> set[str]:
        """Gives the names held under a prefix."""
        return set(self._names.get(prefix, ()))

    def _push(self, feed: str, item: int) -> None:
        held = self._held.get(feed)
        if held is None:
            return
        if isinstance(held, _Building):
            held.removed.discard(item)
            held = held.pushed
        elif held and item < held[0]:
            # Below its oldest id a feed promises nothing, and an id there would hide the gap above it.
            return
        if not held or held[-1] < item:
            held.append(item)
        else:
            place = bisect_left(held, item)
            if held[place] != item:
                held.insert(place, item)
        # Trimming in strides keeps a push at one append.
        if len(held) >= self._depth + _STRIDE:
            del held[: -self._depth]

    def _keep(self, feed: str, held: "array[int] | _Building") -> None:
        self._held[feed] = held
        self._held.move_to_end(feed)
        self._names.setdefault(_prefix(feed), set()).add(feed)
        while len(self._held) > self._most:
            oldest, _ = self._held.popitem(last=False)
            self._forget(oldest)

    def _forget(self, feed: str) -> None:
        names = self._names[_prefix(feed)]
        names.discard(feed)
        if not names:
            del self._names[_prefix(feed)]


def _prefix(feed: str) -> str:
    return feed[: feed.find(":") + 1]


def _newest_first(held: "array[int]", depth: int) -> list[int]:
    ids = held[-depth:].tolist()
    ids.reverse()
    return ids
