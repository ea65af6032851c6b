"""A thousand accounts move in through the socket, and whoever is there already is served meanwhile."""

import asyncio
import statistics
import time
from collections.abc import Callable

import pytest

from bench.kernel import cpu_seconds
from bench.server import Server
from bench.wire import Question, Wire
from tests.client.crowd import move_in
from tests.client.truth import PUBLIC

PEOPLE = [f"person{number}" for number in range(1_000)]
MOST_SECONDS = 60.0
"""Of a core, so that it does not depend on what else the machine does."""


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
async def test_a_thousand_accounts(server: Server, tell: Callable[[str], None]) -> None:
    began, waits = time.perf_counter(), []
    moving = asyncio.create_task(asyncio.to_thread(move_in, server, PEOPLE))
    with Wire(server.url) as wire:
        while not moving.done():
            asked = time.perf_counter()
            assert (await wire.ask(Question("GET", PUBLIC))).status == 200
            waits.append(time.perf_counter() - asked)
            await asyncio.sleep(0.02)
        seconds, worked = time.perf_counter() - began, cpu_seconds(server.pid)
        people = await moving
        last = await wire.ask(Question("GET", "/api/v1/accounts/verify_credentials", people[-1].token))

    assert len({person.id for person in people}) == len(PEOPLE)
    assert last.json["username"] == PEOPLE[-1]
    assert worked < MOST_SECONDS
    tell(
        f"{seconds:.1f} s, {worked:.1f} s of a core; of {len(waits)} readers one waited "
        f"{statistics.median(waits) * 1000:.0f} ms usually and {max(waits) * 1000:.0f} ms at most"
    )
