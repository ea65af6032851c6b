"""Ada looks for mobs: by state, by whom she follows, soon, near her, by words; and reads what is said around one."""

from typing import Any

from goodmob.mobs.actions.halt import halt_mob
from tests.mobs.calling import MOBS, call, join
from tests.mobs.scene import answer
from tests.posts.saying import block, follow, ids, say
from tests.world.world import Client, World

HERE, NEXT_DOOR, FAR = "871fb4662ffffff", "871fb4671ffffff", "8728308b0ffffff"


async def found(who: Client, **params: Any) -> list[str]:
    """The titles of the mobs that somebody finds."""
    return [mob["title"] for mob in await who.api("GET", MOBS, params=params)]


async def test_everybody_finds_public_mobs_newest_first(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for title, visibility in (("One", "public"), ("Two", "unlisted"), ("Three", "private"), ("Four", "public")):
        await call(world, ben, title=title, visibility=visibility)

    assert await found(world.anyone) == ["Four", "One"]
    assert await found(ada) == ["Four", "One"]
    assert await found(ben) == ["Four", "Three", "Two", "One"]
    await block(ada, ben)
    assert await found(ada) == []


async def test_mobs_of_people_one_follows(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    for title, visibility in (("One", "public"), ("Two", "private"), ("Three", "direct")):
        await call(world, ben, title=title, visibility=visibility)
    await call(world, cleo, title="Cleo's")

    assert await found(ada, **{"from": "following"}) == ["Two", "One"]
    assert await found(ada, **{"from": "following"}, q="tw") == ["Two"]
    assert await found(cleo, **{"from": "following"}) == []
    assert (await world.anyone.get(MOBS, params={"from": "following"})).status_code == 401


async def test_mobs_in_a_state(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await call(world, ben, title="Gathering")
    tipped = await call(world, ben, title="Tipped", threshold=2)
    await join(ada, tipped, party_size=2)
    cancelled = await call(world, ben, title="Cancelled")
    await ben.api("DELETE", f"{MOBS}/{cancelled['id']}")
    await call(world, ben, title="Live", hours=0)
    await call(world, ben, title="Secret", visibility="private")

    for state in ("gathering", "tipped", "cancelled", "live"):
        assert await found(ada, state=state) == [state.capitalize()]
    assert await found(ada, state="reported") == []
    assert await found(ada, state="live", q="liv") == ["Live"]
    assert await found(ada, state="tipped", q="liv") == []
    assert (await ada.get(MOBS, params={"state": "asleep"})).status_code == 422


async def test_a_stopped_mob_is_no_longer_found(world: World) -> None:
    ben = await world.person("ben")
    mob = await call(world, ben, title="Stopped", hours=2)
    await world.house.db.act(halt_mob, None, int(mob["id"]), lane=int(mob["id"]))

    assert [await found(ben), await found(ben, soon=True), await found(ben, q="stop")] == [[], [], []]
    assert await found(world.anyone, state="halted") == ["Stopped"]


async def test_the_soonest_come_first(world: World) -> None:
    ben = await world.person("ben")
    for title, hours in (("Later", 20), ("Tomorrow", 30), ("Now", 0), ("Soon", 2), ("Also soon", 2)):
        await call(world, ben, title=title, hours=hours)

    assert await found(world.anyone, soon=True) == ["Now", "Soon", "Also soon", "Later"]
    first = await world.anyone.get(MOBS, params={"soon": True, "limit": 2})
    second = await world.anyone.get(first.links["next"]["url"])
    assert [mob["title"] for mob in first.json() + second.json()] == ["Now", "Soon", "Also soon", "Later"]
    assert await found(world.anyone, soon=True, q="SOON") == ["Soon", "Also soon"]


async def test_near_is_the_cell_and_its_neighbours(world: World) -> None:
    ben = await world.person("ben")
    for title, cell in (("Here", HERE), ("Next door", NEXT_DOOR), ("Far", FAR)):
        await call(world, ben, title=title, place={"cell": cell})
    await call(world, ben, title="Nowhere")

    assert await found(world.anyone, near=HERE) == ["Next door", "Here"]
    assert await found(world.anyone, near="891fb466257ffff", q="here") == ["Here"]
    assert await found(world.anyone, near=FAR, soon=True) == []
    response = await world.anyone.get(MOBS, params={"near": "here"})
    assert (response.status_code, response.json()["field"]) == (422, "near")


async def test_words_are_taken_literally(world: World) -> None:
    ben = await world.person("ben")
    for title in ("100 % cotton", "100 people", r"back\slash"):
        await call(world, ben, title=title)

    assert await found(world.anyone, q="0 %") == ["100 % cotton"]
    assert await found(world.anyone, q="_") == []
    assert await found(world.anyone, q="K\\S") == ["back\\slash"]


async def test_pages_go_both_ways_and_are_full_whatever_falls_out(world: World) -> None:
    ben = await world.person("ben")
    for number in range(7):
        await call(world, ben, title=f"Mob {number}", visibility="unlisted" if number % 2 else "public")

    first = await world.anyone.get(MOBS, params={"limit": 2})
    second = await world.anyone.get(first.links["next"]["url"])
    back = await world.anyone.get(second.links["prev"]["url"])

    assert [[mob["title"] for mob in page.json()] for page in (first, second, back)] == [
        ["Mob 6", "Mob 4"],
        ["Mob 2", "Mob 0"],
        ["Mob 6", "Mob 4"],
    ]


async def test_the_timeline_of_a_mob_shows_what_the_viewer_may_see(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await call(world, ben)
    path = f"/api/v1/timelines/mob/{mob['id']}"
    first = await answer(world, ada, mob, "I come")
    deep = await answer(world, ben, first, "Fine!")
    secret = await answer(world, ada, mob, "Only for you", visibility="direct")
    await say(ben, "Something else")
    await ada.api("POST", f"/api/v1/statuses/{mob['status_id']}/reblog")

    assert ids(await world.anyone.api("GET", path)) == [deep["id"], first["id"], mob["status_id"]]
    assert ids(await ada.api("GET", path))[0] == secret["id"]
    page = await ada.get(path, params={"limit": 2})
    assert ids((await ada.get(page.links["next"]["url"])).json()) == [first["id"], mob["status_id"]]
    await cleo.api("POST", f"/api/v1/accounts/{ada.id}/mute")
    assert ids(await cleo.api("GET", path)) == [deep["id"], mob["status_id"]]
    assert (await world.anyone.get("/api/v1/timelines/mob/1")).status_code == 404


async def test_private_and_direct_mobs_are_for_those_who_see_their_post(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    await follow(ada, ben)
    private = await call(world, ben, visibility="private")
    direct = await call(world, ben, visibility="direct", text="@cleo only you")

    for mob, seeing in ((private, {"ada", "ben"}), (direct, {"ben", "cleo"})):
        for who in (ada, ben, cleo, mo, world.anyone):
            expected = 200 if who.username in seeing else 404
            for rest in ("", "/commitments", "/deeds", "/report"):
                assert (await who.get(f"{MOBS}/{mob['id']}{rest}")).status_code == expected
            if who is not world.anyone and who.username not in seeing:
                assert (await who.post(f"{MOBS}/{mob['id']}/join")).status_code == 404
    assert (await join(ada, private))["state"] == "confirmed"
    assert (await join(cleo, direct))["state"] == "confirmed"


async def test_people_one_follows_who_joined_are_shown(world: World) -> None:
    ada, ben, mo = [await world.person(name) for name in ("ada", "ben", "mo")]
    mob = await call(world, ben)
    for number in range(7):
        friend = await world.person(f"friend{number}")
        await follow(ada, friend)
        await join(friend, mob)
    await join(mo, mob)

    shown = (await ada.api("GET", f"{MOBS}/{mob['id']}"))["joined_by_following"]

    assert [one["username"] for one in shown] == [f"friend{number}" for number in range(5)]
    assert (await mo.api("GET", f"{MOBS}/{mob['id']}"))["joined_by_following"] == []
    assert (await world.anyone.api("GET", f"{MOBS}/{mob['id']}"))["joined_by_following"] == []
