"""Events: what happened, told to subscribers by durable rows written in the action's own transaction."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

if TYPE_CHECKING:
    from goodmob.core.database.interface import Transaction
    from goodmob.core.house import House


class Event(msgspec.Struct, frozen=True, tag=True, tag_field="event"):
    """Something that happened, named in the past tense, carrying ids only."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A function that hears of events (or does a job), under the name its rows carry.

    only_abroad: it has nothing to do, and hears of nothing, as long as nobody of another server is known.
    """

    name: str
    kind: Literal["writes", "acts"]
    fn: Callable[[Any, Any], Awaitable[object]]
    only_abroad: bool = False


Subscriptions = Mapping[type[Event], Sequence[Subscriber]]
"""Which subscribers hear of which event; the whole table stands in `app/subscriptions/`."""

Heard = TypeVar("Heard")


def writes(fn: "Callable[[Transaction, Heard], Awaitable[object]]") -> Subscriber:
    """A subscriber that only writes: it runs exactly once, in the transaction that deletes its row."""
    return Subscriber(_name(fn), "writes", fn)


def acts(fn: "Callable[[House, Heard], Awaitable[object]]") -> Subscriber:
    """A subscriber that touches the outside or memory: it runs at least once, so it carries an idempotency key."""
    return Subscriber(_name(fn), "acts", fn)


def abroad(subscriber: Subscriber) -> Subscriber:
    """The same subscriber, hearing of nothing as long as nobody of another server is known."""
    return replace(subscriber, only_abroad=True)


def _name(fn: Callable[..., object]) -> str:
    rooms = fn.__module__.split(".")
    return f"{rooms[min(1, len(rooms) - 1)]}.{fn.__qualname__}"
