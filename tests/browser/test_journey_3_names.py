"""Names are completed wherever people are named: in every post of a thread, in a message, in a collection."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.keys import open_page
from tests.browser.windows import Windows
from tests.posts.saying import follow
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def completes(page: Page, field: str, typed: str, whole: str) -> None:
    """Types into a field and takes what is suggested first."""
    await page.locator(field).press("End")
    await page.locator(field).press_sequentially(typed)
    await expect(page.locator(".completions [aria-selected=true]")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(page.locator(field)).to_have_value(whole)


async def test_the_second_post_of_a_thread_is_helped_as_the_first_is(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    await on_air.person("benedict")
    page = await windows.open("ada")
    await open_page(page, "/compose")
    await page.locator("#compose-text").fill("One")
    await page.get_by_role("button", name="Add another post").click()
    await expect(page.locator("#compose-part-1")).to_be_focused()

    await completes(page, "#compose-part-1", "Two for @ben", "Two for @benedict ")
    await page.get_by_role("button", name="Emoji for post 2").click()
    await page.get_by_role("dialog", name="Emoji").get_by_role("button", name="🎉").click()

    await expect(page.locator("#compose-part-1")).to_have_value("Two for @benedict 🎉")
    await expect(page.locator("#compose-text")).to_have_value("One")


async def test_people_are_found_by_how_their_names_begin(on_air: World, windows: Windows) -> None:
    ada, ben, cleo = [await on_air.person(name) for name in ("ada", "benedict", "cleo")]
    await follow(ada, ben)
    await follow(ada, cleo)
    await cleo.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    made = await ada.api("POST", "/api/v1/collections", json={"name": "Bakers", "discoverable": True})
    page = await windows.open("ada")

    await open_page(page, "/@benedict")
    await page.get_by_role("link", name="Write to benedict").click()
    await expect(page.get_by_label("Your message")).to_be_focused()
    await completes(page, "#f-to", " cl", "@benedict @cleo ")
    await page.get_by_label("Your message").fill("Bread at six?")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("#messages")).to_contain_text("Bread at six?")

    await open_page(page, f"/collections/{made['collection']['id']}/edit")
    await completes(page, "#f-handle", "@cl", "@cleo ")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator(".people")).to_contain_text("@cleo")
