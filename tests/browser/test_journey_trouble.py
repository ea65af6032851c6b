"""Trouble while writing, in a real browser: the session ends, a button is pressed twice, the server goes away."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.windows import Windows
from tests.posts.saying import say
from tests.world.client import Client
from tests.world.world import PASSWORD, World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def said(who: Client) -> list[str]:
    """What somebody published."""
    return [post["content"] for post in await who.api("GET", f"/api/v1/accounts/{who.id}/statuses")]


async def signed_in_again(page: Page) -> None:
    """Fills in the form that came instead."""
    await page.get_by_label("E-mail").fill("ada@goodmob.test")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.locator("main").get_by_role("button", name="Sign in").click()


async def test_a_session_that_ends_keeps_all_of_a_thread(on_air: World, windows: Windows) -> None:
    windows.expect("401", "303")
    ada = await on_air.person("ada")
    page = await windows.open("ada")
    await page.goto("/compose")
    await page.locator("#compose-text").fill("One")
    await page.get_by_role("button", name="Add another post").click()
    await page.locator("#compose-part-1").fill("Two")

    await page.context.clear_cookies()
    await page.locator("#compose-send").click()
    await signed_in_again(page)
    await expect(page.locator("#compose-text")).to_have_value("One")
    await expect(page.locator("#compose-part-1")).to_have_value("Two")
    await page.locator("#compose-send").click()
    await expect(page.get_by_text("Two").first).to_be_visible()

    assert await said(ada) == ["<p>Two</p>", "<p>One</p>"]


async def test_a_session_that_ends_keeps_an_answer(on_air: World, windows: Windows) -> None:
    windows.expect("401")
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    post = await say(ben, "Tea?")
    page = await windows.open("ada")
    await page.goto(f"/@ben/{post['id']}")
    await page.locator("#compose-text").fill("@ben Yes, please")

    await page.context.clear_cookies()
    await page.locator("#compose-send").click()
    await signed_in_again(page)

    await expect(page.locator("#compose-text")).to_have_value("@ben Yes, please")
    await page.locator("#compose-send").click()
    await expect(page.get_by_text("Yes, please").first).to_be_visible()
    assert len(await said(ada)) == 1


async def test_a_closed_tab_keeps_a_thread_in_the_browser(on_air: World, windows: Windows) -> None:
    windows.expect("ERR_", "Failed to load", "Failed to fetch")
    await on_air.person("ada")
    page = await windows.open("ada")
    await page.goto("/compose")
    await page.locator("#compose-text").fill("One")
    await page.get_by_role("button", name="Add another post").click()
    await page.route("**/drafts/autosave", lambda route: route.abort())
    await page.locator("#compose-part-1").fill("Two, in a tunnel")
    await expect(page.locator("draft-saver")).to_have_text("Kept in this browser only for now")

    again = await page.context.new_page()
    await page.close()
    await again.goto("/compose")

    await expect(again.locator("#compose-text")).to_have_value("One")
    await expect(again.locator("#compose-part-1")).to_have_value("Two, in a tunnel")


async def test_pressed_twice_it_is_posted_once(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    for has_scripts in (True, False):
        page = await windows.open("ada", has_scripts=has_scripts)
        await page.goto("/compose")
        await page.locator("#compose-text").fill(f"Once {has_scripts}")
        await page.locator("#compose-send").dblclick(no_wait_after=True)
        await expect(page).to_have_url(re.compile("/home#post-"))

    assert sorted(await said(ada)) == ["<p>Once False</p>", "<p>Once True</p>"]


async def test_the_server_goes_away_while_posting_and_a_retry_does_not_double(on_air: World, windows: Windows) -> None:
    windows.expect("ERR_", "Failed to load", "Failed to fetch", "htmx")
    ada = await on_air.person("ada")
    page = await windows.open("ada")
    await page.goto("/compose")
    await page.locator("#compose-text").fill("Into the void")

    # The post arrives, its answer does not.
    async def lose(route: object) -> None:
        await route.fetch(max_redirects=0)  # type: ignore[attr-defined]
        await route.abort()  # type: ignore[attr-defined]

    await page.route("**/posts", lose)
    await page.locator("#compose-send").click()
    await expect(page.locator("#trouble")).to_be_visible()
    await expect(page.locator("#compose-text")).to_have_value("Into the void")
    await page.unroute("**/posts")
    await page.locator("#compose-send").click()
    await expect(page).to_have_url(re.compile("/home"))

    assert await said(ada) == ["<p>Into the void</p>"]
    assert await ada.api("GET", "/api/v1/drafts") == []
