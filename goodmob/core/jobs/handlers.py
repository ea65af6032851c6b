"""What can be run: subscribers, jobs and entries of the timetable under one set of names."""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import msgspec

from goodmob.core.events import Event, Subscriber, Subscriptions

if TYPE_CHECKING:
    from goodmob.core.house import House

JobFunction = Callable[["House", Any], Awaitable[object]]

JobTable = Mapping[str, JobFunction | Subscriber]
"""Jobs by name: `fn(house, payload)`, or `writes(fn)` for one that only writes, exactly once."""

ScheduleTable = Sequence[tuple[str, str, Callable[["House"], Awaitable[object]]]]
"""(cron expression in UTC, name, `fn(house)`); the whole table stands in `app/schedule.py`."""


@dataclass(frozen=True, slots=True)
class Again:
    """What a sliced job returns to be called once more with this payload, at once or at `run_at` (us)."""

    payload: msgspec.Struct
    run_at: int | None = None


class Nothing(msgspec.Struct, frozen=True):
    """The payload of entries of the timetable."""


@dataclass(frozen=True, slots=True)
class Handler:
    """One function that rows name, and how their payload is read."""

    name: str
    only_writes: bool
    fn: Callable[[Any, Any], Awaitable[object]]
    decode: Callable[[str], Any]


def handlers_of(subscriptions: Subscriptions, jobs: JobTable, schedule: ScheduleTable) -> dict[str, Handler]:
    """Everything that can be run, by name; ValueError for a name used twice, TypeError for a function that fits not."""
    heard: dict[Subscriber, list[type[Event]]] = {}
    for event, subscribers in subscriptions.items():
        for subscriber in subscribers:
            heard.setdefault(subscriber, []).append(event)
    handlers = [_of_subscriber(subscriber, tuple(events)) for subscriber, events in heard.items()]
    handlers += [_of_job(name, job) for name, job in jobs.items()]
    handlers += [_of_entry(name, fn) for _, name, fn in schedule]
    by_name = {handler.name: handler for handler in handlers}
    if len(by_name) < len(handlers):
        names = [handler.name for handler in handlers]
        raise ValueError(f"Names used twice: {sorted({name for name in names if names.count(name) > 1})}")
    return by_name


@cache
def _of_subscriber(subscriber: Subscriber, events: tuple[type[Event], ...]) -> Handler:
    wanted = _payload_type(subscriber.fn)
    for event in events:
        if not issubclass(event, wanted):
            raise TypeError(f"{subscriber.name} takes {wanted}, not {event.__name__}")
    decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(reduce(or_, events))
    return Handler(subscriber.name, subscriber.kind == "writes", subscriber.fn, decoder.decode)


@cache
def _of_job(name: str, job: JobFunction | Subscriber) -> Handler:
    only_writes = isinstance(job, Subscriber) and job.kind == "writes"
    fn = job.fn if isinstance(job, Subscriber) else job
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_payload_type(fn))
    return Handler(name, only_writes, fn, decoder.decode)


def _of_entry(name: str, fn: Callable[["House"], Awaitable[object]]) -> Handler:
    async def run(house: "House", _: Nothing) -> object:
        return await fn(house)

    return Handler(name, False, run, msgspec.json.Decoder(Nothing).decode)


@cache
def _payload_type(fn: Callable[..., object]) -> Any:
    parameters = list(inspect.signature(fn).parameters.values())
    kind = parameters[1].annotation if len(parameters) > 1 else None
    if kind is None or kind is inspect.Parameter.empty or isinstance(kind, str):
        raise TypeError(f"{fn.__qualname__} takes two arguments, the second one annotated with its event or payload")
    return kind
