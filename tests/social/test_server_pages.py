"""Hiding other servers in a browser, after a look at what that ends."""

from tests.social.test_buttons import press
from tests.social.test_hidden_domain import BLOCKS, acquainted
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.world import World

PLACE = "/settings/servers"


async def test_what_hiding_ends_is_told_before_it_does(world: World) -> None:
    ada = await world.person("ada")
    await acquainted(world, ada, "far.example")
    browser = await browser_of(world, "ada")

    asked = await browser.get(f"{PLACE}?domain=Far.Example")
    assert "You follow 1 person there, and 1 follows you." in " ".join(asked.text.split())
    assert await ada.api("GET", BLOCKS) == []

    await fill(browser, asked)
    assert await ada.api("GET", BLOCKS) == ["far.example"]
    assert texts(await read(browser, PLACE), ".lists bdi") == ["far.example"]

    await press(browser, PLACE, "/show")
    assert await ada.api("GET", BLOCKS) == []


async def test_names_that_are_no_other_server_are_refused_with_a_remedy(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    for name in ("not a name", "goodmob.test"):
        answer = await browser.get(f"{PLACE}?domain={name}")
        assert (answer.status_code, "such as example.org" in answer.text) == (422, True)
    form = await browser.get(f"{PLACE}?domain=far.example")
    for name in ("not a name", "goodmob.test"):
        assert (await fill(browser, form, domain=name)).status_code == 422
    assert await ada.api("GET", BLOCKS) == []
