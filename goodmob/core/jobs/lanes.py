"""Work in memory: lanes side by side, so that what is slow or failing delays only its own kind."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goodmob.core.jobs.handlers import Handler

MOST_HELD = 2_000
MOST_HELD_IN_A_LANE = 500
MOST_HELD_IN_NAMED_LANES = 500
"""Rows beyond these stay in the database until there is room; the last is for each job that has named lanes."""

_WIDTH_OF_WRITES = 64
_WIDTH_OF_ACTS = 8
_MOST_ACTS = 64
_MOST_IN_LANES = 64
_LANES_FOR_A_WRITER = 4
"""What is in lanes waits for other servers most of the time, and asks the database little."""


@dataclass(slots=True, eq=False)
class Work:
    """One leased row in memory."""

    id: int
    handler: Handler
    payload: Any
    lane: str
    key: str | None = None
    attempts: int = 0
    version: int = 0


class Lane:
    """What waits for its turn in one lane, and how many of it may run at once."""

    __slots__ = ("group", "is_named", "name", "running", "waiting", "width")

    def __init__(self, name: str, width: int, group: "Group", *, is_named: bool) -> None:
        self.name = name
        self.is_named = is_named
        self.width = width
        self.group = group
        self.waiting: deque[Work] = deque()
        self.running = 0


class Group:
    """Lanes that share a bound on what runs at once, served in turn."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.running = 0
        self.ready: deque[Lane] = deque()


class Lanes:
    """All lanes of a process.

    A lane that was named is served one after the other; the unnamed one of a handler has its name and is wider.
    Writers, actors and the named lanes of each handler have separate bounds: many slow hosts never hold up what stays
    in the house, nor what goes out what comes in.
    """

    def __init__(self, start: Callable[[Work], None], want_more: Callable[[], None]) -> None:
        self.is_open = False
        self.held = 0
        self._start = start
        self._want_more = want_more
        self._lanes: dict[str, Lane] = {}
        self._refused: set[str] = set()
        self._writers = Group(_WIDTH_OF_WRITES)
        self._actors = Group(_MOST_ACTS)
        self._named: dict[str, Group] = {}
        self._most_in_lanes = _MOST_IN_LANES
        self._held_in_named: Counter[str] = Counter()

    def bound(self, work_at_once: int) -> None:
        """At most so many writers run at once from now on, and no more lanes of a handler than suits them."""
        self._writers.most = work_at_once
        self._most_in_lanes = min(_MOST_IN_LANES, work_at_once * _LANES_FOR_A_WRITER)

    @property
    def room(self) -> int:
        """How many rows memory can take."""
        return MOST_HELD - self.held

    def has_room(self, lane: str, name: str) -> bool:
        """Tells whether a row of this lane may be held; once a refused lane is half empty, more of it is wanted."""
        known = self._lanes.get(lane)
        if self.room > 0 and (known is None or len(known.waiting) < MOST_HELD_IN_A_LANE) and not self.has_enough(name):
            return True
        self._refused.add(lane)
        return False

    def has_enough(self, name: str) -> bool:
        """Tells whether so many rows of this handler are held in named lanes that no more should be claimed now."""
        if self._held_in_named[name] < MOST_HELD_IN_NAMED_LANES:
            return False
        self._refused.add(name)
        return True

    def look_soon(self) -> None:
        """Something was written that is due and not handed over in memory."""
        if self.is_open:
            self._want_more()

    def full(self) -> list[str]:
        """The lanes of which no more rows should be claimed now."""
        full = [name for name, lane in self._lanes.items() if len(lane.waiting) >= MOST_HELD_IN_A_LANE]
        self._refused = set(full)
        return full

    def take(self, works: list[Work]) -> None:
        """Queues leased rows and starts what may run."""
        self.held += len(works)
        for work in works:
            lane = self._lanes.get(work.lane) or self._new_lane(work)
            lane.waiting.append(work)
            self._held_in_named[work.handler.name] += lane.is_named
            if len(lane.waiting) == 1 and lane.running < lane.width:
                lane.group.ready.append(lane)
        self.serve()

    def serve(self) -> None:
        """Starts what may run, a row of each ready lane in turn."""
        if not self.is_open:
            return
        for group in (self._writers, self._actors, *self._named.values()):
            while group.ready and group.running < group.most:
                lane = group.ready.popleft()
                work = lane.waiting.popleft()
                lane.running += 1
                group.running += 1
                if lane.waiting and lane.running < lane.width:
                    group.ready.append(lane)
                self._start(work)

    def finished(self, work: Work) -> None:
        """Gives the place of a row that ran to the next one."""
        lane = self._lanes[work.lane]
        if lane.waiting and lane.running == lane.width:
            lane.group.ready.append(lane)
        lane.running -= 1
        lane.group.running -= 1
        self.held -= 1
        self._held_in_named[work.handler.name] -= lane.is_named
        if not lane.waiting and not lane.running:
            del self._lanes[work.lane]
        self.serve()
        if self.is_open and self._is_half_empty(lane, work.handler.name):
            self._refused.clear()
            self._want_more()

    def _is_half_empty(self, lane: Lane, name: str) -> bool:
        if lane.name in self._refused and len(lane.waiting) < MOST_HELD_IN_A_LANE // 2:
            return not self.has_enough(name)
        return name in self._refused and self._held_in_named[name] < MOST_HELD_IN_NAMED_LANES // 2

    def _new_lane(self, work: Work) -> Lane:
        name = work.handler.name
        width, group = _WIDTH_OF_ACTS, self._actors
        if work.handler.only_writes:
            width, group = _WIDTH_OF_WRITES, self._writers
        is_named = work.lane != name
        if is_named:
            width, group = 1, self._named.setdefault(name, Group(self._most_in_lanes))
        lane = self._lanes[work.lane] = Lane(work.lane, width, group, is_named=is_named)
        return lane
