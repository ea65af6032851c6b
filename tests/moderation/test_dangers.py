"""Somebody says that a mob is dangerous: a case with a clock, and a halt that reaches every surface."""

import pytest

from goodmob.app.commands.mobs import halt
from goodmob.app.commands.wishes import OneMob
from goodmob.app.routes import PAGES, ROUTES
from goodmob.core.clock import HOUR, MINUTE, iso
from goodmob.moderation.rules.cases import danger_due
from tests.mobs.calling import MOBS, call, join, look, refused
from tests.moderation.filing import ADMIN, staff
from tests.posts.saying import say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.world import World

CASES = "/api/v1/admin/cases"


@pytest.mark.parametrize(
    ("starts_in", "due_in"),
    [(24 * HOUR, HOUR), (HOUR // 2, HOUR // 2), (MINUTE, 5 * MINUTE), (0, 5 * MINUTE), (-HOUR, 5 * MINUTE)],
)
def test_until_when_somebody_looks(starts_in: int, due_in: int) -> None:
    assert danger_due(10**15, 10**15 + starts_in) == 10**15 + due_in


async def test_what_is_due_first_stands_on_top_and_says_when_it_is_late(world: World) -> None:
    ben, ada, zoe = await world.person("ben"), await world.person("ada"), await staff(world, "zoe")
    later, sooner = await call(world, ben, hours=24), await call(world, ben, hours=0.5)

    for mob in (later, sooner):
        told = await ada.api("POST", f"{MOBS}/{mob['id']}/danger", json={"reason": "The bridge is closed"})
        assert told["comment"] == "The bridge is closed"
    await world.settle()
    cases = await zoe.api("GET", CASES)

    assert [case["mob_ids"] for case in cases] == [[sooner["id"]], [later["id"]]]
    assert [case["due_at"] for case in cases] == [iso(world.clock.now() + HOUR // 2), iso(world.clock.now() + HOUR)]
    assert [(case["kind"], case["overdue"]) for case in cases] == [("danger", False)] * 2
    world.step(minutes=40)
    assert [case["overdue"] for case in await zoe.api("GET", CASES)] == [True, False]
    await zoe.api("POST", f"{ADMIN}/{cases[0]['id']}/resolve")
    assert [case["mob_ids"] for case in await zoe.api("GET", CASES)] == [[later["id"]]]
    assert (await refused(ada, "GET", CASES))[0] == 403


async def test_staff_hear_of_each_who_says_so_once(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    zoe = await staff(world, "zoe")
    mob = await call(world, ben)
    danger = f"{MOBS}/{mob['id']}/danger"
    for who in (ada, ada, cleo):
        await who.api("POST", danger)
    await world.settle()

    assert len(await zoe.api("GET", CASES)) == 2
    notices = await zoe.api("GET", "/api/v1/notifications", params={"types[]": "admin.report"})
    assert len(notices) == 2
    assert (await refused(ben, "POST", danger))[0] == 409
    assert await refused(ada, "POST", danger, json={"reason": "x" * 5_000}) == (422, "reason")


async def test_one_press_on_the_page(world: World) -> None:
    ben, zoe = await world.person("ben"), await staff(world, "zoe")
    await world.person("ada")
    mob = await call(world, ben)
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/mobs/{mob['id']}")
    [form] = [one for one in forms_of(page) if one.action.endswith("/danger")]

    answer = await browser.post(form.action, data=form.values)

    assert answer.headers["location"] == f"/mobs/{mob['id']}"
    assert [case["mob_ids"] for case in await zoe.api("GET", CASES)] == [[mob["id"]]]
    assert "/danger" not in (await (await browser_of(world, "ben")).get(f"/mobs/{mob['id']}")).text


async def test_a_halt_reaches_every_surface(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    mob = await call(world, ben, title="Swim across the lock", hours=2)
    await join(ada, mob)
    await world.settle()

    await halt(world.house, OneMob(int(mob["id"])))
    await world.settle()

    browser = await browser_of(world, "cleo")
    for route in PAGES:
        if route.method == "GET" and route.path.startswith("/mobs"):
            page = await browser.get(route.path.replace(":id", mob["id"]))
            assert f'action="/mobs/{mob["id"]}/join"' not in page.text, route.path
            assert f'href="/mobs/{mob["id"]}/join"' not in page.text, route.path
    for address in ("/mobs", "/mobs.rss"):
        assert mob["title"] not in (await world.anyone.get(address)).text, address
    for route in ROUTES:
        if route.method == "GET" and route.path.startswith("/api/v1/mobs/:id"):
            shown = await cleo.request("GET", route.path.replace(":id", mob["id"]))
            assert '"state":"gathering"' not in shown.text, route.path
    assert mob["id"] not in [one["id"] for one in await cleo.api("GET", MOBS)]
    assert (await look(cleo, mob))["state"] == "halted"
    assert (await cleo.api("GET", f"/api/v1/statuses/{mob['status_id']}"))["mob"]["state"] == "halted"
    assert (await refused(cleo, "POST", f"{MOBS}/{mob['id']}/join"))[0] == 409
    await say(cleo, "#join", in_reply_to_id=mob["status_id"])
    await world.settle()
    assert (await look(cleo, mob))["me"] is None
    assert "mob.refused" in [one["type"] for one in await cleo.api("GET", "/api/v1/notifications")]
    assert "mob.halted" in [one["type"] for one in await ada.api("GET", "/api/v1/notifications")]
    assert "topped" in (await browser.get(f"/mobs/{mob['id']}")).text


async def test_staff_halt_and_resume_by_api(world: World) -> None:
    ben, ada, zoe = await world.person("ben"), await world.person("ada"), await staff(world, "zoe")
    mob = await call(world, ben)
    place = f"/api/v1/admin/mobs/{mob['id']}"

    assert (await refused(ada, "POST", f"{place}/halt"))[0] == 403
    assert (await zoe.api("POST", f"{place}/halt"))["state"] == "halted"
    assert (await zoe.api("POST", f"{place}/resume"))["state"] == "gathering"
    assert (await refused(zoe, "POST", f"{place}/resume"))[0] == 409
    world.change(crowd=10)
    await zoe.api("POST", f"{place}/halt")
    assert (await call(world, ben, place={"text": "Canal"}))["cap"] == 2
