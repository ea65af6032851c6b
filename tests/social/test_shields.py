"""A shield keeps strangers off: the target sees nothing of them, staff see one case."""

from typing import Any

import pytest
from sqlalchemy import func, select

from goodmob.core.database.statements import statement
from goodmob.social.tables.shields import shield
from tests.moderation.filing import staff
from tests.posts.saying import follow, say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.world import Client, World

SHIELD = "/api/v1/shield"
COUNT = statement(select(func.count()).select_from(shield))
BRIGADE = 8


async def told(who: Client) -> list[str]:
    """Who told somebody of what, the newest first."""
    notices: list[Any] = await who.api("GET", "/api/v1/notifications", params={"limit": 80})
    return [f"{notice['account']['username']} {notice['type']}" for notice in notices]


async def below(who: Client, post: Any) -> list[str]:
    """The authors of what somebody sees below a post."""
    context = await who.api("GET", f"/api/v1/statuses/{post['id']}/context")
    return [answer["account"]["username"] for answer in context["descendants"]]


async def test_it_goes_up_and_down(world: World) -> None:
    ada = await world.person("ada")
    assert await ada.api("GET", SHIELD) == {"up": False, "raised_at": None, "expires_at": None, "kept": 0}

    up = await ada.api("POST", SHIELD, json={"hours": 2})
    assert (up["up"], up["kept"]) == (True, 0)
    world.step(hours=1)
    longer = await ada.api("POST", SHIELD, json={"hours": 2})
    assert longer["raised_at"] == up["raised_at"] < up["expires_at"] < longer["expires_at"]
    assert not (await ada.api("DELETE", SHIELD))["up"]
    await ada.api("POST", SHIELD)
    world.step(hours=25)
    assert not (await ada.api("GET", SHIELD))["up"]
    for hours in (0, -1, 169):
        assert (await ada.request("POST", SHIELD, json={"hours": hours})).status_code == 422


async def brigade(world: World, strangers: int) -> None:
    """So many strangers answer somebody whose shield is up: she sees none of them, staff see one case."""
    ada, mo = await world.person("ada"), await staff(world, "mo")
    post = await say(ada, "I like trains")
    world.step(minutes=1)
    await ada.api("POST", SHIELD, json={"hours": 24})
    for number in range(strangers):
        stranger = await world.person(f"stranger{number}")
        await say(stranger, "@ada no", in_reply_to_id=post["id"])
    await world.settle()

    assert await told(ada) == []
    assert await below(ada, post) == []
    assert len(await below(mo, post)) == strangers
    requests = await ada.api("GET", "/api/v1/notifications/requests")
    assert len(requests) == min(strangers, 40)
    [case] = await mo.api("GET", "/api/v1/admin/cases")
    assert (case["kind"], case["count"], case["target_account"]["username"]) == ("attack", strangers, "ada")
    assert len(await mo.api("GET", "/api/v1/notifications", params={"types[]": "admin.report"})) == 1
    assert (await ada.api("GET", SHIELD))["kept"] == strangers

    await ada.api("DELETE", SHIELD)
    assert await told(ada) == []
    assert len(await below(ada, post)) == strangers


async def test_strangers_who_come_in_a_crowd_are_kept_off(world: World) -> None:
    await brigade(world, BRIGADE)


@pytest.mark.parametrize("way", ["mention", "quote", "message", "request", "favourite", "boost"])
async def test_strangers_do_not_reach_one(world: World, way: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "I like trains")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"locked": True})
    world.step(minutes=1)
    await ada.api("POST", SHIELD)

    match way:
        case "mention":
            await say(ben, "@ada hear me")
        case "quote":
            await say(ben, "Look", quoted_status_id=post["id"])
        case "message":
            await say(ben, "@ada psst", visibility="direct")
        case "request":
            await follow(ben, ada)
        case "favourite":
            await ben.api("POST", f"/api/v1/statuses/{post['id']}/favourite")
        case "boost":
            await ben.api("POST", f"/api/v1/statuses/{post['id']}/reblog")
    await world.settle()

    assert await told(ada) == []
    assert await ada.api("GET", "/api/v1/conversations") == []


@pytest.mark.parametrize("tie", ["followed", "follower", "spoken to", "let in"])
async def test_whom_one_knew_still_does(world: World, tie: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "I like trains")
    match tie:
        case "followed":
            await follow(ada, ben)
        case "follower":
            await follow(ben, ada)
        case "spoken to":
            await say(ada, "@ben hello")
        case "let in":
            await ada.api("PATCH", "/api/v2/notifications/policy", json={"for_not_following": "filter"})
            await say(ben, "@ada knock")
            await world.settle()
            [request] = await ada.api("GET", "/api/v1/notifications/requests")
            await ada.api("POST", f"/api/v1/notifications/requests/{request['id']}/accept")
    await world.settle()
    world.step(minutes=1)
    await ada.api("POST", SHIELD)

    answer = await say(ben, "@ada me too", in_reply_to_id=post["id"])
    await world.settle()

    assert "ben mention" in await told(ada)
    if tie != "let in":
        assert await below(ada, post) == ["ben"]
    assert answer["id"]


async def test_who_follows_only_now_is_a_stranger_still(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "I like trains")
    world.step(minutes=1)
    await ada.api("POST", SHIELD)
    world.step(minutes=1)
    await follow(ben, ada)
    await say(ben, "@ada hear me", in_reply_to_id=post["id"])
    await world.settle()

    assert (await told(ada), await below(ada, post)) == ([], [])


async def test_the_switch_in_the_settings(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    page = await browser.get("/settings/shield")
    [form] = [one for one in forms_of(page) if one.action.endswith("/settings/shield")]

    assert (await browser.post(form.action, data={**form.values, "hours": "72"})).headers[
        "location"
    ] == "/settings/shield"
    page = await browser.get("/settings/shield")
    assert "Your shield is up until" in page.text
    [form] = [one for one in forms_of(page) if one.action.endswith("/settings/shield/lower")]
    await browser.post(form.action, data=form.values)
    assert "Your shield is up until" not in (await browser.get("/settings/shield")).text
    assert "/settings/shield" in (await browser.get("/notifications")).text


async def test_who_is_gone_has_none(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("POST", SHIELD)
    browser = await browser_of(world, "ada")
    page = await browser.get("/settings/delete")
    [form] = [one for one in forms_of(page) if one.action.endswith("/settings/delete")]
    await browser.post(form.action, data={**form.values, "password": "correct horse battery staple", "username": "ada"})
    await world.settle()
    assert await world.house.db.value(COUNT) == 0
