"""Without room on the disk writers are put off, readers are served, and nothing that was acknowledged is lost."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.server import Server, environment, serving
from goodmob.core.database.open import FILE_NAME
from tests.client.crowd import Crowd, move_in
from tests.client.truth import can_be_read, check_everything, check_file
from tests.drill.rooms import Room, SmallFiles, small_disk

PEOPLE = [f"person{number}" for number in range(8)]
PATIENCE = 60.0


@pytest.fixture(params=["disk", "files"])
def room(request: pytest.FixtureRequest, tmp_path: Path, tell: Callable[[str], None]) -> Iterator[Room]:
    if request.param == "files":
        yield SmallFiles()
        return
    with small_disk(tmp_path / "data") as disk:
        if disk is None:
            tell("this machine does not let us mount a disk of our own, so the bound on files was tried twice")
        yield disk or SmallFiles()


async def test_no_room_for_a_while(room: Room, tmp_path: Path, tell: Callable[[str], None]) -> None:
    environ, log = environment(tmp_path / "data"), tmp_path / "log"
    with serving(Server(environ, log, wrapper=room.entrance, entrance=room.entrance)) as server:
        crowd = Crowd(server.url, await asyncio.to_thread(move_in, server, PEOPLE))

        async with crowd.writing():
            await crowd.goes_on(100)
            room.fill(server)
            await crowd.is_put_off(200)
            assert await can_be_read(server.url)
            room.empty(server)
            await crowd.goes_on(100)
            room.fill(server)
            await crowd.is_put_off(50)
            room.empty(server)
            server.kill()
            await asyncio.to_thread(server.start)
            await crowd.goes_on(100)

        await check_everything(crowd, within=PATIENCE)
        server.interrupt()
    check_file(room.inside(tmp_path / "data" / FILE_NAME))
    tell(f"{room.name}: {len(crowd.posts)} posts kept, {crowd.unavailable} answers of 503")
