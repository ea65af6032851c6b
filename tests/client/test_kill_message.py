"""A server that is killed while it tells people that a mob was moved has told each of them, once, when it is back."""

import asyncio
import sqlite3
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from bench.server import Server
from bench.wire import Question, Wire
from goodmob.core.database.open import FILE_NAME
from tests.client.crowd import Person, move_in
from tests.client.running import restart_after_kill
from tests.client.truth import eventually
from tests.world.databases import LONG_SERVICE

PEOPLE = [f"person{number}" for number in range(34)]
"""More than one slice, so that the message may be stopped between two of them."""

MOST_MOVES = 5
WITHIN = 60.0
RECEIPTS = """
    SELECT b.circumstance, b.occasion, r.account_id
    FROM broadcast b JOIN broadcast_receipt r ON r.broadcast_id = b.id
"""

Receipt = tuple[str, str, int]


@LONG_SERVICE
async def test_a_kill_leaves_nobody_out_and_tells_nobody_twice(server: Server) -> None:
    host, *people = await asyncio.to_thread(move_in, server, ["ben", *PEOPLE])
    path = await full_mob(server, host, people)

    moves, in_between = 0, False
    while not in_between:
        assert moves < MOST_MOVES, "the server was never killed in between"
        moves += 1
        with Wire(server.url) as wire:
            await asked(wire, Question("PATCH", path, host.token, window(days=1 + moves)))
        server.kill()
        in_between = len(await receipts(server)) < moves * len(people)
        await asyncio.to_thread(restart_after_kill, server)

    async def each_is_told_once() -> None:
        told = Counter(await receipts(server))
        assert set(told.values()) == {1}
        assert Counter(account_id for _, _, account_id in told) == {int(person.id): moves for person in people}
        assert {circumstance for circumstance, _, _ in told} == {"moved"}

    await eventually(each_is_told_once, within=WITHIN)
    with Wire(server.url) as wire:
        for person in people:
            assert await notices(wire, person) == ["mob.changed"]


async def full_mob(server: Server, host: Person, people: list[Person]) -> str:
    """Where the mob is that all of them have joined."""
    with Wire(server.url) as wire:
        wish = {"title": "Sing one song", "verb": "come", "time_zone": "UTC", **window(days=1)}
        mob = await asked(wire, Question("POST", "/api/v1/mobs", host.token, wish))
        path = f"/api/v1/mobs/{mob['id']}"
        for person in people:
            await asked(wire, Question("POST", f"{path}/join", person.token))
    return path


def window(*, days: int) -> dict[str, str]:
    """An hour, so many days from now."""
    start = datetime.fromtimestamp(time.time(), UTC) + timedelta(days=days)
    return {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=1)).isoformat()}


async def asked(wire: Wire, question: Question) -> Any:
    """What a server says that is well."""
    answer = await wire.ask(question)
    assert answer.status == 200, answer
    return answer.json


async def notices(wire: Wire, person: Person) -> list[str]:
    """Of which kinds somebody was told of mobs."""
    told = await asked(wire, Question("GET", "/api/v1/notifications", person.token))
    return [one["type"] for one in told if one["type"].startswith("mob.")]


async def receipts(server: Server) -> list[Receipt]:
    """Whom each message has reached, read from the tables."""
    if address := server.environ["GOODMOB_DATABASE"]:
        connection = await asyncpg.connect(address)
        try:
            return [tuple(row) for row in await connection.fetch(RECEIPTS)]
        finally:
            await connection.close()
    with closing(sqlite3.connect(Path(server.environ["GOODMOB_DATA"]) / FILE_NAME)) as connection:
        return list(connection.execute(RECEIPTS))
