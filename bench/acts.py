"""How many actions a second the writer keeps, measured in this process on the data that the server left."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping

import msgspec

from bench.house import opened
from bench.town import Town
from goodmob.commitments.actions.join import Joining, join
from goodmob.commitments.actions.open_call import NewCall, open_call
from goodmob.core import audit
from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.posts.actions.favourite import favourite

AT_ONCE = 256
_ALONE = 300
_TOGETHER = 4_000

Act = Callable[[House], Awaitable[None]]


class Rate(msgspec.Struct):
    """Durable actions a second: each waiting for the one before, and `AT_ONCE` at a time.

    cpu_ms: of a core in this process, for each of those that come together, with what their news cause.
    """

    name: str
    alone: float
    together: float
    cpu_ms: float


def rates(town: Town, environ: Mapping[str, str]) -> list[Rate]:
    """The smallest action, of one row, a usual one with its counters and its news, and joins of calls without end."""
    with opened(environ) as (runner, house):
        return [
            runner.run(_rate(house, "one row", [_note] * (_ALONE + _TOGETHER))),
            runner.run(_rate(house, "favourite", _favourites(town, _ALONE + _TOGETHER))),
            runner.run(_rate(house, "join", runner.run(_joins(house, town, _ALONE + _TOGETHER)))),
        ]


async def _rate(house: House, name: str, acts: list[Act]) -> Rate:
    alone = await _speed(house, acts[:_ALONE], 1)
    await house.jobs.settle()
    began = time.process_time()
    together = await _speed(house, acts[_ALONE:], AT_ONCE)
    await house.jobs.settle()
    return Rate(name, alone, together, round((time.process_time() - began) / len(acts[_ALONE:]) * 1000, 3))


async def _speed(house: House, acts: list[Act], many: int) -> float:
    waiting = iter(acts)

    async def work() -> None:
        for act in waiting:
            await act(house)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(many)))
    return round(len(acts) / (time.perf_counter() - began))


async def _note(house: House) -> None:
    await house.db.act(audit.record, actor_id=None, action="bench", target="", details={})


def _favourites(town: Town, many: int) -> list[Act]:
    chance = random.Random(many)  # noqa: S311 - nothing here is a secret
    pairs = [(who, post) for who in town.ids for post in town.posts]

    def of(account_id: int, post_id: int) -> Act:
        async def like(house: House) -> None:
            await house.db.act(favourite, account_id, post_id, lane=post_id)

        return like

    return [of(int(who), int(post)) for who, post in chance.sample(pairs, many)]


async def _joins(house: House, town: Town, many: int) -> list[Act]:
    """Everybody joins one call after the other, so that those at the same time meet at one pool."""
    start = house.clock.now() + DAY
    acts: list[Act] = []
    while len(acts) < many:
        new = NewCall(
            id=house.ids.new(),
            kind="bench",
            account_id=int(town.ids[0]),
            draft=False,
            starts_at=start,
            ends_at=start + DAY,
            join_by=None,
            threshold=None,
            capacity=None,
        )
        await house.db.act(open_call, new, lane=new.id)
        acts += [_join(new.id, int(who)) for who in town.ids]
    return acts[:many]


def _join(call_id: int, account_id: int) -> Act:
    async def come(house: House) -> None:
        await house.db.act(join, call_id, account_id, Joining(), lane=call_id)

    return come
