"""The timetable: each entry at its hour, once, whoever is awake."""

import asyncio

import pytest

from goodmob.core.clock import DAY, HOUR, MINUTE, from_iso
from goodmob.core.house import House
from goodmob.core.schedule import Timetable, next_after
from goodmob.core.settings import Settings
from tests.core.jobs.workshop import Workshop, lines, note


@pytest.fixture
def workshop(settings: Settings) -> Workshop:
    return Workshop(settings)


async def wind_clock(house: House) -> None:
    await house.db.act(note, f"wound at {house.clock.now() // MINUTE % 60}")


SEVERAL_PROCESSES = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

WIND = (("*/20 * * * *", "clocks.wind", wind_clock),)


def test_cron_expressions_are_read_in_utc() -> None:
    noon = from_iso("2026-11-21T12:00:00Z")

    assert next_after("*/5 * * * *", noon) == noon + 5 * MINUTE
    assert next_after("*/5 * * * *", noon - 1) == noon
    assert next_after("30 3 * * *", noon) == from_iso("2026-11-22T03:30:00Z")
    assert next_after("0 0 29 2 *", noon) == from_iso("2028-02-29T00:00:00Z")


@pytest.mark.parametrize("expression", ["whenever", "61 * * * *", ""])
def test_a_wrong_expression_is_found_when_the_table_is_read(expression: str) -> None:
    with pytest.raises(ValueError, match="no cron expression"):
        Timetable([(expression, "clocks.wind", wind_clock)])


async def test_an_entry_runs_at_its_hours_only(workshop: Workshop) -> None:
    async with workshop.process(schedule=WIND) as process:
        await process.jobs.settle()
        workshop.clock.step(19 * MINUTE)
        await process.jobs.settle()
        assert await lines(process.db) == []

        for _ in range(3):
            workshop.clock.step(20 * MINUTE)
            await process.jobs.settle()
            await process.jobs.settle()
        assert await lines(process.db) == ["wound at 19", "wound at 39", "wound at 59"]


async def test_hours_missed_are_made_up_for_once(workshop: Workshop) -> None:
    first = await workshop.open(schedule=WIND)
    await first.stop()
    workshop.clock.step(DAY)

    async with workshop.process(schedule=WIND) as process:
        await process.jobs.settle()
        assert await lines(process.db) == ["wound at 0"]


async def test_an_entry_that_fails_does_not_pile_up(workshop: Workshop) -> None:
    async def break_clock(house: House) -> None:
        raise RuntimeError("the spring broke")

    async with workshop.process(schedule=(("0 * * * *", "clocks.break", break_clock),)) as process:
        for _ in range(5):
            workshop.clock.step(HOUR)
            await process.jobs.settle()
        assert process.jobs.ran == 5
        assert process.jobs.failed == 5


@SEVERAL_PROCESSES
async def test_of_two_processes_one_runs_the_entry(workshop: Workshop) -> None:
    first, second = await workshop.open(schedule=WIND), await workshop.open(schedule=WIND)
    workshop.clock.step(20 * MINUTE)
    await asyncio.gather(first.jobs.settle(), second.jobs.settle())

    assert await lines(first.db) == ["wound at 20"]
    await first.stop()
    await second.stop()
