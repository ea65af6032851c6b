"""Turns with other hosts: a few at a time with each, and nobody waits for another host."""

import asyncio

import pytest

from goodmob.core.errors import Unavailable
from goodmob.core.turns import AT_ONCE, MOST_WAITING, Turns


async def test_a_host_is_asked_a_few_things_at_a_time_and_holds_nobody_else_up() -> None:
    turns, inside, may_end = Turns(), [], asyncio.Event()

    async def visit(host: str) -> None:
        async with turns.of(host):
            inside.append(host)
            await may_end.wait()

    asked = [asyncio.ensure_future(visit("far.example")) for _ in range(AT_ONCE + MOST_WAITING)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert inside == ["far.example"] * AT_ONCE
    with pytest.raises(Unavailable):
        await visit("far.example")
    asked.append(asyncio.ensure_future(visit("other.example")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert inside[-1] == "other.example"

    may_end.set()
    await asyncio.gather(*asked)
    assert len(inside) == AT_ONCE + MOST_WAITING + 1
    assert len(turns) == 0
