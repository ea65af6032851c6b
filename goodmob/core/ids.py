"""Ids that sort by time: milliseconds since 1970 (42 bits), node (9 bits), sequence (12 bits)."""

from collections.abc import Callable

from goodmob.core.clock import Clock
from goodmob.core.errors import Unavailable

NODES = 512
_SEQUENCES = 4096
_NODE_SHIFT = 12
_TIME_SHIFT = 21


class IdMaker:
    """Makes ids that only grow, also when the clock steps back; one per process, `node` tells processes apart."""

    def __init__(self, clock: Clock, node: int = 0) -> None:
        self._clock = clock
        self._millisecond = 0
        self._sequence = 0
        self._lapsed: Callable[[], bool] | None = None
        self.use_node(node)

    def use_node(self, node: int, lapsed: Callable[[], bool] | None = None) -> None:
        """Make ids as this node from now on; once `lapsed` says that the node belongs to somebody else, make none."""
        if not 0 <= node < NODES:
            raise ValueError(f"A node is a number from 0 to {NODES - 1}, not {node}")
        self._node = node << _NODE_SHIFT
        self._lapsed = lapsed

    def new(self) -> int:
        """A new id, greater than every one before. Unavailable when the node's lease has lapsed."""
        if self._lapsed is not None and self._lapsed():
            raise Unavailable("This server has lost its place among the others", retry_after=10)
        millisecond = self._clock.now() // 1000
        if millisecond > self._millisecond:
            self._millisecond = millisecond
            self._sequence = 0
        else:
            self._sequence += 1
            if self._sequence == _SEQUENCES:
                self._millisecond += 1
                self._sequence = 0
        return self._millisecond << _TIME_SHIFT | self._node | self._sequence


def id_at(moment: int) -> int:
    """The smallest id of the millisecond that holds this moment (microseconds UTC)."""
    return moment // 1000 << _TIME_SHIFT


def moment_of(id_: int) -> int:
    """When the id was made, in microseconds UTC, exact to the millisecond."""
    return (id_ >> _TIME_SHIFT) * 1000
