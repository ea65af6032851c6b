"""The server is killed again and again under load: nothing is lost or doubled, and everybody hears of everything."""

import asyncio
from collections.abc import Callable

from bench.server import Server
from tests.client.crowd import Crowd, move_in
from tests.client.truth import check_everything, eventually

ROUNDS = 5
POSTS_A_ROUND = 300
PEOPLE = [f"person{number}" for number in range(40)]
SECONDS_FOR_LEASES = 120.0
"""A minute until the lease of a dead process is over, and as long to do what it left."""


async def test_killed_again_and_again(server: Server, tell: Callable[[str], None]) -> None:
    crowd = Crowd(server.url, await asyncio.to_thread(move_in, server, PEOPLE))

    async with crowd.writing():
        for _ in range(ROUNDS):
            await crowd.goes_on(POSTS_A_ROUND)
            server.kill()
            await asyncio.to_thread(server.start)
        await crowd.goes_on(POSTS_A_ROUND)

    assert crowd.lost >= ROUNDS
    await check_everything(crowd, within=SECONDS_FOR_LEASES)
    await eventually(lambda: nothing_waits(server), within=SECONDS_FOR_LEASES)
    tell(f"{len(crowd.posts)} posts and {len(crowd.follows)} follows kept, {crowd.lost} answers lost on the way")


async def nothing_waits(server: Server) -> None:
    told = await asyncio.to_thread(server.command, "doctor")
    assert b"jobs: 0 waiting, 0 given up" in told, told
