"""How large a mob may be: by trust, with a co-steward, with a plan; and nobody is refused silently."""

from typing import Any

import pytest

from goodmob.commitments.rules.terms import Role
from goodmob.core.clock import DAY
from goodmob.mobs.rules.brakes import Places, Steps, Trust, crowd_for, may_steward, within
from tests.mobs.calling import MOBS, call, join, look, refused
from tests.moderation.filing import staff
from tests.world.world import Client, World

STREET = {"place": {"text": "Canal quarter"}}
STEPS = Steps(50, 500)

LADDER = [
    (Trust(), 0, None, 50),
    (Trust(age=29 * DAY, well=3), 0, None, 50),
    (Trust(age=30 * DAY), 0, None, 50),
    (Trust(age=30 * DAY, well=1), 0, None, 150),
    (Trust(age=400 * DAY, well=4), 0, None, 150),
    (Trust(age=180 * DAY, well=5), 0, None, 500),
    (Trust(), 1, None, 500),
    (Trust(), 3, None, 500),
    (Trust(age=180 * DAY, well=5), 1, None, 500),
    (Trust(age=400 * DAY, well=5, doubted=True), 0, None, 10),
    (Trust(doubted=True), 2, None, 10),
    (Trust(doubted=True), 0, 300, 300),
    (Trust(), 0, 3_000, 3_000),
    (Trust(), 1, 100, 500),
    (Trust(word=7), 2, None, 7),
    (Trust(word=7), 0, 40, 40),
    (Trust(word=9_000, doubted=True), 0, None, 9_000),
]


@pytest.mark.parametrize(("trust", "stewards", "approved", "crowd"), LADDER)
def test_the_ladder(trust: Trust, stewards: int, approved: int | None, crowd: int) -> None:
    assert crowd_for(trust, STEPS, stewards=stewards, approved=approved) == crowd


@pytest.mark.parametrize(
    ("wished", "allowed", "places"),
    [
        (Places(None), None, Places(None)),
        (Places(None), 5, Places(5)),
        (Places(3), 5, Places(3)),
        (Places(9), 5, Places(5)),
        (Places(None, (Role("Cook", 2), Role("Help", None))), 10, Places(None, (Role("Cook", 2), Role("Help", 8)))),
        (Places(None, (Role("Cook", 9), Role("Help", 9))), 5, Places(None, (Role("Cook", 3), Role("Help", 2)))),
        (Places(None, (Role("Cook", 1), Role("Help", 2))), 9, Places(None, (Role("Cook", 1), Role("Help", 2)))),
    ],
)
def test_the_places_there_are_for_now(wished: Places, allowed: int | None, places: Places) -> None:
    assert within(wished, allowed) == places


@pytest.mark.parametrize(
    ("trust", "may"),
    [(Trust(age=7 * DAY), True), (Trust(age=6 * DAY), False), (Trust(age=70 * DAY, doubted=True), False)],
)
def test_who_may_be_a_co_steward(trust: Trust, may: bool) -> None:
    assert may_steward(trust) is may


async def crowded(world: World, host: Client, *guests: Client, **more: Any) -> tuple[Any, list[str]]:
    """A mob of the host in the street, and how the guests who join it stand."""
    world.change(crowd=2, crowd_shared=3)
    mob = await call(world, host, **STREET, **more)
    return mob, [(await join(guest, mob))["state"] for guest in guests]


async def people(world: World, *names: str) -> list[Client]:
    """Several people."""
    return [await world.person(name) for name in names]


async def test_who_comes_beyond_waits_in_the_line_and_is_told_why(world: World) -> None:
    ben, ada, cleo, mo = await people(world, "ben", "ada", "cleo", "mo")
    mob, states = await crowded(world, ben, ada, cleo, mo)

    assert states == ["confirmed", "confirmed", "waitlisted"]
    seen = await look(mo, mob)
    assert seen["crowd"] == {"allowed": 2, "wanted": None, "plan": False, "approved": None}
    assert (seen["cap"], seen["me"]["position"]) == (2, 1)


@pytest.mark.parametrize(
    "more", [{"place": None}, {"visibility": "private"}, {"verb": "say"}, {"verb": "report"}, {"cap": 2}]
)
async def test_mobs_that_gather_nobody_or_few_have_no_bound(world: World, more: dict[str, Any]) -> None:
    ben = await world.person("ben")
    world.change(crowd=2)

    mob = await call(world, ben, **{**STREET, **more})

    assert (mob["cap"], mob["crowd"]) == (None, None) if "cap" not in more and more.get("verb") != "say" else True


async def test_everybody_who_says_something_has_a_ladder_of_their_own(world: World) -> None:
    ben = await world.person("ben")
    world.change(crowd=2, voices=4)

    assert (await call(world, ben, verb="say", cap=9))["cap"] == 4


