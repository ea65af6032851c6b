"""Jobs: in slices, under keys, in lanes, again after failures, and at last on the list of the dead."""

import asyncio

import msgspec
import pytest

from goodmob.core.clock import HOUR, MINUTE, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Unavailable
from goodmob.core.events import writes
from goodmob.core.house import House
from goodmob.core.jobs.dead import dead, discard, retry
from goodmob.core.jobs.handlers import Again
from goodmob.core.jobs.ledger import MOST_ATTEMPTS, delay_after
from tests.core.jobs.workshop import Process, Workshop, lines, note, rows


class Letter(msgspec.Struct, frozen=True):
    text: str
    host: str = ""


async def post_letter(house: House, letter: Letter) -> None:
    await house.db.act(note, letter.text)


async def lose_letter(house: House, letter: Letter) -> None:
    raise OSError(f"the box at {letter.host} is closed")


async def order(
    tx: Transaction, name: str, letter: Letter, run_at: int | None = None, key: str | None = None, in_lane: str = ""
) -> None:
    await tx.enqueue(name, letter, run_at=run_at, lane=in_lane, key=key)


async def attempt(workshop: Workshop, process: Process) -> None:
    workshop.clock.step(8 * HOUR)
    await process.jobs.settle()


async def test_a_job_is_done_once_its_moment_has_come(workshop: Workshop) -> None:
    async with workshop.process(jobs={"post": post_letter}) as process:
        await process.db.act(order, "post", Letter("later"), run_at=workshop.clock.now() + MINUTE)
        await process.jobs.settle()
        assert await lines(process.db) == []

        workshop.clock.step(MINUTE)
        await process.jobs.settle()
        assert await lines(process.db) == ["later"]
        assert await rows(process.db) == []


async def test_an_unknown_job_cannot_be_ordered(workshop: Workshop) -> None:
    async with workshop.process() as process:
        with pytest.raises(ValueError, match="no job 'fax'"):
            await process.db.act(order, "fax", Letter("hello"))


async def test_a_started_runner_finds_by_itself_what_falls_due(workshop: Workshop) -> None:
    done = asyncio.Event()

    async def finish(house: House, letter: Letter) -> None:
        done.set()

    async with workshop.process(jobs={"finish": finish}) as process:
        await process.db.act(order, "finish", Letter("later"), run_at=workshop.clock.now() + MINUTE)
        process.jobs.start()
        while not done.is_set():
            workshop.clock.step(30 * SECOND)
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("only_writes", [True, False])
async def test_a_sliced_job_goes_on_until_it_is_done(workshop: Workshop, only_writes: bool) -> None:
    async def copy_slice(tx: Transaction, letter: Letter) -> Again | None:
        await note(tx, letter.text)
        return Again(Letter(letter.text[1:])) if len(letter.text) > 1 else None

    async def copy(house: House, letter: Letter) -> Again | None:
        return await house.db.act(copy_slice, letter)

    async with workshop.process(jobs={"copy": writes(copy_slice) if only_writes else copy}) as process:
        await process.db.act(order, "copy", Letter("abc"), key="copying")
        await process.jobs.settle()

        assert await lines(process.db) == ["abc", "bc", "c"]
        assert await rows(process.db) == []


async def test_of_several_orders_under_one_key_the_last_one_stands(workshop: Workshop) -> None:
    async with workshop.process(jobs={"post": post_letter}) as process:
        moment = workshop.clock.now()
        await process.db.act(order, "post", Letter("first"), key="poll:1", run_at=moment + HOUR)
        await process.db.act(order, "post", Letter("second"), key="poll:1", run_at=moment + MINUTE)
        await process.db.act(order, "post", Letter("other"), key="poll:2")
        workshop.clock.step(MINUTE)
        await process.jobs.settle()

        assert await lines(process.db) == ["other", "second"]
        assert await rows(process.db) == []


@pytest.mark.parametrize("only_writes", [True, False])
async def test_what_is_ordered_anew_while_it_runs_runs_once_more(workshop: Workshop, only_writes: bool) -> None:
    async def write_and_order(tx: Transaction, letter: Letter) -> None:
        await note(tx, letter.text)
        if letter.text == "first":
            await tx.enqueue("post", Letter("second"), key="only one")

    async def act_and_order(house: House, letter: Letter) -> None:
        await house.db.act(write_and_order, letter)

    async with workshop.process(jobs={"post": writes(write_and_order) if only_writes else act_and_order}) as process:
        await process.db.act(order, "post", Letter("first"), key="only one")
        await process.jobs.settle()

        assert await lines(process.db) == ["first", "second"]
        assert await rows(process.db) == []


async def test_a_named_lane_is_served_in_order_and_one_at_a_time(workshop: Workshop) -> None:
    running = 0
    order_of_starts: list[str] = []

    async def deliver(house: House, letter: Letter) -> None:
        nonlocal running
        running += 1
        assert running == 1
        order_of_starts.append(letter.text)
        await asyncio.sleep(0)
        running -= 1

    async with workshop.process(jobs={"deliver": deliver}) as process:
        for text in "abcde":
            await process.db.act(order, "deliver", Letter(text), in_lane="far.example")
        await process.jobs.settle()

        assert order_of_starts == list("abcde")
        assert process.jobs.failed == 0


