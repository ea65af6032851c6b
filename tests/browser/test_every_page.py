"""Axe finds nothing on any page, in either light, on any screen; and nothing scrolls sideways. Drills keep pictures."""

import random

import pytest
from playwright.async_api import Page, expect

from tests.browser.addresses import addresses, without_an_address
from tests.browser.looking import equip, findings, keep_picture, too_wide
from tests.browser.village import settle_village
from tests.browser.windows import DESK, NARROW, PHONE, TABLET, Light, Windows
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

VIEWS: list[tuple[int, Light]] = [(width, light) for width in (NARROW, TABLET, DESK) for light in ("light", "dark")]

LOOKED_AT = 0.15
"""How many of the pages one run looks at, by lot; `make drill` looks at all of them, on every screen, in each light."""

OFTEN = 0.2
"""How many of those are looked at in another light too."""

REFUSED = {
    "/authorize_interaction?uri=https://far.example/@cleo": 404,
    "/links?url=https://garden.example/nothing": 404,
    "/auth/password/anything": 410,
    "/nowhere": 404,
    "/oauth/authorize?client_id=nobody": 400,
}


def test_every_page_has_a_sample_address(database: dict[str, str]) -> None:
    assert without_an_address() == []


async def visit(page: Page, address: str) -> None:
    """Opens a page that is there."""
    answer = await page.goto(address)
    assert answer is not None
    assert answer.status == REFUSED.get(address, 200), address


@pytest.mark.parametrize("who", ["", "ada"])
async def test_pages_by_lot_on_a_phone_and_some_elsewhere(on_air: World, windows: Windows, who: str) -> None:
    things = await settle_village(on_air)
    windows.expect("(Not Found)", "(Bad Request)", "(Gone)")
    page = await windows.open(who, width=PHONE)
    await equip(page)

    found: list[str] = []
    every = addresses(things, is_signed_in=bool(who))
    for address in random.sample(every, round(len(every) * LOOKED_AT)):
        await visit(page, address)
        found += await findings(page, PHONE, "light")
        found += await too_wide(page, NARROW)
        if random.random() < OFTEN:  # noqa: S311 - the seed of the run repeats it
            found += await findings(page, *random.choice(VIEWS))  # noqa: S311

    assert not found, "\n".join(found)


FORMS = [
    ("", "/auth/sign_up"),
    ("", "/auth/sign_in"),
    ("ada", "/compose"),
    ("ada", "/mobs/new"),
    ("ada", "/settings/password"),
]


async def test_forms_that_are_refused(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    windows.expect("(Unprocessable")
    opened = {who: await windows.open(who, width=PHONE) for who in ("", "ada")}
    for page in opened.values():
        await equip(page)

    found: list[str] = []
    for who, address in FORMS:
        page = opened[who]
        await visit(page, address)
        async with page.expect_navigation():
            await page.locator("main form").first.evaluate("(form) => form.submit()")
        await expect(page.locator("main .err").first).to_be_visible()
        found += [*await findings(page, PHONE, random.choice(["light", "dark"])), *await too_wide(page, NARROW)]  # noqa: S311

    assert not found, "\n".join(found)


@pytest.mark.drill
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("who", ["", "ada"])
@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, PHONE, TABLET, DESK])
async def test_every_page_on_every_screen_in_either_light(
    on_air: World, windows: Windows, who: str, width: int, light: Light
) -> None:
    things = await settle_village(on_air)
    windows.expect("(Not Found)", "(Bad Request)", "(Gone)")
    page = await windows.open(who, width=width, light=light)
    await equip(page)

    found: list[str] = []
    for address in addresses(things, is_signed_in=bool(who)):
        await visit(page, address)
        found += await findings(page, width, light)
        await keep_picture(page, address, width, light, who)

    assert not found, "\n".join(found)
