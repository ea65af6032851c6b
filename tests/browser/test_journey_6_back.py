"""As an app: whoever goes back finds the timeline as it was left, and what came meanwhile is counted."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.windows import PHONE, Windows
from tests.posts.saying import do, follow, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

TOP = "(id) => Math.round(document.getElementById(id).getBoundingClientRect().top)"


async def top_of(page: Page, post: str) -> int:
    """How far below the upper edge of the window a post stands, in pixels."""
    return int(await page.evaluate(TOP, f"post-{post}"))


async def test_back_leads_to_where_one_was(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    posts = [await say(ben, f"Tea number {number}") for number in range(60)]
    deep, gone, changed = posts[10]["id"], posts[58], posts[57]
    page = await windows.open("ada", width=PHONE)
    await page.goto("/home")
    await expect(page.locator(f"#post-{posts[59]['id']}")).to_be_visible()
    while not await page.locator(f"#post-{deep}").count():
        await page.evaluate("scrollTo(0, document.body.scrollHeight)")
        await page.wait_for_timeout(100)
    await page.locator(f"#post-{deep}").scroll_into_view_if_needed()
    before, shown = await top_of(page, deep), await page.locator("#timeline > li").count()

    await page.locator(f"#post-{deep} .byline a[href*='/{deep}']").click()
    await page.wait_for_url(f"**/@ben/{deep}")
    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await do(ada, "favourite", changed)
    await say(ben, "Fresh tea")
    await on_air.settle()
    await page.go_back()

    await expect(page.locator(f"#post-{deep}")).to_be_in_viewport()
    assert abs(await top_of(page, deep) - before) <= 2
    await expect(page.locator(f"#post-{deep}")).to_be_focused()
    assert await page.locator("#timeline > li").count() == shown - 1
    await expect(page.locator(f"#post-{gone['id']}")).to_have_count(0)
    favourite = page.locator(f"#post-{changed['id']}").get_by_role("button", name="Favourite")
    await expect(favourite).to_have_attribute("aria-pressed", "true")
    await expect(page.get_by_role("button", name="1 new post")).to_be_attached()


async def test_a_link_to_a_place_still_leads_there(on_air: World, windows: Windows) -> None:
    ben = await on_air.person("ben")
    posts = [await say(ben, f"Tea number {number}") for number in range(20)]
    page = await windows.open(width=PHONE)

    await page.goto(f"/@ben#post-{posts[2]['id']}")

    await expect(page.locator(f"#post-{posts[2]['id']}")).to_be_in_viewport()


async def test_nothing_of_a_timeline_is_left_for_the_next_reader(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    post = await say(ada, "Mine alone", visibility="private")
    page = await windows.open("ada")
    await page.goto("/home")
    await page.goto(f"/@ada/{post['id']}")
    assert "Mine alone" in await page.evaluate("JSON.stringify(sessionStorage)")

    await page.context.clear_cookies()
    await page.goto("/about")

    await expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert await page.evaluate("sessionStorage.length") == 0
