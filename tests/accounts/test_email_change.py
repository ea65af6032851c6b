"""Ada takes another address: it counts once she confirms it, and the old one hears of it."""

import re

import pytest

from goodmob.accounts.queries.people import person_of
from tests.accounts.visits import a_browser_of, is_in
from tests.world.browser import Response, fill
from tests.world.client import Client
from tests.world.world import PASSWORD, World

LINK = re.compile(r"/auth/confirm/\S+")
NEW = "ada@new.example"


async def want(browser: Client, email: str, password: str = PASSWORD) -> Response:
    """The answer to the form for another address."""
    return await fill(browser, await browser.get("/settings/email"), email=email, password=password)


async def address_of(world: World, client: Client) -> str:
    """The address under which somebody signs in."""
    behind = await person_of(world.house.db, int(client.id))
    assert behind is not None
    return behind.email


def link_to(world: World, address: str) -> str:
    """The link in the latest letter to an address."""
    text = [letter.text for letter in world.letters if letter.to == address][-1]
    found = LINK.search(text)
    assert found is not None
    return found[0]


async def test_the_new_address_counts_once_it_is_confirmed(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")

    assert (await want(browser, NEW)).status_code == 303
    await world.settle()
    waiting = await browser.get("/settings/email")
    assert await address_of(world, ada) == "ada@goodmob.test"
    assert [letter.to for letter in world.letters] == [NEW, "ada@goodmob.test"]
    assert NEW in world.letters[1].text
    assert f"{NEW} waits for you" in waiting.text
    link = link_to(world, NEW)
    done = await fill(browser, await browser.get(link))

    assert done.headers["location"] == "/settings/email"
    assert await address_of(world, ada) == NEW
    assert await is_in(browser)
    assert "waits for you" not in (await browser.get("/settings/email")).text
    assert (await fill(browser, await browser.get(link))).status_code == 410
    visitor = world.visitor()
    assert (await fill(visitor, await visitor.get("/auth/sign_in"), email=NEW, password=PASSWORD)).status_code == 303


@pytest.mark.parametrize(
    ("email", "password", "words"),
    [
        (NEW, "not hers", "not right"),
        ("ben@goodmob.test", PASSWORD, "Somebody has this"),
        ("Ben+x@goodmob.test", PASSWORD, "Somebody has this"),
        ("nothing", PASSWORD, "does not look right"),
        ("", PASSWORD, "fill this in"),
    ],
)
async def test_what_cannot_be_is_said_beside_the_field(world: World, email: str, password: str, words: str) -> None:
    await world.person("ben")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    page = await want(browser, email, password)
    await world.settle()

    assert page.status_code == 422
    assert words in page.text
    assert list(world.letters) == []


async def test_a_new_password_stops_a_change_that_somebody_else_asked_for(world: World) -> None:
    ada = await world.person("ada")
    browser, thief = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")
    await want(thief, "thief@new.example")
    await world.settle()
    link = link_to(world, "thief@new.example")

    await fill(browser, await browser.get("/settings/password"), current_password=PASSWORD, new_password="nine chars")

    assert (await fill(thief, await thief.get(link))).status_code == 410
    assert await address_of(world, ada) == "ada@goodmob.test"


async def test_only_the_latest_wish_counts_and_for_three_days(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await want(browser, "first@new.example")
    await world.settle()
    await want(browser, NEW)
    await world.settle()

    assert (await fill(browser, await browser.get(link_to(world, "first@new.example")))).status_code == 410
    world.step(days=3, minutes=1)
    assert (await fill(browser, await browser.get(link_to(world, NEW)))).status_code == 410
    assert await address_of(world, ada) == "ada@goodmob.test"
    assert NEW not in (await browser.get("/settings/email")).text


async def test_an_address_that_was_taken_meanwhile_stays_with_whoever_has_it(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await want(browser, "ben@goodmob.test")
    await world.settle()
    await world.person("ben")

    assert (await fill(browser, await browser.get(link_to(world, "ben@goodmob.test")))).status_code == 410
    assert await address_of(world, ada) == "ada@goodmob.test"


async def test_a_letter_to_the_old_address_opens_nothing_any_more(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    visitor = world.visitor()
    await fill(visitor, await visitor.get("/auth/password"), email="ada@goodmob.test")
    await world.settle()
    found = re.search(r"/auth/password/\S+", world.letters[-1].text)
    assert found is not None
    await want(browser, NEW)
    await world.settle()

    await fill(browser, await browser.get(link_to(world, NEW)))

    assert (await visitor.get(found[0])).status_code == 410
