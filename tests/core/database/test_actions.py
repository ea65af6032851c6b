"""What an action may do, is kept from doing and leaves behind; the same on both databases."""

import asyncio
from contextvars import ContextVar

import pytest

from goodmob.core.database.acting import ActionError
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.errors import Conflict, Invalid
from tests.core.database.calls import (
    CLEAN_UP,
    TAKE,
    join,
    joined,
    people,
    until,
)

ADA, BEN, CLEO = 10, 11, 12


async def test_a_read_sees_what_was_answered(db: Database) -> None:
    for account_id in range(50):
        await db.act(join, account_id)

        assert await joined(db) == account_id + 1


async def test_an_action_sees_its_own_writes_and_gives_its_answer(db: Database) -> None:
    async def join_and_count(tx: Transaction, *, account_id: int) -> tuple[int, int]:
        return await join(tx, account_id), await joined(tx)

    assert await db.act(join_and_count, account_id=ADA) == (ADA, 1)


async def test_a_refused_action_leaves_nothing(db: Database) -> None:
    await db.act(join, ADA)

    with pytest.raises(Conflict, match="already"):
        await db.act(join, ADA)
    assert (await joined(db), await people(db)) == (1, [ADA])


async def test_every_seventh_action_fails_and_the_others_are_unharmed(db: Database) -> None:
    async def join_unless_seventh(tx: Transaction, account_id: int) -> int:
        await join(tx, account_id)
        if account_id % 7 == 0:
            raise Invalid("account_id", "is a seventh one")
        return account_id

    answers = await asyncio.gather(
        *(db.act(join_unless_seventh, number, lane=CLEAN_UP) for number in range(300)), return_exceptions=True
    )

    for number, answer in enumerate(answers):
        assert isinstance(answer, Invalid) if number % 7 == 0 else answer == number
    assert await people(db) == [number for number in range(300) if number % 7]
    assert await joined(db) == len(await people(db))


async def test_an_action_touches_at_most_200_rows(db: Database) -> None:
    async def join_many(tx: Transaction, numbers: range) -> None:
        await tx.many(TAKE, [{"call_id": CLEAN_UP, "account_id": number, "joined_at": tx.now} for number in numbers])

    async def join_each(tx: Transaction, numbers: range) -> None:
        for number in numbers:
            await tx.run(TAKE, call_id=CLEAN_UP, account_id=number, joined_at=tx.now)

    for action in (join_many, join_each):
        with pytest.raises(ActionError, match="at most 200 rows"):
            await db.act(action, range(201))
        assert await people(db) == []

    await db.act(join_many, range(200))
    assert len(await people(db)) == 200


async def test_an_action_that_waits_for_anything_else_fails_loudly(db: Database) -> None:
    async def join_and_nap(tx: Transaction) -> None:
        await join(tx, ADA)
        await asyncio.sleep(0.001)

    async def join_and_yield(tx: Transaction) -> None:
        await join(tx, ADA)
        await asyncio.sleep(0)

    async def join_and_swallow(tx: Transaction) -> None:
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await join(tx, ADA)

    for action in (join_and_nap, join_and_yield, join_and_swallow):
        with pytest.raises(ActionError, match="waited for something else"):
            await db.act(action)

    await db.act(join, BEN)
    assert await people(db) == [BEN]


async def test_an_action_reads_only_through_its_transaction_even_if_it_swallows_the_refusal(db: Database) -> None:
    async def read_past_it(tx: Transaction) -> None:
        await join(tx, ADA)
        await joined(db)

    async def read_past_it_and_swallow(tx: Transaction) -> None:
        await join(tx, ADA)
        try:
            await joined(db)
        except ActionError:
            return

    for action in (read_past_it, read_past_it_and_swallow):
        with pytest.raises(ActionError, match="Reading inside an action"):
            await db.act(action)

    assert await people(db) == []


async def test_an_action_does_not_begin_another_even_if_it_swallows_the_refusal(db: Database) -> None:
    async def act_inside(tx: Transaction) -> None:
        await join(tx, ADA)
        try:
            await db.act(join, BEN)
        except ActionError:
            return

    with pytest.raises(ActionError, match="Acting inside an action"):
        await db.act(act_inside)

    assert await people(db) == []


async def test_memory_is_changed_after_the_commit_and_before_the_caller_goes_on(db: Database) -> None:
    told: list[str] = []

    async def join_and_tell(tx: Transaction, account_id: int) -> None:
        tx.after_commit(lambda: told.append(f"{account_id} joined"))
        await join(tx, account_id)
        assert f"{account_id} joined" not in told

    await db.act(join_and_tell, ADA)
    assert told == ["10 joined"]

    with pytest.raises(Conflict):
        await db.act(join_and_tell, ADA)
    assert told == ["10 joined"]


async def test_a_callback_may_start_what_reads(db: Database) -> None:
    tasks: list[asyncio.Task[int]] = []

    async def join_and_look(tx: Transaction) -> None:
        await join(tx, ADA)
        tx.after_commit(lambda: tasks.append(asyncio.create_task(joined(db))))

    await db.act(join_and_look)

    assert await tasks[0] == 1


async def test_a_failing_callback_is_logged_and_harms_nobody(db: Database, caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []

    async def join_and_stumble(tx: Transaction) -> None:
        await join(tx, ADA)
        tx.after_commit(lambda: told.append(str(1 // 0)))
        tx.after_commit(lambda: told.append("second"))

    await db.act(join_and_stumble)

    assert told == ["second"]
    assert await people(db) == [ADA]
    assert "ZeroDivisionError" in caplog.text


async def test_an_action_runs_in_its_callers_context(db: Database) -> None:
    request: ContextVar[str] = ContextVar("request", default="nobody's")
    heard: list[str] = []

    async def look(tx: Transaction) -> str:
        tx.after_commit(lambda: heard.append(request.get()))
        return request.get()

    async def ask(name: str) -> str:
        request.set(name)
        return await db.act(look, lane=CLEAN_UP)

    assert [*await asyncio.gather(ask("Ada's"), ask("Ben's"))] == ["Ada's", "Ben's"]
    assert await db.act(look) == "nobody's"
    assert sorted(heard) == ["Ada's", "Ben's", "nobody's"]


async def test_a_caller_that_leaves_after_the_beginning_does_not_stop_the_action(db: Database) -> None:
    callers: list[asyncio.Task[None]] = []
    before = db.metrics()["acts"]

    async def join_while_the_caller_leaves(tx: Transaction) -> None:
        callers[0].cancel()
        await join(tx, ADA)

    callers.append(asyncio.create_task(db.act(join_while_the_caller_leaves)))
    with pytest.raises(asyncio.CancelledError):
        await callers[0]

    await db.act(join, BEN)
    await until(lambda: db.metrics()["acts"] >= before + 2)
    assert await people(db) == [ADA, BEN]


@pytest.mark.parametrize("error", [asyncio.CancelledError, KeyError])
@pytest.mark.parametrize("lane", [None, CLEAN_UP])
async def test_whatever_an_action_raises_the_next_one_works(
    db: Database, error: type[BaseException], lane: int | None
) -> None:
    async def join_and_raise(tx: Transaction) -> None:
        await join(tx, ADA)
        raise error

    with pytest.raises(error):
        await db.act(join_and_raise, lane=lane)

    await db.act(join, BEN, lane=lane)
    assert await people(db) == [BEN]