async def test_more_cannot_be_needed_than_may_come(world: World) -> None:
    ben = await world.person("ben")
    world.change(crowd=2)
    wish = {"title": "Clean", "verb": "do", "starts_at": "2026-12-24T12:00", "ends_at": "2026-12-24T13:00", **STREET}

    response = await ben.request("POST", MOBS, json={**wish, "threshold": 3})
    draft = await ben.api("POST", MOBS, json={**wish, "threshold": 3, "draft": True})

    assert response.status_code == 422
    assert "name a co-steward or send staff a plan" in response.json()["error"]
    assert await refused(ben, "POST", f"{MOBS}/{draft['id']}/publish") == (422, "threshold")


async def test_a_co_steward_lets_more_come(world: World) -> None:
    ben, ada, cleo, mo = await people(world, "ben", "ada", "cleo", "mo")
    world.step(days=8)
    mob, _ = await crowded(world, ben, ada, cleo, mo)
    place = f"{MOBS}/{mob['id']}/stewards"

    asked = await ben.api("POST", place, json={"account_id": ada.id})
    await world.settle()
    assert [one["accepted_at"] for one in asked] == [None]
    assert await cleo.api("GET", place) == []
    assert [notice["type"] for notice in await ada.api("GET", "/api/v1/notifications")][:1] == ["mob.steward"]
    assert (await look(mo, mob))["me"]["state"] == "waitlisted"

    [steward] = await ada.api("POST", f"{place}/accept")
    await world.settle()

    assert steward["accepted_at"] is not None
    assert (await look(mo, mob))["me"]["state"] == "offered"
    assert (await look(mo, mob))["crowd"]["allowed"] == 3
    assert [one["account"]["username"] for one in await cleo.api("GET", place)] == ["ada"]
    await ada.api("DELETE", f"{place}/{ada.id}")
    assert (await look(mo, mob))["me"]["state"] == "offered"


async def test_who_cannot_be_a_co_steward(world: World) -> None:
    ben, ada = await people(world, "ben", "ada")
    mob, _ = await crowded(world, ben)
    place = f"{MOBS}/{mob['id']}/stewards"

    assert await refused(ben, "POST", place, json={"account_id": ada.id}) == (422, "account_id")
    assert await refused(ben, "POST", place, json={"account_id": ben.id}) == (422, "account_id")
    assert await refused(ben, "POST", place, json={"account_id": "123"}) == (422, "account_id")
    assert (await refused(ada, "POST", place, json={"account_id": ada.id}))[0] == 403
    assert (await refused(ada, "POST", f"{place}/accept"))[0] == 404
    world.step(days=8)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    assert await refused(ben, "POST", place, json={"account_id": ada.id}) == (422, "account_id")


async def test_staff_agree_to_a_plan(world: World) -> None:
    ben, ada, cleo, mo = await people(world, "ben", "ada", "cleo", "mo")
    zoe = await staff(world, "zoe")
    mob, _ = await crowded(world, ben, ada, cleo, mo)
    approve = f"/api/v1/admin/mobs/{mob['id']}/approve"
    assert (await refused(zoe, "POST", approve, json={"places": 9}))[0] == 404

    sent = await ben.api("POST", f"{MOBS}/{mob['id']}/plan", json={"text": "Two ways out, ten helpers", "places": 9})
    await world.settle()
    [case] = await zoe.api("GET", "/api/v1/admin/cases")

    assert sent["crowd"]["plan"]
    assert (case["kind"], case["comment"], case["count"]) == ("plan", "Two ways out, ten helpers", 9)
    assert case["mob_ids"] == [mob["id"]]
    assert (await refused(ben, "POST", approve, json={"places": 9}))[0] == 403
    await zoe.api("POST", approve, json={"places": 9})
    await world.settle()
    seen = await look(mo, mob)
    assert (seen["crowd"]["approved"], seen["cap"], seen["me"]["state"]) == (9, 9, "offered")


async def test_staff_say_how_many_somebody_may_gather(world: World) -> None:
    ben, zoe = await world.person("ben"), await staff(world, "zoe")
    world.change(crowd=2)
    word = f"/api/v1/admin/accounts/{ben.id}/crowd"

    await zoe.api("POST", word, json={"places": 40})
    assert (await call(world, ben, **STREET, cap=30))["cap"] == 30
    await zoe.api("POST", word, json={})
    assert (await call(world, ben, **STREET, cap=30))["cap"] == 2


async def test_what_the_host_wished_for_is_not_forgotten(world: World) -> None:
    ben = await world.person("ben")
    mob, _ = await crowded(world, ben, cap=40)
    assert (mob["cap"], mob["crowd"]["wanted"]) == (2, 40)

    changed = await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"title": "Pick up two"})

    assert (changed["cap"], changed["crowd"]["wanted"]) == (2, 40)
    fewer = await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"cap": 1})
    assert (fewer["cap"], fewer["crowd"]) == (1, None)
