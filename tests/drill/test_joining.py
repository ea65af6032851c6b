"""Thousands join at once, over HTTP and through kills: no place is sold twice and nobody is overtaken."""

import asyncio
from collections.abc import Callable

from bench.server import Server
from bench.wire import Answer, Question, Wire, side_by_side
from tests.client.crowd import Person, move_in
from tests.client.joiners import CAP, Joiners
from tests.client.truth import everything

CROWD = 5_000
AT_ONCE = 200
ROUNDS = 5
DEEDS_A_ROUND = 1_500
PEOPLE = [f"person{number}" for number in range(40)]


async def test_five_thousand_at_the_door(server: Server, tell: Callable[[str], None]) -> None:
    names = ["ben", *(f"person{number}" for number in range(CROWD))]
    host, *people = await asyncio.to_thread(move_in, server, names)
    door = Joiners(server.url, host, people)
    await door.call()

    async def come(wire: Wire, person: Person) -> Answer:
        while True:
            answer = await wire.ask(Question("POST", f"{door.mob}/join", person.token))
            if answer.status != 503:
                return answer
            await asyncio.sleep(float(answer.headers["retry-after"]))

    answers = await side_by_side(server.url, come, people, AT_ONCE)

    assert {answer.status for answer in answers} == {200}
    with Wire(server.url) as wire:
        rows = await everything(wire, host, f"{door.mob}/commitments?limit=80")
    assert sum(row["state"] == "confirmed" for row in rows) == CAP
    waiting = [row["position"] for row in reversed(rows) if row["state"] == "waitlisted"]
    assert waiting == list(range(1, CROWD - CAP + 1))
    tell(f"{CROWD} joins at {AT_ONCE} a time: {CAP} in, {len(waiting)} in line")


async def test_killed_again_and_again_while_people_come_and_go(server: Server, tell: Callable[[str], None]) -> None:
    host, *people = await asyncio.to_thread(move_in, server, ["ben", *PEOPLE])
    joiners = Joiners(server.url, host, people)
    await joiners.call()

    async with joiners.coming_and_going():
        for _ in range(ROUNDS):
            await joiners.go_on(DEEDS_A_ROUND)
            server.kill()
            await asyncio.to_thread(server.start)
        await joiners.go_on(DEEDS_A_ROUND)

    assert joiners.lost >= ROUNDS
    await joiners.check()
    tell(f"{joiners.acknowledged} joins and leaves, {joiners.lost} answers lost on the way")
