"""Reading: what comes back, alone, together and in pages."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from tests.core.database.calls import (
    CLEAN_UP,
    JOINED,
    PLACES,
    PLACES_TAKEN,
    SHOW,
    TAKE,
    PlaceRow,
    join,
    joined,
    open_call,
    place,
)

PAGED = paged(
    select(place.c.account_id, place.c.joined_at).where(place.c.call_id == bindparam("call_id")),
    place.c.account_id,
    into=PlaceRow,
)
AMONG = statement(select(place.c.account_id).where(among(place.c.account_id, "ids")).order_by(place.c.account_id))


async def take_many(tx: Transaction, numbers: range) -> None:
    """Many join at once, uncounted."""
    await tx.many(TAKE, [{"call_id": CLEAN_UP, "account_id": number, "joined_at": 0} for number in numbers])


async def test_rows_are_all_one_or_a_value(db: Database) -> None:
    await db.act(open_call, 2, None)

    row = await db.one(SHOW, id=2)
    assert row is not None
    assert (row.id, row.title, row.joined, row.is_open) == (2, None, 0, True)
    assert row.is_open is True
    assert await db.value(SHOW, id=2) == 2
    assert await db.all(SHOW, id=2) == [row]


async def test_nothing_is_none_or_empty(db: Database) -> None:
    assert await db.one(SHOW, id=404) is None
    assert await db.value(SHOW, id=404) is None
    assert await db.all(SHOW, id=404) == []


async def test_a_transaction_answers_as_the_database_does(db: Database) -> None:
    async def look(tx: Transaction) -> tuple[object, ...]:
        return (
            await tx.one(SHOW, id=CLEAN_UP),
            await tx.value(SHOW, id=404),
            await tx.one(SHOW, id=404),
            await tx.all(PLACES, call_id=CLEAN_UP),
            await tx.together((JOINED, {"call_id": CLEAN_UP}), (PLACES_TAKEN, {"call_id": CLEAN_UP})),
        )

    await db.act(join, 10)
    shown, nothing, none, places, together = await db.act(look)

    assert shown == await db.one(SHOW, id=CLEAN_UP)
    assert (nothing, none) == (None, None)
    assert places == await db.all(PLACES, call_id=CLEAN_UP)
    assert together == [[(1,)], [(1,)]]


async def test_lists_find_what_is_in_them(db: Database) -> None:
    await db.act(take_many, range(10))

    assert [row.account_id for row in await db.all(AMONG, ids=[3, 5, 5, 404])] == [3, 5]
    assert await db.all(AMONG, ids=[]) == []
    assert len(await db.all(AMONG, ids=range(10_000))) == 10


async def test_text_survives_as_it_is(db: Database) -> None:
    title = "Räumen wir auf! 🧹 ' \" \\ \u202e %s $1 ?"

    await db.act(open_call, 2, title)

    [row] = await db.all(SHOW, id=2)
    assert row.title == title


async def test_what_is_read_together_belongs_to_one_moment(db: Database) -> None:
    async def look() -> None:
        for _ in range(30):
            [counted], [taken] = await db.together(
                (JOINED, {"call_id": CLEAN_UP}), (PLACES_TAKEN, {"call_id": CLEAN_UP})
            )
            assert counted.joined == taken.taken
            await asyncio.sleep(0)

    await asyncio.gather(look(), *(db.act(join, number, lane=CLEAN_UP) for number in range(200)))

    assert await joined(db) == 200


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window(limit=3), [9, 8, 7]),
        (Window(max_id=7, limit=3), [6, 5, 4]),
        (Window(since_id=4, limit=3), [9, 8, 7]),
        (Window(since_id=7, limit=3), [9, 8]),
        (Window(min_id=4, limit=3), [7, 6, 5]),
        (Window(min_id=7, limit=3), [9, 8]),
        (Window(max_id=7, since_id=4, limit=3), [6, 5]),
        (Window(max_id=7, min_id=2, limit=3), [5, 4, 3]),
        (Window(min_id=4, since_id=7, limit=3), [7, 6, 5]),
        (Window(max_id=0, limit=3), []),
        (Window(min_id=9, limit=3), []),
        (Window(), [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]),
    ],
)
async def test_a_page_is_what_mastodon_means_by_its_ids(db: Database, window: Window, expected: list[int]) -> None:
    await db.act(take_many, range(10))

    rows = await page(db, PAGED, window, call_id=CLEAN_UP)

    assert [row.account_id for row in rows] == expected


class Shelf:
    """Answers the two statements of a paged question from a list, as a database would."""

    def __init__(self, ids: list[int]) -> None:
        self.ids = ids

    async def all(self, asked: object, /, *, page_before: int, page_after: int, page_limit: int) -> list[PlaceRow]:
        """The rows of the page."""
        within = sorted(number for number in self.ids if page_after < number < page_before)
        ordered = within if asked is PAGED.oldest_first else within[::-1]
        return [PlaceRow(number, 0) for number in ordered[:page_limit]]


@given(ids=st.lists(st.integers(0, 1000), unique=True), limit=st.integers(1, 7))
async def test_walking_down_by_max_id_and_up_by_min_id_meets_everything_once(ids: list[int], limit: int) -> None:
    shelf = Shelf(ids)
    down: list[int] = []
    while rows := await page(shelf, PAGED, Window(max_id=down[-1] if down else None, limit=limit)):  # type: ignore[arg-type]
        down += [row.account_id for row in rows]
    up: list[int] = []
    while rows := await page(shelf, PAGED, Window(min_id=up[-1] if up else -1, limit=limit)):  # type: ignore[arg-type]
        up += [row.account_id for row in rows][::-1]

    assert down == sorted(ids, reverse=True)
    assert up == sorted(ids)
