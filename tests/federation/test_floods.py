"""Floods: many activities from few hosts lose nothing, starve nobody, and leave the house as fast as it was."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

from goodmob.core.house import House
from goodmob.federation.actions.take_in import Incoming, take_in
from goodmob.federation.people import known_actor
from goodmob.federation.queries.arrivals import waiting_arrivals
from goodmob.federation.rules.arrival import Arrival
from goodmob.federation.rules.lanes import commits_with
from tests.world.far_server import FarPerson
from tests.world.world import World

FLOOD = 20_000
FLOOD_ON_POSTGRES = 5_000
"""So many on PostgreSQL, where each statement is a way to another process; the drill has them all."""
AT_ONCE = 100
LOUD = ("one.example", "two.example", "three.example")


class Ears:
    """Counts what is read, by host, and keeps the order of each."""

    def __init__(self, world: World) -> None:
        self.last: dict[str, int] = {}
        self.count: Counter[str] = Counter()
        world.house.readers = {"Wave": [self.read]}

    async def read(self, _: House, arrival: Arrival) -> bool:
        """Hears one wave; those of one actor come in their order."""
        number = arrival.activity["object"]
        assert number > self.last.get(arrival.actor_uri, -1)
        self.last[arrival.actor_uri] = number
        self.count[arrival.actor_uri.split("/")[2]] += 1
        return True

    async def hears_anything(self) -> bool:
        """Whether the reading began."""
        return bool(self.count)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Returns when the condition holds; TimeoutError where it never does."""
    async with asyncio.timeout(60):
        while not await condition():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.001)


async def flood(world: World, person: FarPerson, count: int) -> None:
    """Takes in so many waves of one person, as the door does once their signature is verified."""
    host = person.server.domain

    async def bring(number: int) -> None:
        uri = f"{person.server.base}/waves/{person.username}/{number}"
        body = f'{{"id": "{uri}", "type": "Wave", "actor": "{person.uri}", "object": {number}}}'
        incoming = Incoming(host, person.uri, uri, "Wave", person.uri, body)
        await world.house.db.act(take_in, incoming, lane=commits_with(host))

    for first in range(0, count, AT_ONCE):
        await asyncio.gather(*map(bring, range(first, min(first + AT_ONCE, count))))


async def test_a_flood_from_three_hosts_loses_none_and_starves_nobody(world: World) -> None:
    await withstand(world, FLOOD if world.house.settings.is_sqlite else FLOOD_ON_POSTGRES)


async def withstand(world: World, many: int) -> None:
    """A flood of so many waves, during which a quiet server and people here are served as ever."""
    ears = Ears(world)
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    loud = [world.far_server(host).person(name) for host in LOUD for name in ("a", "b")]
    quiet = world.far_server("quiet.example").person("mo")
    for person in (*loud, quiet):
        await known_actor(world.house, person.uri)
    await world.settle()
    for person in loud:
        await flood(world, person, many // len(loud) + 1)

    settling = asyncio.create_task(world.settle())
    await until(ears.hears_anything)
    await flood(world, quiet, 3)
    said = await ada.api("POST", "/api/v1/statuses", json={"status": "Still here"})

    async def everybody_else_was_served() -> bool:
        home = await ben.api("GET", "/api/v1/timelines/home")
        return ears.count["quiet.example"] == 3 and said["id"] in {post["id"] for post in home}

    await until(everybody_else_was_served)
    assert sum(counts_of(ears)) < many, "the quiet host and Ada had to wait for the end of the flood"
    await settling

    assert sum(counts_of(ears)) >= many
    assert await waiting_arrivals(world.house.db) == {}


def counts_of(ears: Ears) -> list[int]:
    """How many waves of the loud hosts were read so far."""
    return [ears.count[host] for host in LOUD]
