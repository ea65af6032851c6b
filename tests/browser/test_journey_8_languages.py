"""The eighth journey: a reader changes language, and pages from the right are as whole as those from the left."""

import pytest
from playwright.async_api import expect

from tests.browser.looking import equip, findings, too_wide
from tests.browser.mirrored import CODE, speak_mirrored
from tests.browser.village import settle_village
from tests.browser.windows import DESK, PHONE, Windows
from tests.posts.saying import say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

MAIN = [
    pytest.param(
        *("", ["/", "/@ada", "/mobs/{live}", "/explore", "/auth/sign_up", "/about", "/nowhere"]),
        marks=pytest.mark.drill,
    ),
    (
        "ada",
        ["/home", "/notifications", "/conversations", "/compose", "/@ben/{answer}", "/mobs/new", "/settings/server"],
    ),
]


async def test_a_reader_changes_language_and_it_goes_along(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    await say(ada, "Tea?")
    stranger = await windows.open()

    await stranger.goto("/about")
    await stranger.get_by_role("link", name="Français").click()
    await expect(stranger.get_by_role("heading", name="Avec votre application")).to_be_visible()
    await stranger.goto("/@ada")
    await expect(stranger.locator("html[lang=fr][dir=ltr]")).to_have_count(1)
    await expect(stranger.get_by_text("message", exact=True)).to_be_visible()

    own, other = await windows.open("ada"), await windows.open("ada", width=PHONE)
    await own.goto("/settings/appearance")
    await own.get_by_label("Español").check()
    await own.locator("main button[type=submit]").first.click()
    await expect(own.locator(".notice").get_by_text("Tus opciones están guardadas.")).to_be_visible()
    await other.goto("/home")
    await expect(other.get_by_role("heading", name="Inicio")).to_be_visible()


@pytest.mark.parametrize(("who", "samples"), MAIN)
async def test_pages_from_the_right_are_whole(
    on_air: World, windows: Windows, monkeypatch: pytest.MonkeyPatch, who: str, samples: list[str]
) -> None:
    things = await settle_village(on_air)
    speak_mirrored(monkeypatch)
    windows.expect("(Not Found)")
    page = await windows.open(who, width=DESK)
    await equip(page)

    found: list[str] = []
    for sample in samples:
        await page.goto(f"{sample.format_map(things)}?lang={CODE}")
        await expect(page.locator("html")).to_have_attribute("dir", "rtl")
        found += await findings(page, DESK, "light")
        rail = await page.locator(".rail").bounding_box()
        main = await page.locator("main").bounding_box()
        assert rail is not None
        assert main is not None
        assert rail["x"] > main["x"], sample
        found += [*await findings(page, PHONE, "dark"), *await too_wide(page, PHONE)]

    assert not found, "\n".join(found)