async def test_a_host_that_hangs_delays_no_other(workshop: Workshop) -> None:
    opened = asyncio.Event()
    delivered: list[str] = []
    others = asyncio.Event()

    async def deliver(house: House, letter: Letter) -> None:
        if letter.host == "hanging.example":
            await opened.wait()
        delivered.append(letter.text)
        if letter.text == "last":
            others.set()

    async with workshop.process(jobs={"deliver": deliver}) as process:
        process.jobs.start()
        for number in range(300):
            await process.db.act(order, "deliver", Letter(str(number), "hanging.example"), in_lane="hanging.example")
        await process.db.act(order, "deliver", Letter("last", "far.example"), in_lane="far.example")
        await asyncio.wait_for(others.wait(), 10)
        assert delivered == ["last"]

        opened.set()
        await process.jobs.settle()
        assert len(delivered) == 301


async def test_more_than_memory_holds_is_done_all_the_same(workshop: Workshop) -> None:
    done: list[str] = []

    async def deliver(house: House, letter: Letter) -> None:
        done.append(letter.text)

    async def order_many(tx: Transaction, first: int) -> None:
        for number in range(first, first + 100):
            await tx.enqueue("deliver", Letter(str(number)), lane="far.example")

    async with workshop.process(jobs={"deliver": deliver}) as process:
        for first in range(0, 1200, 100):
            await process.db.act(order_many, first)
        await process.jobs.settle()

        assert sorted(map(int, done)) == list(range(1200))
        assert await rows(process.db) == []


async def test_what_fails_is_tried_again_ever_later(workshop: Workshop) -> None:
    async with workshop.process(jobs={"lose": lose_letter}) as process:
        await process.db.act(order, "lose", Letter("hello", "far.example"))
        await process.jobs.settle()
        [row] = await rows(process.db)
        assert row.attempts == 1
        assert 11 * SECOND <= row.run_at - workshop.clock.now() <= 19 * SECOND

        workshop.clock.step(19 * SECOND)
        await process.jobs.settle()
        [row] = await rows(process.db)
        assert row.attempts == 2
        assert 22 * SECOND <= row.run_at - workshop.clock.now() <= 38 * SECOND


def test_the_delay_doubles_and_stays_below_eight_hours() -> None:
    for attempts in range(1, MOST_ATTEMPTS + 1):
        usual = min(15 * SECOND * 2 ** (attempts - 1), 6 * HOUR)
        assert 0.75 * usual <= delay_after(attempts) <= 1.25 * usual


async def test_what_never_succeeds_waits_for_staff(workshop: Workshop) -> None:
    async with workshop.process(jobs={"lose": lose_letter}) as process:
        await process.db.act(order, "lose", Letter("hello", "far.example"))
        for _ in range(MOST_ATTEMPTS + 3):
            await attempt(workshop, process)

        [letter] = await dead(process.db)
        assert (letter.name, letter.attempts) == ("lose", MOST_ATTEMPTS)
        assert letter.error == "OSError: the box at far.example is closed"
        assert process.jobs.ran == MOST_ATTEMPTS

        assert await process.db.act(retry, letter.id)
        assert await dead(process.db) == []
        await process.jobs.settle()
        assert [row.attempts for row in await rows(process.db)] == [1]


async def test_staff_may_discard_the_dead_but_not_the_living(workshop: Workshop) -> None:
    async with workshop.process(jobs={"lose": lose_letter}) as process:
        await process.db.act(order, "lose", Letter("hello", "far.example"))
        await process.jobs.settle()
        [row] = await rows(process.db)
        assert not await process.db.act(discard, row.id)
        assert not await process.db.act(retry, row.id)

        for _ in range(MOST_ATTEMPTS):
            await attempt(workshop, process)
        assert await process.db.act(discard, row.id)
        assert await rows(process.db) == []


async def test_a_busy_database_is_no_failed_attempt(workshop: Workshop) -> None:
    busy = True

    async def post_when_quiet(house: House, letter: Letter) -> None:
        if busy:
            raise Unavailable
        await post_letter(house, letter)

    async with workshop.process(jobs={"post": post_when_quiet}) as process:
        await process.db.act(order, "post", Letter("hello"))
        await process.jobs.settle()
        assert [row.attempts for row in await rows(process.db)] == [0]

        busy = False
        workshop.clock.step(2 * SECOND)
        await process.jobs.settle()
        assert await lines(process.db) == ["hello"]


async def test_a_payload_of_another_version_fails_alone(workshop: Workshop) -> None:
    class Parcel(msgspec.Struct):
        weight: int

    async def carry(house: House, parcel: Parcel) -> None:
        await house.db.act(note, f"{parcel.weight} kg")

    async with workshop.process(jobs={"post": post_letter, "carry": post_letter}) as before:
        moment = workshop.clock.now() + MINUTE
        await before.db.act(order, "carry", Letter("no weight"), run_at=moment)
        await before.db.act(order, "post", Letter("hello"), run_at=moment)
    workshop.clock.step(MINUTE)
    async with workshop.process(jobs={"post": post_letter, "carry": carry}) as after:
        await after.jobs.settle()

        assert await lines(after.db) == ["hello"]
        assert [(row.name, row.attempts) for row in await rows(after.db)] == [("carry", 1)]
