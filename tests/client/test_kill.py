"""A server that is killed loses nothing that it acknowledged; `make drill` does this for longer."""

import asyncio

from bench.server import Server
from tests.client.crowd import Crowd, move_in
from tests.client.running import restart_after_kill
from tests.client.truth import check_everything
from tests.world.databases import LONG_SERVICE

PATIENCE = 30.0

# So many that they are not yet done with following each other when the server is killed.
PEOPLE = [f"person{number}" for number in range(12)]


@LONG_SERVICE
async def test_what_was_acknowledged_survives_a_kill(server: Server) -> None:
    crowd = Crowd(server.url, await asyncio.to_thread(move_in, server, PEOPLE))

    async with crowd.writing():
        await crowd.goes_on(100)
        await asyncio.to_thread(restart_after_kill, server)
        await crowd.goes_on(50)

    assert crowd.lost
    await check_everything(crowd, within=PATIENCE)
