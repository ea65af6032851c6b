"""People who were there say of the deeds of others that they have seen them, or that they are not so."""

import asyncio

from goodmob.commitments.rules.limits import LONGEST_REASON
from tests.mobs.proving import deed_now, did, figures, path_of, photo, say, status, under_way
from tests.mobs.scene import answer, joined
from tests.posts.saying import block
from tests.world.books import books, changed
from tests.world.world import World


async def test_two_who_did_it_too_make_a_deed_witnessed(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob, count=3)

    assert (deed["state"], deed["witnesses"], deed["witnessed"], deed["verdict"]) == ("claimed", 0, False, None)
    first = await say(cleo, deed, "witness")
    again = await say(cleo, deed, "witness")
    second = await say(mo, deed, "witness")

    assert first == again
    assert (first["state"], first["witnesses"], first["witnessed"]) == ("claimed", 1, True)
    assert (second["state"], second["witnesses"]) == ("witnessed", 2)
    assert not (await deed_now(ada, deed))["witnessed"]
    assert await figures(ada, mob) == (3, 5, 0)


async def test_a_witness_can_take_it_back(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob)
    for who in (cleo, mo):
        await say(who, deed, "witness")

    back = await say(cleo, deed, "unwitness")

    assert (back["state"], back["witnesses"], back["witnessed"]) == ("claimed", 1, False)
    assert await say(cleo, deed, "unwitness") == back


async def test_three_witnesses_and_a_picture_verify_a_deed(world: World) -> None:
    ada, ben, cleo, mo, eve = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "eve")]
    mob = await under_way(world, ben, cleo, mo, eve)
    pictured, bare = await did(world, ada, mob, photo(1), count=4), await did(world, ada, mob, count=2)

    for who in (cleo, mo, eve):
        for deed in (pictured, bare):
            await say(who, deed, "witness")

    assert [(await deed_now(ada, deed))["state"] for deed in (pictured, bare)] == ["verified", "witnessed"]
    assert await figures(ada, mob) == (4, 9, 4)
    await say(eve, pictured, "unwitness")
    assert (await deed_now(ada, pictured))["state"] == "witnessed"
    assert await figures(ada, mob) == (4, 9, 0)


async def test_the_picture_of_a_reply_counts_as_one(world: World) -> None:
    ada, ben, cleo, mo, eve = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "eve")]
    mob = await under_way(world, ben, cleo, mo, eve)
    media = await did(world, ada, mob, photo(2))
    await answer(world, ada, mob, "#did 2")
    plain = (await ada.api("GET", f"/api/v1/mobs/{mob['id']}/deeds"))[0]

    for who in (cleo, mo, eve):
        await say(who, plain, "witness")
        await say(who, media, "witness")

    assert (await deed_now(ada, plain))["state"] == "witnessed"
    assert (await deed_now(ada, media))["state"] == "verified"


async def test_nobody_witnesses_their_own_deed_or_what_they_could_not_see(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben)
    deed = await did(world, ada, mob)
    other = await did(world, ben, await under_way(world, ben))
    await joined(world, cleo, mob)
    before = await books(world.house.db)

    for verb, about in (("witness", {}), ("dispute", {"reason": "No"})):
        assert await status(ada, deed, verb, **about) == 403
        assert await status(cleo, deed, verb, **about) == 403
        assert await status(mo, deed, verb, **about) == 403
        assert await status(world.anyone, deed, verb, **about) == 401
        assert await status(ada, {**deed, "id": other["id"]}, verb, **about) == 404

    assert not changed(before, await books(world.house.db))
    mine = await cleo.api("GET", f"/api/v1/mobs/{mob['id']}")
    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", json={"code": mine["me"]["code"]})
    assert (await say(cleo, deed, "witness"))["witnesses"] == 1


async def test_a_block_keeps_witnesses_off_either_way(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob)
    await block(ada, cleo)
    await block(mo, ada)

    for who in (cleo, mo):
        assert await status(who, deed, "witness") == 404
        assert await status(who, deed, "dispute", reason="No") == 404


