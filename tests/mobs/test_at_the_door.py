"""At the door: codes that are scanned, people who are excused, and how many are expected; nobody is put to shame."""

from typing import Any

from tests.mobs.pressing import press
from tests.mobs.scene import Json, called, joined
from tests.web.reading import browser_of
from tests.world.client import Client
from tests.world.world import World


async def excuse(host: Client, mob: Json, commitment: Json) -> Any:
    """The host excuses somebody."""
    return await host.api("POST", f"/api/v1/mobs/{mob['id']}/commitments/{commitment['id']}/excuse")


async def state_of(viewer: Client, mob: Json, person: Client) -> str:
    """The state of somebody's commitment as the viewer is told it."""
    listed = await viewer.api("GET", f"/api/v1/mobs/{mob['id']}/commitments")
    found: str = next(one["state"] for one in listed if one["account"]["id"] == person.id)
    return found


async def over(world: World, host: Client, *people: Client) -> tuple[Json, list[Json]]:
    """A mob that is over, to which the first of the people came and the others did not."""
    mob = await called(world, host)
    commitments = [await joined(world, person, mob) for person in people]
    code = {"code": commitments[0]["code"]}
    await people[0].api("POST", f"/api/v1/mobs/{mob['id']}/check_in", json=code)
    world.step(hours=4)
    await world.settle()
    return mob, commitments


async def test_who_came_who_did_not_and_who_is_excused(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    came, missed, ill = [await joined(world, person, mob) for person in (ada, cleo, mo)]
    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", json={"code": came["code"]})
    assert (await excuse(ben, mob, ill))["state"] == "excused"
    assert (await excuse(ben, mob, ill))["state"] == "excused"
    world.step(hours=4)
    await world.settle()

    states = [await state_of(ben, mob, person) for person in (ada, cleo, mo)]
    assert states == ["confirmed", "no_show", "excused"]
    assert (await excuse(ben, mob, missed))["state"] == "excused"
    assert (await ben.post(f"/api/v1/mobs/{mob['id']}/commitments/{came['id']}/excuse")).status_code == 409


async def test_a_joiner_excuses_themself_ahead_of_the_start_only(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    mine = await joined(world, ada, mob)
    await joined(world, cleo, mob)
    path = f"/api/v1/mobs/{mob['id']}"

    assert (await cleo.post(f"{path}/commitments/{mine['id']}/excuse")).status_code == 403
    assert (await ada.api("POST", f"{path}/excuse"))["state"] == "excused"
    assert (await ada.api("GET", path))["joined"] == 2
    world.step(hours=1)
    await world.settle()
    assert (await cleo.post(f"{path}/excuse")).status_code == 409


async def test_who_was_excused_and_comes_after_all_is_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    mine = await joined(world, ada, mob)
    await excuse(ben, mob, mine)

    there = await ada.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", json={"code": mine["code"]})

    assert (there["state"], bool(there["present_at"])) == ("confirmed", True)


async def test_nobody_is_told_who_else_did_not_come(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob, [_, missed, ill] = await over(world, ben, ada, cleo, mo)
    await excuse(ben, mob, ill)
    path = f"/api/v1/mobs/{mob['id']}"

    for viewer in (ada, world.anyone):
        told = (await viewer.get(f"{path}/commitments")).text
        assert "no_show" not in told
        assert "excused" not in told
        others = [one for one in (await viewer.get(f"{path}/commitments")).json() if one["account"]["id"] != ada.id]
        assert {(one["state"], one["present_at"]) for one in others} == {("confirmed", None)}
    assert await state_of(cleo, mob, cleo) == "no_show"
    assert await state_of(cleo, mob, mo) == "confirmed"
    looked = [f"/mobs/{mob['id']}", f"/mobs/{mob['id']}/people", f"/@{cleo.username}"]
    for browser in (await browser_of(world, "ada"), world.visitor()):
        for address in looked:
            page = (await browser.get(address)).text
            assert '"meta">did not come' not in page
            assert '"meta">is excused' not in page
    assert missed["state"] == "confirmed"


async def test_the_host_alone_is_told_how_many_are_expected(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    path = f"/api/v1/mobs/{mob['id']}"
    await joined(world, ada, mob, party_size=6)
    mine = await joined(world, cleo, mob, party_size=2)
    await excuse(ben, mob, mine)

    turnout = await ben.api("GET", f"{path}/turnout")

    counted = {"confirmed": 8, "excused": 2, "present": 0, "expected": 4}
    assert turnout == {"mob_id": mob["id"], **counted, "is_estimate": True}
    assert (await ada.get(f"{path}/turnout")).status_code == 403
    assert (await world.anyone.get(f"{path}/turnout")).status_code == 401
    assert "an estimate" in (await (await browser_of(world, "ben")).get(f"/mobs/{mob['id']}/people")).text
    assert "an estimate" not in (await (await browser_of(world, "ada")).get(f"/mobs/{mob['id']}/people")).text


async def test_the_host_scans_a_joiner_in_with_one_press(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    mine = await joined(world, ada, mob)
    await joined(world, cleo, mob)
    shown = (await (await browser_of(world, "ada")).get(f"/mobs/{mob['id']}")).text
    assert "<svg viewBox" in shown.partition('class="own__qr"')[2]
    host, door = await browser_of(world, "ben"), f"/mobs/{mob['id']}/door"

    pressed = await press(host, f"{door}?code={mine['code']}", "/door")

    assert pressed.status_code in {200, 303}
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["present_at"]
    assert "There already" in (await host.get(f"{door}?code={mine['code']}")).text
    assert "Nobody with a place has this code" in (await host.get(f"{door}?code=ZZZZZZ")).text
    own = await (await browser_of(world, "ada")).get(f"{door}?code={mine['code']}")
    assert (own.status_code, own.headers["location"]) == (303, f"/mobs/{mob['id']}")
    assert (await (await browser_of(world, "cleo")).get(f"{door}?code={mine['code']}")).status_code == 403
