"""How much is asked of the database does not grow with the mobs, people and deeds that are shown."""

from typing import Any

from goodmob.core.cache import Cache
from tests.mobs.calling import MOBS, call, join
from tests.posts.saying import follow
from tests.world.world import Client, World

FEW, MANY = 4, 8


async def asked(world: World, who: Client, path: str, count: int) -> int:
    """How many statements it takes to read a list of so many, of which nothing is kept in the cache."""
    world.house.cache = Cache(1_000_000)
    with world.counting() as counted:
        assert len(await who.api("GET", path, params={"limit": count})) == count
    return counted.total


async def crowd(world: World, ada: Client) -> list[Any]:
    """Mobs of several hosts, joined by Ada and by people she follows, in the line and on a condition, too."""
    mobs = []
    for number in range(MANY):
        host = await world.person(f"host{number}")
        await follow(ada, host)
        mob = await call(world, host, cap=1 if number % 2 else None)
        await join(host, mob)
        await join(ada, mob, **({} if number % 4 else {"condition": {"people": 5}}))
        mobs.append(mob)
    return mobs


async def test_lists_of_mobs_take_a_constant_number_of_queries(world: World) -> None:
    ada = await world.person("ada")
    await crowd(world, ada)
    await world.settle()
    await ada.api("GET", "/api/v1/timelines/home")

    for path in (MOBS, f"{MOBS}?from=following", f"{MOBS}?state=gathering", "/api/v1/timelines/home"):
        for who in (ada, world.anyone):
            if who is ada or path in {MOBS, f"{MOBS}?state=gathering"}:
                few, many = [await asked(world, who, path, count) for count in (FEW, MANY)]
                assert few == many, (path, who.username)


async def test_lists_of_people_take_a_constant_number_of_queries(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, cap=1)
    mobs_path = f"{MOBS}/{mob['id']}"
    for number in range(MANY):
        who = await world.person(f"ada{number}")
        await join(who, mob, **({} if number % 2 else {"condition": {"account_id": ben.id}}))

    few, many = [await asked(world, ben, f"{mobs_path}/commitments", count) for count in (FEW, MANY)]

    assert few == many


async def test_lists_of_deeds_take_a_constant_number_of_queries(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, hours=0)
    for number in range(MANY):
        who = await world.person(f"ada{number}")
        about = {"quiet": True} if number % 2 else {"count": 1 + number, "text": f"Done {number}"}
        await who.api("POST", f"{MOBS}/{mob['id']}/deeds", json=about)

    few, many = [await asked(world, ben, f"{MOBS}/{mob['id']}/deeds", count) for count in (FEW, MANY)]

    assert few == many


async def test_joining_asks_as_much_of_the_last_as_of_the_first(world: World) -> None:
    people = [await world.person(f"ada{number}") for number in range(MANY)]
    mob = await call(world, await world.person("ben"), cap=MANY)
    totals = set()

    for who in people:
        await who.api("GET", f"{MOBS}/{mob['id']}")
        await world.settle()
        with world.counting() as count:
            await join(who, mob)
        totals.add(count.total)

    assert len(totals) == 1
