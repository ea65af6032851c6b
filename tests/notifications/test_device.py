"""Pushes to a browser: switched on for this device, by kind, and over with the session."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from goodmob.core.database.statements import statement
from goodmob.notifications.rules.kinds import TYPES
from goodmob.notifications.rules.push import TOPICS
from goodmob.notifications.tables import push_subscription
from tests.core.http.far_server import answer
from tests.core.webpush.reading import App
from tests.notifications.pushing import PushService, post, push_service, read, subscribed
from tests.posts.saying import do, follow
from tests.web.reading import browser_of
from tests.web.reading import read as read_page
from tests.world.browser import fill, forms_of, sign_out
from tests.world.client import Client
from tests.world.world import World

ALL = statement(select(push_subscription))
SETTINGS = "/settings/notifications"
DEVICE = 1
"""The place of its form among those of the page."""


@pytest.fixture
async def service(world: World, tmp_path: Path) -> AsyncIterator[PushService]:
    async with push_service(world, tmp_path) as service:
        yield service


async def switched_on(browser: Client, app: App, endpoint: str, *topics: str) -> Any:
    """The answer to a browser that asks to be told of these things."""
    form: dict[str, Any] = {**app.keys, "endpoint": endpoint, "topics[]": list(topics)}
    return await fill(browser, await browser.get(SETTINGS), form, form=DEVICE)


async def renew(browser: Client, app: App, endpoint: str) -> Any:
    """The answer to the service worker of a browser that was given another address."""
    token = forms_of(await browser.get(SETTINGS))[DEVICE].values["csrf_token"]
    return await browser.post(f"{SETTINGS}/device/renew", data={**app.keys, "csrf_token": token, "endpoint": endpoint})


async def is_on(browser: Client) -> bool:
    """Whether the settings say that this browser is told."""
    page: BeautifulSoup = await read_page(browser, SETTINGS)
    return page.select_one("[data-off]") is not None


async def test_a_browser_is_told_in_the_language_of_its_person_and_led_to_the_post(
    world: World, service: PushService
) -> None:
    ada, ben, app = await world.person("ada", locale="fr"), await world.person("ben"), App()
    browser = await browser_of(world, "ada")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "Ben"})

    answered = await switched_on(browser, app, f"{service.url}/browser", "talk")
    said = await post(ben, "@ada Tea?")
    await world.settle()

    assert (answered.status_code, answered.headers["location"]) == (303, SETTINGS)
    [push] = service.got
    told = read(app, push)
    assert list(told) == ["title", "body", "lang", "icon", "tag", "url", "unread"]
    assert (told["title"], told["body"], told["lang"]) == ("Ben vous a mentionné", "@ada Tea?", "fr")
    assert (told["url"], told["unread"]) == (f"/@ben/{said['id']}", 1)
    assert ada.token not in str(told)


async def test_only_what_was_chosen_is_told(world: World, service: PushService) -> None:
    ada, ben, app = await world.person("ada"), await world.person("ben"), App()
    tea = await post(ada, "Tea is ready")
    await switched_on(await browser_of(world, "ada"), app, f"{service.url}/browser", "people")

    await post(ben, "@ada Coming")
    await do(ben, "favourite", tea)
    await follow(ben, ada)
    await world.settle()

    assert [read(app, push)["url"] for push in service.got] == ["/@ben"]


async def test_it_is_off_until_it_is_switched_on_and_after_it_is_switched_off(
    world: World, service: PushService
) -> None:
    _, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    before = await is_on(browser)

    await switched_on(browser, App(), f"{service.url}/browser", "talk")
    between = await is_on(browser), await is_on(await browser_of(world, "ada"))
    wanted = forms_of(await browser.get(SETTINGS))[DEVICE]
    await browser.post(f"{SETTINGS}/device/end", data=wanted.values)
    await post(ben, "@ada Tea?")
    await world.settle()

    assert (before, between, await is_on(browser)) == (False, (True, False), False)
    assert service.got == []


async def test_a_browser_that_is_reached_elsewhere_is_told_of_the_same(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    tea, moved = await post(ada, "Tea is ready"), App()
    browser = await browser_of(world, "ada")
    await switched_on(browser, App(), f"{service.url}/before", "talk")

    renewed = await renew(browser, moved, f"{service.url}/after")
    never = await renew(await browser_of(world, "ada"), App(), f"{service.url}/never")
    await post(ben, "@ada Coming")
    await do(ben, "favourite", tea)
    await world.settle()

    assert (renewed.status_code, never.status_code) == (204, 404)
    [push] = service.got
    assert (push.path, read(moved, push)["body"]) == ("/after", "@ada Coming")


@pytest.mark.parametrize("way", ["signs out", "is signed out elsewhere", "stays away"])
async def test_it_ends_with_the_session(world: World, service: PushService, way: str) -> None:
    _, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    await switched_on(browser, App(), f"{service.url}/browser", "talk")

    if way == "signs out":
        await sign_out(browser, await browser.get("/about"))
    elif way == "is signed out elsewhere":
        other = await browser_of(world, "ada")
        await fill(other, await other.get("/settings/sessions"))
    else:
        world.step(days=400)
    await post(ben, "@ada Tea?")
    await world.settle()

    assert service.got == []
    assert await world.house.db.all(ALL) == []


async def test_a_browser_that_is_gone_is_not_tried_again(world: World, service: PushService) -> None:
    _, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    await switched_on(browser, App(), f"{service.url}/browser", "talk")
    service.answers["/browser"] = [answer("410 Gone")]

    for words in ("@ada Tea?", "@ada Tea!"):
        await post(ben, words)
        await world.settle()

    assert len(service.got) == 1
    assert not await is_on(browser)


async def test_apps_and_browsers_of_a_person_are_told_beside_each_other(world: World, service: PushService) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App(), f"{service.url}/app")
    for number in range(2):
        await switched_on(await browser_of(world, "ada"), App(), f"{service.url}/{number}", "talk")

    await post(ben, "@ada Tea?")
    await world.settle()

    assert {push.path for push in service.got} == {"/app", "/0", "/1"}


@pytest.mark.parametrize("endpoint", ["", "http://push.example/a", "https://127.0.0.1/a"])
async def test_an_address_that_nothing_may_be_sent_to_is_refused(world: World, endpoint: str) -> None:
    await world.person("ada")

    answered = await switched_on(await browser_of(world, "ada"), App(), endpoint, "talk")

    assert answered.status_code == 422
    assert await world.house.db.all(ALL) == []


def test_every_type_belongs_to_one_thing_that_can_be_chosen() -> None:
    assert sorted(type_ for types in TOPICS.values() for type_ in types) == sorted(TYPES)
