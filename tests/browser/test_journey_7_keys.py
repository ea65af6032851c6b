"""By keyboard: single keys go along every list, open, unveil and lead elsewhere, and never while somebody types."""

import pytest
from playwright.async_api import expect

from tests.browser.keys import open_page, press, tab_to
from tests.browser.windows import Windows
from tests.mobs.scene import called
from tests.posts.saying import follow, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_keys_along_a_timeline(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    older = await say(ben, "The kettle is on")
    veiled = await say(ben, "It is Earl Grey", spoiler_text="The end of the story")
    page = await windows.open("ada")
    await open_page(page, "/home")

    await page.keyboard.press("j")
    await expect(page.locator(f"#post-{veiled['id']}")).to_be_focused()
    await expect(page.get_by_text("It is Earl Grey")).to_be_hidden()
    await page.keyboard.press("x")
    await expect(page.get_by_text("It is Earl Grey")).to_be_visible()
    await page.keyboard.press("x")
    await expect(page.get_by_text("It is Earl Grey")).to_be_hidden()
    await page.keyboard.press("j")
    await expect(page.locator(f"#post-{older['id']}")).to_be_focused()
    await say(ben, "Fresh tea")
    await expect(page.get_by_role("button", name="1 new post")).to_be_visible()
    await page.keyboard.press(".")
    await expect(page.locator("#timeline > li:first-child")).to_contain_text("Fresh tea")
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/@ben/{older['id']}")
    await expect(page.locator("key-map:defined")).to_be_attached()
    await page.keyboard.press("l")
    await expect(page.locator(".focus-post").get_by_role("button", name="Favourite")).to_have_attribute(
        "aria-pressed", "true"
    )
    await page.keyboard.press("o")
    await page.wait_for_url("**/@ben")


async def test_keys_lead_to_places_and_are_letters_while_somebody_types(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ben, ada)
    mob = await called(on_air, ben)
    page = await windows.open("ada")
    await open_page(page, "/about")

    for key, place in (("n", "/notifications"), ("m", "/mobs"), ("s", "/settings"), ("h", "/home")):
        await page.keyboard.press("g")
        await page.keyboard.press(key)
        await page.wait_for_url(f"**{place}")
        await expect(page.locator("key-map:defined")).to_be_attached()
    await page.keyboard.press("/")
    await page.keyboard.type("gnjx.?")
    await expect(page.locator("#q")).to_have_value("gnjx.?")
    await page.keyboard.press("Escape")
    await expect(page.locator("#q")).not_to_be_focused()
    await page.keyboard.press("n")
    await page.keyboard.type("gnjx.?")
    await expect(page.locator("#compose-text")).to_have_value("gnjx.?")

    await open_page(page, "/notifications")
    await page.keyboard.press("j")
    await expect(page.locator(".told__line").first).to_be_focused()
    await open_page(page, "/mobs")
    await page.keyboard.press("j")
    await expect(page.locator(f"#mob-{mob['id']}")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/mobs/{mob['id']}")


async def test_single_keys_are_switched_off_in_the_settings(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/settings/appearance")

    await press(page, page.locator("main").get_by_label("Use single keys in this browser"), "Space")
    await tab_to(page, page.get_by_role("button", name="Save"))
    await page.keyboard.press("g")
    await page.keyboard.press("h")
    await page.reload()

    await expect(page.locator("main").get_by_label("Use single keys in this browser")).not_to_be_checked()
    assert page.url.endswith("/settings/appearance")
