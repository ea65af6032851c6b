"""What a transaction gives its action: rows that changed, names of what stood in the way, time and ids."""

import pytest

from goodmob.core.database.acting import ActionError
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.node import node
from goodmob.core.database.statements import statement
from goodmob.core.errors import Duplicate, Invalid
from goodmob.core.events import Event
from tests.core.database.calls import CLEAN_UP, LEAVE, TAKE_STRICTLY, PlaceRow, Scene, join, joined, people

ADA, BEN, CLEO = 10, 11, 12


class PersonJoined(Event, frozen=True):
    """Somebody joined."""

    account_id: int


@pytest.mark.parametrize("lane", [None, CLEAN_UP])
async def test_a_duplicate_is_named_and_ends_the_action_even_if_swallowed(db: Database, lane: int | None) -> None:
    await db.act(join, ADA)

    async def join_twice(tx: Transaction) -> None:
        await join(tx, BEN)
        try:
            await tx.run(TAKE_STRICTLY, call_id=CLEAN_UP, account_id=ADA, joined_at=tx.now)
        except Duplicate:
            await join(tx, CLEO)

    async def join_twice_and_swallow(tx: Transaction) -> None:
        try:
            await tx.run(TAKE_STRICTLY, call_id=CLEAN_UP, account_id=ADA, joined_at=tx.now)
        except Duplicate:
            return

    for action in (join_twice, join_twice_and_swallow):
        with pytest.raises(Duplicate):
            await db.act(action, lane=lane)

    assert await people(db) == [ADA]


async def test_a_duplicate_carries_the_same_name_on_both_databases(db: Database) -> None:
    add = statement(node.insert().inline())

    async def add_twice(tx: Transaction) -> None:
        for holder in ("one", "other"):
            await tx.run(add, id=500, holder=holder, leased_until=0)

    with pytest.raises(Duplicate) as caught:
        await db.act(add_twice)

    assert caught.value.constraint == "pk_node"


async def test_a_refusal_may_answer_a_duplicate(db: Database) -> None:
    await db.act(join, ADA)

    async def join_strictly(tx: Transaction) -> None:
        try:
            await tx.run(TAKE_STRICTLY, call_id=CLEAN_UP, account_id=ADA, joined_at=tx.now)
        except Duplicate as duplicate:
            raise Invalid("account_id", "has a place already") from duplicate

    with pytest.raises(Invalid):
        await db.act(join_strictly)


async def test_a_broken_reference_is_an_error_and_leaves_nothing(db: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await db.act(join, ADA, call_id=404)

    await db.act(join, BEN)
    assert await people(db) == [BEN]


async def test_changed_rows_can_be_given_back(db: Database) -> None:
    await db.act(join, ADA)

    async def leave(tx: Transaction) -> list[PlaceRow]:
        return await tx.all(LEAVE, call_id=CLEAN_UP)

    assert [row.account_id for row in await db.act(leave)] == [ADA]
    assert await people(db) == []


async def test_time_stands_still_within_an_action_and_ids_grow(scene: Scene) -> None:
    async def look(tx: Transaction) -> tuple[int, int, int]:
        return tx.now, tx.new_id(), tx.new_id()

    now, first, second = await scene.db.act(look)

    assert now == scene.clock.now()
    assert first < second < scene.ids.new()


async def test_rows_are_changed_by_actions_only(db: Database) -> None:
    with pytest.raises(TypeError, match="by an action only"):
        await db.all(LEAVE, call_id=CLEAN_UP)


async def test_every_statement_is_told_to_whoever_counts(db: Database) -> None:
    told: list[str] = []
    db.on_statement = told.append

    await db.act(join, ADA, lane=CLEAN_UP)
    await joined(db)

    assert [sql.split()[0] for sql in told] == ["INSERT", "UPDATE", "SELECT"]


async def test_a_transaction_is_of_no_use_after_its_end(db: Database) -> None:
    kept: list[Transaction] = []

    async def keep(tx: Transaction) -> None:
        kept.append(tx)

    await db.act(keep)

    with pytest.raises(ActionError, match="has ended"):
        await join(kept[0], ADA)


async def test_announcements_and_orders_go_to_the_outbox_in_the_same_transaction(scene: Scene) -> None:
    async def join_and_tell(tx: Transaction) -> None:
        await join(tx, ADA)
        await tx.announce(PersonJoined(ADA))
        await tx.enqueue("calls.thank", PersonJoined(ADA), run_at=7, lane="far.example", key="once")

    await scene.db.act(join_and_tell)

    assert scene.outbox.written == [
        PersonJoined(ADA),
        ("calls.thank", PersonJoined(ADA), 7, "far.example", "once"),
    ]
