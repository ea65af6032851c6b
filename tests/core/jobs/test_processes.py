"""Processes come and go: what they leave behind is taken over, and nothing is done twice that only writes."""

import asyncio

import pytest

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.events import Event, Subscriptions, acts, writes
from goodmob.core.house import House
from goodmob.core.jobs.leases import LEASE_TIME
from tests.core.jobs.workshop import Workshop, lines, note, rows


class LampLit(Event, frozen=True):
    lamp_id: int


async def write_lamp(tx: Transaction, event: LampLit) -> None:
    await note(tx, f"lit {event.lamp_id}")


async def act_on_lamp(house: House, event: LampLit) -> None:
    await house.db.act(note, f"seen {event.lamp_id}")


SEVERAL_PROCESSES = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

BOTH: Subscriptions = {LampLit: [writes(write_lamp), acts(act_on_lamp)]}


async def test_the_next_process_does_what_a_killed_one_left(workshop: Workshop) -> None:
    killed = await workshop.open(BOTH)
    await killed.tell(LampLit(1))
    await killed.kill()

    async with workshop.process(BOTH) as process:
        if not workshop.settings.is_sqlite:
            await process.jobs.settle()
            assert await lines(process.db) == []
            workshop.clock.step(LEASE_TIME)
        await process.jobs.settle()

        assert await lines(process.db) == ["lit 1", "seen 1"]
        assert await rows(process.db) == []


async def test_a_stopped_process_leaves_its_rows_free(workshop: Workshop) -> None:
    stopped = await workshop.open(BOTH)
    await stopped.tell(LampLit(1), LampLit(2))
    await stopped.stop()

    async with workshop.process(BOTH) as process:
        await process.jobs.settle()

        assert await lines(process.db) == ["lit 1", "lit 2", "seen 1", "seen 2"]


async def test_stopping_lets_finish_what_runs(workshop: Workshop) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def take_a_while(house: House, event: LampLit) -> None:
        begun.set()
        await may_end.wait()
        await house.db.act(note, "finished")

    process = await workshop.open({LampLit: [acts(take_a_while)]})
    process.jobs.start()
    await process.tell(LampLit(1))
    await begun.wait()
    asyncio.get_running_loop().call_soon(may_end.set)
    await process.jobs.stop(60.0)

    assert await lines(process.db) == ["finished"]
    assert await rows(process.db) == []
    await process.db.close()


async def test_stopping_ends_what_hangs_and_it_is_done_later(workshop: Workshop) -> None:
    begun = asyncio.Event()

    async def hang(house: House, event: LampLit) -> None:
        begun.set()
        await asyncio.Event().wait()

    process = await workshop.open({LampLit: [acts(hang)]})
    process.jobs.start()
    await process.tell(LampLit(1))
    await begun.wait()
    await process.jobs.stop(0.0)

    assert [(row.attempts, row.runner_id) for row in await rows(process.db)] == [(0, None)]
    await process.db.close()


async def test_rows_of_unknown_names_wait_for_a_process_that_knows_them(workshop: Workshop) -> None:
    newer = await workshop.open(BOTH)
    await newer.tell(LampLit(1))
    await newer.stop()

    async with workshop.process({LampLit: [writes(write_lamp)]}) as older:
        await older.jobs.settle()
        assert await lines(older.db) == ["lit 1"]
        assert [row.attempts for row in await rows(older.db)] == [0]
    async with workshop.process(BOTH) as newer:
        await newer.jobs.settle()
        assert await lines(newer.db) == ["lit 1", "seen 1"]


async def test_a_process_that_lives_keeps_its_rows(workshop: Workshop) -> None:
    process = await workshop.open(BOTH)
    process.jobs.start()
    for _ in range(20):
        workshop.clock.step(10 * SECOND)
        await asyncio.sleep(0.01)
    await process.tell(LampLit(1))
    await process.jobs.settle()

    assert await lines(process.db) == ["lit 1", "seen 1"]
    await process.stop()


@SEVERAL_PROCESSES
async def test_two_processes_share_the_work_and_do_nothing_twice(workshop: Workshop) -> None:
    teller = await workshop.open(BOTH)
    await teller.tell(*(LampLit(number) for number in range(150)))
    await teller.stop()

    first, second = await workshop.open(BOTH), await workshop.open(BOTH)
    await asyncio.gather(first.jobs.settle(), second.jobs.settle())

    assert len(await lines(first.db)) == 300
    assert len(set(await lines(first.db))) == 300
    assert await rows(first.db) == []
    await first.stop()
    await second.stop()


@SEVERAL_PROCESSES
async def test_a_process_thought_dead_writes_nothing_twice(workshop: Workshop) -> None:
    stalled = await workshop.open({LampLit: [writes(write_lamp)]})
    await stalled.tell(LampLit(1))
    workshop.clock.step(2 * LEASE_TIME)
    other = await workshop.open({LampLit: [writes(write_lamp)]})
    await other.jobs.settle()
    assert await lines(other.db) == ["lit 1"]

    await stalled.jobs.settle()

    assert await lines(other.db) == ["lit 1"]
    await stalled.stop()
    await other.stop()
