"""A server that is killed while people join and leave has sold no place twice; `make drill` does this for longer."""

import asyncio

from bench.server import Server
from tests.client.crowd import move_in
from tests.client.joiners import Joiners
from tests.client.running import restart_after_kill
from tests.world.databases import LONG_SERVICE

PEOPLE = [f"person{number}" for number in range(12)]


@LONG_SERVICE
async def test_a_kill_sells_no_place_twice(server: Server) -> None:
    host, *people = await asyncio.to_thread(move_in, server, ["ben", *PEOPLE])
    joiners = Joiners(server.url, host, people)
    await joiners.call()

    async with joiners.coming_and_going():
        await joiners.go_on(150)
        await asyncio.to_thread(restart_after_kill, server)
        await joiners.go_on(50)

    assert joiners.lost
    await joiners.check()
