"""Subscribers: told after the commit, exactly once or at least once, none of them in another's way."""

import asyncio

import pytest
from sqlalchemy import BigInteger, text

from goodmob.core.clock import MINUTE
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.postgres import pools
from goodmob.core.database.statements import statement
from goodmob.core.events import Event, Subscriptions, abroad, acts, writes
from goodmob.core.house import House
from tests.core.database.calls import until
from tests.core.jobs.workshop import Workshop, lines, note, rows

NAP = statement(text("SELECT 1 AS slept FROM pg_sleep(0.05)").columns(slept=BigInteger))


class LampLit(Event, frozen=True):
    lamp_id: int


class LampPutOut(Event, frozen=True):
    lamp_id: int


async def write_lamp(tx: Transaction, event: LampLit) -> None:
    await note(tx, f"lit {event.lamp_id}")


async def write_change(tx: Transaction, event: LampLit | LampPutOut) -> None:
    await note(tx, f"changed {type(event).__name__} {event.lamp_id}")


async def act_on_lamp(house: House, event: LampLit) -> None:
    house.bus.publish("lamps", str(event.lamp_id).encode())


async def write_slowly(tx: Transaction, event: LampLit) -> None:
    await tx.value(NAP)
    await note(tx, f"lit {event.lamp_id}")


async def stumble(tx: Transaction, event: LampLit) -> None:
    await note(tx, "never kept")
    raise RuntimeError("the lamp fell over")


def listening(bus_of: House) -> list[bytes]:
    heard: list[bytes] = []
    bus_of.bus.subscribe("lamps", heard.append)
    return heard


async def test_what_is_for_other_servers_is_not_even_written_where_nobody_there_is_known(workshop: Workshop) -> None:
    subscriptions: Subscriptions = {LampLit: [writes(write_lamp), abroad(writes(write_change))]}
    known: list[str] = []

    async def knows_others(_: Reads) -> bool:
        return bool(known)

    async with workshop.process(subscriptions) as process:
        process.jobs.outbox.is_abroad, process.jobs.outbox.knows_others = False, knows_others
        await process.tell(LampLit(1))
        assert len(await rows(process.db)) == 1

        known.append("far.example")
        workshop.clock.step(MINUTE)
        await process.tell(LampLit(2))
        await process.jobs.settle()
        assert await lines(process.db) == ["changed LampLit 2", "lit 1", "lit 2"]


async def test_every_subscriber_hears_of_every_event(workshop: Workshop) -> None:
    subscriptions: Subscriptions = {
        LampLit: [writes(write_lamp), writes(write_change), acts(act_on_lamp)],
        LampPutOut: [writes(write_change)],
    }
    async with workshop.process(subscriptions) as process:
        heard = listening(process.house)
        await process.tell(LampLit(1), LampPutOut(1))
        assert await lines(process.db) == []

        await process.jobs.settle()

        assert await lines(process.db) == ["changed LampLit 1", "changed LampPutOut 1", "lit 1"]
        assert heard == [b"1"]
        assert await rows(process.db) == []


async def test_an_action_that_is_refused_tells_nobody(workshop: Workshop) -> None:
    async def change_ones_mind(tx: Transaction) -> None:
        await tx.announce(LampLit(1))
        raise LookupError("no lamp")

    async with workshop.process({LampLit: [writes(write_lamp)]}) as process:
        with pytest.raises(LookupError):
            await process.db.act(change_ones_mind)
        await process.jobs.settle()

        assert await lines(process.db) == []


async def test_what_is_no_event_cannot_be_announced(workshop: Workshop) -> None:
    async with workshop.process() as process:
        with pytest.raises(TypeError, match="is no Event"):
            await process.tell("a lamp was lit")  # type: ignore[arg-type]


async def test_a_started_runner_needs_no_step_of_the_clock(workshop: Workshop) -> None:
    done = asyncio.Event()

    async def finish(house: House, event: LampLit) -> None:
        done.set()

    async with workshop.process({LampLit: [acts(finish)]}) as process:
        process.jobs.start()
        await process.tell(LampLit(1))

        await asyncio.wait_for(done.wait(), 10)


async def test_what_follows_from_what_follows_is_settled_too(workshop: Workshop) -> None:
    async def put_out(tx: Transaction, event: LampLit) -> None:
        await tx.announce(LampPutOut(event.lamp_id))

    subscriptions: Subscriptions = {LampLit: [writes(put_out)], LampPutOut: [writes(write_change)]}
    async with workshop.process(subscriptions) as process:
        await process.tell(LampLit(1))
        await process.jobs.settle()

        assert await lines(process.db) == ["changed LampPutOut 1"]


async def test_a_failing_subscriber_writes_nothing_and_blocks_nobody(workshop: Workshop) -> None:
    async with workshop.process({LampLit: [writes(stumble), writes(write_lamp)]}) as process:
        await process.tell(LampLit(1), LampLit(2))
        await process.jobs.settle()

        assert await lines(process.db) == ["lit 1", "lit 2"]
        assert [(row.attempts, row.runner_id) for row in await rows(process.db)] == [(1, None), (1, None)]
        assert process.jobs.failed == 2


async def test_many_events_at_once_are_each_heard_once(workshop: Workshop) -> None:
    async with workshop.process({LampLit: [writes(write_lamp), acts(act_on_lamp)]}) as process:
        heard = listening(process.house)
        process.jobs.start()
        await asyncio.gather(*(process.tell(LampLit(number)) for number in range(1, 701)))
        await process.jobs.settle()

        assert await lines(process.db) == sorted(f"lit {number}" for number in range(1, 701))
        assert sorted(map(int, heard)) == list(range(1, 701))
        assert await rows(process.db) == []


async def test_a_table_that_cannot_work_is_refused_at_once(workshop: Workshop) -> None:
    async def unannotated(tx: Transaction, event) -> None:  # type: ignore[no-untyped-def]
        """Does not say what it takes."""

    with pytest.raises(TypeError, match="annotated with its event"):
        await workshop.open({LampLit: [writes(unannotated)]})
    with pytest.raises(TypeError, match="not LampPutOut"):
        await workshop.open({LampPutOut: [writes(write_lamp)]})
    with pytest.raises(ValueError, match="used twice"):
        await workshop.open({LampLit: [writes(write_lamp), acts(write_lamp)]})  # type: ignore[arg-type]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_much_work_keeps_neither_requests_nor_itself_waiting(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "LONGEST_WAIT_SECONDS", 0.2)
    async with workshop.process({LampLit: [writes(write_slowly)]}) as process:
        await process.tell(*(LampLit(number) for number in range(100)))
        settling = asyncio.create_task(process.jobs.settle())
        await until(lambda: process.db.metrics()["writing_connections"] > 0)
        asked = [await asyncio.gather(*(process.db.act(note, "asked") for _ in range(3))) for _ in range(5)]
        assert not settling.done()
        await settling

        assert (process.jobs.failed, len(asked)) == (0, 5)
        assert len(await lines(process.db)) == 115
