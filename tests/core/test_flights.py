"""Work for the outside: done once for everybody, and a few at a time with each host."""

import asyncio

import pytest

from goodmob.core.errors import Unavailable
from goodmob.core.flights import AT_ONCE, MOST_WAITING, Flights


async def test_what_many_ask_for_is_done_once() -> None:
    flights, begun, may_end = Flights(), [], asyncio.Event()

    async def work() -> int:
        begun.append(1)
        await may_end.wait()
        return 7

    asked = [asyncio.ensure_future(flights.once("file", work)) for _ in range(4)]
    for _ in range(3):
        await asyncio.sleep(0)
    asked[0].cancel()
    may_end.set()

    assert await asyncio.gather(*asked[1:]) == [7, 7, 7]
    assert len(begun) == 1
    assert len(flights) == 0


async def test_what_fails_fails_for_all_and_may_be_tried_again() -> None:
    flights = Flights()

    async def work() -> int:
        raise LookupError("nothing there")

    for _ in range(2):
        answers = await asyncio.gather(*[flights.once("file", work) for _ in range(3)], return_exceptions=True)
        assert [type(one) for one in answers] == [LookupError] * 3


async def test_a_host_is_asked_a_few_things_at_a_time_and_holds_nobody_else_up() -> None:
    flights, inside, may_end = Flights(), [], asyncio.Event()

    async def visit(host: str) -> None:
        async with flights.turn(host):
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


async def test_the_end_of_the_house_ends_what_is_under_way() -> None:
    flights = Flights()
    asked = asyncio.ensure_future(flights.once("file", asyncio.Event().wait))
    await asyncio.sleep(0)
    await flights.close()

    with pytest.raises(asyncio.CancelledError):
        await asked
