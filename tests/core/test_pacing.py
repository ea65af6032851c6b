"""Work that many ask for is done once in a while, and the last call is never lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from goodmob.core.clock import SECOND
from goodmob.core.pacing import Pacer
from tests.world.clock import SteppedClock

HALF = SECOND // 2


class Desk:
    """Whoever asks for work: remembers what was done."""

    def __init__(self, clock: SteppedClock, pacer: Pacer) -> None:
        self.clock, self.pacer = clock, pacer
        self.done: list[str] = []
        self.may_work = asyncio.Event()
        self.may_work.set()

    def ask(self, what: str, key: str = "tally") -> None:
        """Asks for work that notes itself as done."""
        self.pacer.soon(key, HALF, self.work(what))

    def work(self, what: str) -> Callable[[], Awaitable[None]]:
        """The work: it waits until it may be done, and fails where it is nonsense."""

        async def do() -> None:
            await self.may_work.wait()
            if what == "nonsense":
                raise ValueError(what)
            self.done.append(what)

        return do

    async def later(self, duration: int) -> None:
        """Lets time pass and what is due be done."""
        self.clock.step(duration)
        await self.pacer.settle()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk whose pacer ends with the test."""
    clock = SteppedClock()
    desk = Desk(clock, Pacer(clock))
    yield desk
    await desk.pacer.close()


async def test_the_first_call_is_heard_at_once(desk: Desk) -> None:
    desk.ask("first")
    await desk.pacer.settle()

    assert desk.done == ["first"]


async def test_calls_within_the_interval_are_merged_into_one_at_its_end(desk: Desk) -> None:
    desk.ask("first")
    await desk.pacer.settle()
    for what in ("second", "third", "fourth"):
        desk.ask(what)
        await desk.later(HALF // 4)
    assert desk.done == ["first"]

    await desk.later(HALF // 4)
    assert desk.done == ["first", "fourth"]


async def test_work_that_follows_work_keeps_the_interval(desk: Desk) -> None:
    for number in range(20):
        desk.ask(str(number))
        await desk.pacer.settle()
        await desk.later(HALF // 5)

    assert desk.done == ["0", "4", "9", "14", "19"]


async def test_keys_do_not_wait_for_each_other(desk: Desk) -> None:
    desk.ask("of one", "one")
    desk.ask("of another", "another")
    await desk.pacer.settle()

    assert sorted(desk.done) == ["of another", "of one"]


async def test_a_call_while_work_is_done_is_heard_after_it(desk: Desk) -> None:
    desk.may_work.clear()
    desk.ask("first")
    await asyncio.sleep(0)
    desk.ask("second")
    desk.clock.step(HALF)
    desk.may_work.set()
    await desk.pacer.settle()

    assert desk.done == ["first", "second"]


async def test_failing_work_is_logged_and_stops_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.ask("nonsense")
    await desk.pacer.settle()
    desk.ask("sense")
    await desk.later(HALF)

    assert desk.done == ["sense"]
    assert desk.pacer.failed == 1
    assert "Paced work failed: tally" in caplog.text


async def test_an_idle_key_is_forgotten(desk: Desk) -> None:
    desk.ask("first")
    await desk.pacer.settle()
    assert len(desk.pacer) == 1

    await desk.later(HALF)
    assert len(desk.pacer) == 0
    desk.ask("second")
    await desk.pacer.settle()
    assert desk.done == ["first", "second"]


async def test_closing_ends_what_waits_and_hears_no_more(desk: Desk) -> None:
    desk.ask("first")
    await desk.pacer.settle()
    desk.ask("waiting")
    desk.may_work.clear()
    desk.ask("being done", "other")
    await desk.pacer.close()
    desk.may_work.set()
    desk.ask("too late")
    await desk.later(SECOND)

    assert desk.done == ["first"]
    assert len(desk.pacer) == 0
