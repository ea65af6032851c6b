"""The scene of these tests: calls that people join, on tables of the test's own."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, MetaData, Table, Text, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.engines import postgres_engine, sqlite_engine
from goodmob.core.database.interface import Database, Reads, Transaction
from goodmob.core.database.migrate import sqlalchemy_url
from goodmob.core.database.open import open_database
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict
from goodmob.core.ids import IdMaker
from goodmob.core.settings import Settings
from tests.world.clock import SteppedClock

tables = MetaData()
call = Table(
    "trial",
    tables,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text),
    Column("joined", BigInteger, nullable=False),
    Column("is_open", Boolean, nullable=False),
)
place = Table(
    "place",
    tables,
    Column("call_id", BigInteger, ForeignKey(call.c.id), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Column("joined_at", BigInteger, nullable=False),
)


class PlaceRow(NamedTuple):
    """Who has a place, since when."""

    account_id: int
    joined_at: int


OPEN = statement(call.insert().values(id=bindparam("id"), title=bindparam("title"), joined=0, is_open=True).inline())
SHOW = statement(select(call.c.id, call.c.title, call.c.joined, call.c.is_open).where(call.c.id == bindparam("id")))
TAKE = statement(insert(place).on_conflict_do_nothing().inline())
TAKE_STRICTLY = statement(place.insert().inline())
COUNT = statement(
    call.update().where(call.c.id == bindparam("call_id"), call.c.is_open).values(joined=call.c.joined + 1)
)
JOINED = statement(select(call.c.joined).where(call.c.id == bindparam("call_id")))
PLACES = statement(
    select(place.c.account_id, place.c.joined_at)
    .where(place.c.call_id == bindparam("call_id"))
    .order_by(place.c.account_id),
    into=PlaceRow,
)
PLACES_TAKEN = statement(
    select(cast(func.count(), BigInteger).label("taken")).where(place.c.call_id == bindparam("call_id"))
)
LEAVE = statement(
    place.delete().where(place.c.call_id == bindparam("call_id")).returning(place.c.account_id, place.c.joined_at),
    into=PlaceRow,
)

CLEAN_UP = 1


class SilentOutbox:
    """Remembers what was announced and ordered; the real one writes rows."""

    def __init__(self) -> None:
        self.written: list[Any] = []

    async def write_event(self, tx: Transaction, event: msgspec.Struct) -> None:
        self.written.append(event)

    async def write_job(
        self,
        tx: Transaction,
        name: str,
        payload: msgspec.Struct,
        run_at: int | None,
        lane: str,
        key: str | None,
        never_later: bool = False,
    ) -> None:
        self.written.append((name, payload, run_at, lane, key))


class Scene:
    """A database with the call of the clean-up, and what belongs to it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SteppedClock()
        self.outbox = SilentOutbox()
        self.db = self.another_process()

    def another_process(self) -> Database:
        """A database object of its own on the same database, not yet started."""
        self.ids = IdMaker(self.clock)
        return open_database(self.settings, self.clock, self.ids, self.outbox)

    async def begin(self) -> None:
        """Make the tables and call for the clean-up."""
        if self.settings.is_sqlite:
            engine = sqlite_engine(sqlalchemy_url(self.settings))
            tables.create_all(engine)
            engine.dispose()
        else:
            asynchronous = postgres_engine(self.settings.database)
            async with asynchronous.begin() as connection:
                await connection.run_sync(tables.create_all)
            await asynchronous.dispose()
        await self.db.start()
        await self.db.act(open_call, CLEAN_UP)


async def open_call(tx: Transaction, id_: int, title: str | None = "Clean-up") -> int:
    """Ben calls."""
    await tx.run(OPEN, id=id_, title=title)
    return id_


async def join(tx: Transaction, account_id: int, call_id: int = CLEAN_UP) -> int:
    """Somebody joins; Conflict when she has a place already."""
    if not await tx.run(TAKE, call_id=call_id, account_id=account_id, joined_at=tx.now):
        raise Conflict("You have a place already")

    await tx.run(COUNT, call_id=call_id)
    return account_id


async def joined(reads: Reads) -> int:
    """What the clean-up's counter says."""
    counted = await reads.value(JOINED, call_id=CLEAN_UP)
    assert isinstance(counted, int)
    return counted


async def until(condition: Callable[[], object]) -> None:
    """Return when the condition holds; TimeoutError when it never does."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.001)


async def people(reads: Reads) -> list[int]:
    """Who has a place in the clean-up."""
    return [row.account_id for row in await reads.all(PLACES, call_id=CLEAN_UP)]
