"""A long conversation is read upwards in a real browser, and a search downwards, without leaving the page."""

import pytest
from playwright.async_api import expect

from tests.browser.keys import open_page
from tests.browser.windows import Windows
from tests.discovery.looking import open_up
from tests.posts.saying import say
from tests.timelines.talking import taking, talks, write
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_what_was_said_before_comes_above_the_words_that_are_read(on_air: World, windows: Windows) -> None:
    ada, ben = await taking(on_air, "ada"), await taking(on_air, "ben")
    post = await write(on_air, ada, "@ben number 0")
    for number in range(1, 25):
        post = await write(on_air, ben, f"@ada number {number}", to=post)
    page = await windows.open("ada")
    await open_page(page, f"/conversations/{(await talks(ada))[0]['id']}")
    address = page.url

    await page.get_by_role("link", name="Earlier messages").click()

    said = page.locator(".bubble .text")
    await expect(said).to_have_text([f"number {number}" for number in range(25)])
    await expect(page.locator(".saidday")).to_have_count(1)
    await expect(page.get_by_role("link", name="Earlier messages")).to_have_count(0)
    await expect(said.nth(5)).to_be_in_viewport()
    assert page.url == address


async def test_a_search_goes_on_below_as_one_reads(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    await open_up(ada)
    for number in range(25):
        await say(ada, f"Kite number {number}")
    await on_air.settle()
    page = await windows.open("ada")
    await open_page(page, "/search?q=kite&part=posts")

    await page.locator("#timeline > li").last.scroll_into_view_if_needed()

    await expect(page.locator("#timeline > li")).to_have_count(25)
    await page.get_by_role("link", name="Add as column").click()
    assert "/deck/add?kind=search&subject=kite" in page.url
