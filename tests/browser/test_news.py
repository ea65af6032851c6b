"""What is new, changed and gone shows on pages that stand open."""

import asyncio
import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.windows import Windows
from tests.posts.saying import follow, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def hears(world: World, page: Page, channel: str) -> None:
    """Waits until news of a channel reach the page."""
    await expect(page.locator("unread-count:defined").first).to_be_attached()
    for _ in range(200):
        if world.house.bus.has_listeners(channel):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"nobody listens to {channel}")


@pytest.mark.parametrize(("address", "channel"), [("/public", "public"), ("/tags/tea", "hashtag:tea")])
async def test_posts_come_change_and_go(on_air: World, windows: Windows, address: str, channel: str) -> None:
    _, ben = await on_air.person("ada"), await on_air.person("ben")
    kept, gone = await say(ben, "Kept #tea"), await say(ben, "Gone #tea")
    page = await windows.open("ada")
    await page.goto(address)
    await hears(on_air, page, channel)

    await say(ben, "New #tea")
    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await ben.api("PUT", f"/api/v1/statuses/{kept['id']}", json={"status": "Changed #tea"})

    await expect(page.locator(f"#post-{gone['id']}")).to_have_count(0)
    await expect(page.locator(f"#post-{kept['id']} .text")).to_have_text("Changed #tea")
    await page.get_by_role("button", name="1 new post").click()
    await expect(page.locator("#timeline > li:first-child")).to_contain_text("New #tea")


async def test_notices_count_in_the_rail_and_in_the_tab(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    page = await windows.open("ada")
    await page.goto("/about")
    await hears(on_air, page, f"user:notification:{ada.id}")
    await expect(page).to_have_title(re.compile("^About"))

    await follow(ben, ada)
    await say(ben, "@ada Tea?")

    await expect(page.locator(".rail unread-count .count")).to_have_text("2 new")
    await expect(page).to_have_title(re.compile(r"^\(2\) About"))
    await page.goto("/notifications")
    await expect(page.locator(".rail unread-count .count")).to_be_hidden()
    await expect(page).to_have_title(re.compile("^Notifications"))


async def test_a_vote_in_place(on_air: World, windows: Windows) -> None:
    ben, _ = await on_air.person("ben"), await on_air.person("ada")
    post = await say(ben, "What?", poll={"options": ["Tea", "Coffee"], "expires_in": 3600})
    page = await windows.open("ada")
    await page.goto(f"/@ben/{post['id']}")

    await page.get_by_label("Coffee").check()
    await page.get_by_role("button", name="Vote").click()

    await expect(page.locator(".ballot .lead")).to_contain_text("Coffee")
    await expect(page.locator(".ballot")).to_be_focused()
    await expect(page.locator(".ballot .mine")).to_contain_text("your choice")
    await expect(page.locator("main")).to_contain_text("1 vote")
