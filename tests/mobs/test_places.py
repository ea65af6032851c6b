"""Where Ben's mob meets: everybody is told the neighbourhood, and only people who are in the door."""

from typing import Any

from goodmob.core.clock import HOUR
from tests.mobs.calling import MOBS, call, join, leave, look
from tests.mobs.scene import answer
from tests.posts.saying import STATUSES, follow, say
from tests.world.books import books
from tests.world.world import Client, World

SECRET = "behind the green door"
PLACE = {"text": "Canal quarter", "exact": SECRET, "latitude": 48.8530111, "longitude": 2.3499222}
DEGREES = ("48.853", "2.3499")


async def doors(who: Client, mob: Any, host: Client) -> list[str]:
    """The answers of all doors that show the mob, or the post that is its face."""
    status = f"{STATUSES}/{mob['status_id']}"
    paths = [
        *(f"{MOBS}/{mob['id']}{rest}" for rest in ("", "/commitments", "/deeds", "/report")),
        *(MOBS, f"{MOBS}?near=871fb4662ffffff", f"{MOBS}?soon=true", f"/api/v1/timelines/mob/{mob['id']}"),
        *(status, f"{status}/context", f"{status}/history", f"{status}/source"),
        *("/api/v1/timelines/home", "/api/v1/timelines/public", f"/api/v1/accounts/{host.id}/statuses"),
        *(f"/api/v2/search?q={mob['url']}", "/api/v1/notifications"),
    ]
    return [(await who.get(path)).text for path in paths]


async def test_who_is_not_in_never_gets_the_exact_place(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await follow(ada, ben)
    mob = await call(world, ben, place=PLACE, cap=1, hours=12)
    await join(mo, mob)
    await answer(world, mo, mob, "See you there")
    await join(ada, mob)
    await say(ben, "Come!", quoted_status_id=mob["status_id"])
    await leave(mo, mob)
    await world.settle()

    assert (await look(ada, mob))["me"]["state"] == "offered"
    for who in (ada, cleo, mo, world.anyone):
        answers = await doors(who, mob, ben)
        assert "Canal quarter" in answers[0]
        assert not [said for said in answers if SECRET in said]


async def test_who_is_in_and_the_host_are_told_everywhere(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, place=PLACE)
    await join(ada, mob)

    for who in (ada, ben):
        status = await who.api("GET", f"{STATUSES}/{mob['status_id']}")
        assert (await look(who, mob))["place"]["exact"] == SECRET
        assert status["mob"]["place"]["exact"] == SECRET
        assert SECRET not in status["content"]
    await leave(ada, mob)
    assert (await look(ada, mob))["place"] == {"text": "Canal quarter", "cell": "871fb4662ffffff", "exact": None}


async def test_degrees_are_kept_nowhere(world: World) -> None:
    ben = await world.person("ben")

    mob = await call(world, ben, place=PLACE)
    await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"place": {"latitude": 48.8530111, "longitude": 2.3499222}})

    kept = repr(await books(world.house.db))
    assert "871fb4662ffffff" in kept
    assert not [degrees for degrees in DEGREES if degrees in kept]


async def test_a_place_can_be_taken_away(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, place=PLACE)

    nothing = {"text": "", "exact": "", "cell": ""}
    changed = await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"place": nothing})

    assert changed["place"] is None
    assert "Where" not in (await ben.api("GET", f"{STATUSES}/{mob['status_id']}"))["content"]


async def test_screens_are_not_told_the_exact_place(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(cleo, ben)
    await cleo.api("GET", "/api/v1/timelines/home")
    heard: list[bytes] = []
    for channel in ("public", "public:local", f"user:{cleo.id}"):
        world.house.bus.subscribe(channel, heard.append)
    mob = await call(world, ben, place=PLACE, hours=1)
    world.house.bus.subscribe(f"mob:{mob['id']}", heard.append)
    await join(ada, mob)
    await world.settle()
    world.clock.step(HOUR)
    await world.settle()

    assert any(mob["id"].encode() in message for message in heard)
    assert not [message for message in heard if SECRET.encode() in message]


async def test_what_one_reader_is_told_is_not_put_on_the_screens_of_others(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben, place=PLACE)
    heard: dict[str, list[bytes]] = {who.username: [] for who in (ada, cleo, mo)}
    for who in (ada, cleo, mo):
        await follow(who, ben)
        await who.api("GET", "/api/v1/timelines/home")
        world.house.bus.subscribe(f"user:{who.id}", heard[who.username].append)
    await join(cleo, mob)
    code = (await look(cleo, mob))["me"]["code"]
    await world.settle()

    await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"title": "Pick up two pieces"})
    await ben.api("POST", f"{STATUSES}/{mob['status_id']}/reblog")
    await world.settle()

    assert all(any(mob["id"].encode() in message for message in messages) for messages in heard.values())
    for who in (ada, mo):
        assert not [said for said in heard[who.username] if SECRET.encode() in said or code.encode() in said]
    assert any(SECRET.encode() in message for message in heard[cleo.username])