async def test_a_disputed_deed_is_verified_no_more_and_counts_until_it_is_reviewed(world: World) -> None:
    ada, ben, cleo, mo, eve = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "eve")]
    mob = await under_way(world, ben, ben, cleo, mo, eve)
    deed = await did(world, ada, mob, photo(1), count=4)
    for who in (cleo, mo, eve):
        await say(who, deed, "witness")

    disputed = await say(eve, deed, "dispute", reason="That is last year's picture")

    assert (disputed["state"], disputed["witnesses"], disputed["witnessed"]) == ("disputed", 2, False)
    assert await figures(ada, mob) == (5, 8, 0)
    assert await say(eve, deed, "dispute", reason="As I said") == disputed
    assert await status(eve, deed, "witness") == 409
    assert (await say(ben, deed, "witness"))["state"] == "disputed"
    assert "last year" not in (await ada.get(f"/api/v1/mobs/{mob['id']}/deeds")).text


async def test_a_dispute_says_why(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await under_way(world, ben, cleo)
    deed = await did(world, ada, mob)

    for reason in ("", "  ", "a" * (LONGEST_REASON + 1)):
        refused = await cleo.post(f"{path_of(deed)}/dispute", json={"reason": reason})
        assert (refused.status_code, refused.json()["field"]) == (422, "reason")


async def test_two_at_once_are_two_witnesses(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    people = [await world.person(f"peer{number}") for number in range(6)]
    mob = await under_way(world, ben, *people)
    deed = await did(world, ada, mob, photo(1), count=5)

    await asyncio.gather(*(say(who, deed, "witness") for who in (*people, *people)))

    assert (await deed_now(ada, deed))["witnesses"] == 6
    assert (await figures(ada, mob))[1:] == (11, 5)
    await asyncio.gather(*(say(who, deed, verb) for who in people for verb in ("unwitness", "witness", "unwitness")))
    assert (await deed_now(ada, deed))["witnesses"] == 0
    assert (await figures(ada, mob))[1:] == (11, 0)


async def test_before_and_after_nobody_says_anything(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob)
    world.step(hours=2, minutes=1)
    await world.settle()
    assert (await say(cleo, deed, "witness"))["witnesses"] == 1
    world.step(hours=3)
    await world.settle()

    for verb, about in (("witness", {}), ("unwitness", {}), ("dispute", {"reason": "No"})):
        assert await status(mo, deed, verb, **about) == 409
    assert (await deed_now(ada, deed))["state"] == "claimed"


async def test_what_others_say_of_a_deed_is_shown_on_open_screens(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await under_way(world, ben, cleo, mo)
    deed = await did(world, ada, mob)
    heard: list[bytes] = []
    world.house.bus.subscribe(f"mob:{mob['id']}", heard.append)

    for who in (cleo, mo):
        await say(who, deed, "witness")
    await world.settle()

    assert any(b"mob.deed" in said and b"witnessed" in said and deed["id"].encode() in said for said in heard)


async def test_limits_hold_over_replies_buttons_and_the_api_at_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await under_way(world, ben)
    path = f"/api/v1/mobs/{mob['id']}/deeds"

    for _ in range(8):
        await did(world, ada, mob, count=1_000)
    loud = [ada.post(path, json={"count": 1_000}) for _ in range(3)]
    quiet = [ada.post(path, json={"count": 1_000, "quiet": True}) for _ in range(3)]
    told = {"status": "#did 1000", "in_reply_to_id": mob["status_id"]}
    answers = await asyncio.gather(*loud, *quiet, ada.post("/api/v1/statuses", json=told))
    await world.settle()

    assert sorted({answer.status_code for answer in answers}) == [200, 422]
    assert await figures(ada, mob) == (1, 10_000, 0)
    await answer(world, ada, mob, "#did 1")
    assert (await ada.post(path, json={"count": 1_001})).status_code == 422
    assert await figures(ada, mob) == (1, 10_000, 0)
