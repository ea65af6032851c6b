"""A mob that grows too fast is shown to nobody new until a person has looked at it."""

import pytest

from goodmob.app.commands.mobs import reset
from goodmob.app.commands.wishes import OneMob
from goodmob.mobs.rules.brakes import Growth, Pace, why_paused
from tests.mobs.calling import MOBS, call, join, look, refused
from tests.moderation.filing import staff
from tests.web.reading import browser_of
from tests.world.world import World

PACE = Pace(100, 5)


@pytest.mark.parametrize(
    ("growth", "why"),
    [
        (Growth(100, 100, None), None),
        (Growth(101, 101, None), "hour"),
        (Growth(5_000, 10, None), None),
        (Growth(50, 10, 10), None),
        (Growth(51, 10, 10), "size"),
        (Growth(51, 10, 10, seen=51), None),
        (Growth(256, 10, 10, seen=51), "size"),
    ],
)
def test_when_a_person_has_to_look(growth: Growth, why: str | None) -> None:
    assert why_paused(growth, PACE) == why


async def test_a_mob_that_grows_too_fast_waits_for_a_person(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    zoe, mo = await staff(world, "zoe"), await world.person("mo")
    world.change(growth_per_hour=2)
    mob = await call(world, ben)
    for guest in (ada, cleo):
        await join(guest, mob)
        await world.settle()
    assert [one["id"] for one in await mo.api("GET", MOBS)] == [mob["id"]]

    await join(mo, mob)
    world.step(seconds=6)
    for _ in range(2):  # first it is looked at, and then follows what follows from that
        await world.settle()

    assert await zoe.api("GET", MOBS) == []
    assert (await look(mo, mob))["paused"]
    assert (await look(mo, mob))["me"]["state"] == "confirmed"
    assert [one["id"] for one in await ben.api("GET", MOBS)] == [mob["id"]]
    [case] = await zoe.api("GET", "/api/v1/admin/cases")
    assert (case["kind"], case["count"], case["mob_ids"], case["overdue"]) == ("growth", 3, [mob["id"]], False)
    told = await zoe.api("GET", "/api/v1/notifications", params={"types[]": "admin.report"})
    assert [notice["report"]["id"] for notice in told] == [case["id"]]
    assert "mob.paused" in [notice["type"] for notice in await ben.api("GET", "/api/v1/notifications")]


async def test_nothing_but_a_person_resets_it(world: World) -> None:
    ben, ada, zoe = await world.person("ben"), await world.person("ada"), await staff(world, "zoe")
    world.change(growth_per_hour=1)
    mob = await call(world, ben, hours=24 * 30)
    for guest in (ada, zoe):
        await join(guest, mob)
    await world.settle()
    assert (await look(ada, mob))["paused"]

    world.step(days=20)
    await world.settle()
    assert (await look(ada, mob))["paused"]
    place = f"/api/v1/admin/mobs/{mob['id']}/reset"
    assert (await refused(ada, "POST", place))[0] == 403

    shown = await zoe.api("POST", place)
    await world.settle()
    assert not shown["paused"]
    assert [one["id"] for one in await ada.api("GET", MOBS)] == [mob["id"]]
    assert (await refused(zoe, "POST", place))[0] == 409


async def test_it_is_paused_again_and_reset_from_the_command_line(world: World) -> None:
    ben, people = await world.person("ben"), [await world.person(f"guest{number}") for number in range(6)]
    world.change(growth_per_hour=2)
    mob = await call(world, ben)
    for guest in people[:3]:
        await join(guest, mob)
    await world.settle()
    assert (await look(ben, mob))["paused"]

    world.step(seconds=1)
    await reset(world.house, OneMob(int(mob["id"])))
    await world.settle()
    world.step(seconds=10)
    await join(people[3], mob)
    await world.settle()
    assert not (await look(ben, mob))["paused"]
    for guest in people[4:]:
        await join(guest, mob)
    world.step(seconds=10)
    await world.settle()
    assert (await look(ben, mob))["paused"]


async def test_it_is_far_larger_than_its_host_said(world: World) -> None:
    ben, people = await world.person("ben"), [await world.person(f"guest{number}") for number in range(5)]
    world.change(growth_times=2)
    mob = await call(world, ben, cap=2)
    for guest in people:
        await join(guest, mob)
        world.step(seconds=6)
        await world.settle()

    assert (await look(ben, mob))["paused"]


async def test_pages_that_show_mobs_to_strangers_leave_it_out(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    world.change(growth_per_hour=1)
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    mob = await call(world, ben, hours=2, visibility="public")
    await ada.api("POST", f"/api/v1/statuses/{mob['status_id']}/favourite")
    await world.settle()
    assert len(await cleo.api("GET", "/api/v1/trends/statuses")) == 1
    for guest in (ada, cleo):
        await join(guest, mob)
    world.step(minutes=6)
    await world.settle()

    browser = await browser_of(world, "cleo")
    for page in ("/mobs", "/mobs.rss", "/explore", "/public", "/public.rss"):
        assert mob["title"] not in (await browser.get(page)).text, page
    assert mob["title"] in (await browser.get(f"/mobs/{mob['id']}")).text
    assert mob["title"] in (await browser.get("/mobs/mine")).text
    assert await cleo.api("GET", "/api/v1/trends/statuses") == []
    assert await cleo.api("GET", "/api/v1/timelines/public") == []

    await reset(world.house, OneMob(int(mob["id"])))
    await world.settle()
    assert len(await cleo.api("GET", "/api/v1/timelines/public")) == 1
    assert len(await cleo.api("GET", "/api/v1/trends/statuses")) == 1
