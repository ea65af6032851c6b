"""Work that is done once for several who want it."""

import asyncio

import pytest

from goodmob.core.together import Together


async def test_those_who_ask_at_the_same_time_share_one_answer() -> None:
    together, done = Together(), 0

    async def work() -> int:
        nonlocal done
        await asyncio.sleep(0)
        done += 1
        return done

    assert await asyncio.gather(*(together.once("key", work) for _ in range(5))) == [1] * 5
    assert await together.once("key", work) == 2
    assert len(together) == 0


async def test_an_error_is_everybodys_and_forgotten() -> None:
    together = Together()

    async def fail() -> int:
        await asyncio.sleep(0)
        raise ValueError("no")

    both = await asyncio.gather(together.once("key", fail), together.once("key", fail), return_exceptions=True)
    assert [type(error) for error in both] == [ValueError, ValueError]

    async def work() -> int:
        return 1

    assert await together.once("key", work) == 1


async def test_whoever_leaves_does_not_end_the_work_of_others() -> None:
    together, goes_on = Together(), asyncio.Event()

    async def work() -> int:
        await goes_on.wait()
        return 1

    first = asyncio.create_task(together.once("key", work))
    second = asyncio.create_task(together.once("key", work))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    goes_on.set()

    assert await second == 1


async def test_closing_ends_what_runs() -> None:
    together = Together()
    waiting = asyncio.create_task(together.once("key", asyncio.Event().wait))
    await asyncio.sleep(0)
    await together.close()

    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert len(together) == 0
