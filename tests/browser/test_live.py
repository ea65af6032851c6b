"""Pages stay live, survive a server that goes away, and lose nothing that somebody wrote."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.browser.windows import Windows
from tests.mobs.scene import called
from tests.posts.saying import follow, say
from tests.world.client import Client
from tests.world.onair import Stage
from tests.world.world import PASSWORD, World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

TABS = 10
DRAFT = "Tea at four, bring a cup"


async def write(page: Page, words: str) -> None:
    """Types a post and leaves it unsent."""
    await page.get_by_role("textbox", name="What is going on").fill(words)


async def posts_of(world: World, who: str) -> list[str]:
    """What somebody has published, newest first."""
    account = await world.anyone.api("GET", "/api/v1/accounts/lookup", params={"acct": who})
    posts = await world.anyone.api("GET", f"/api/v1/accounts/{account['id']}/statuses")
    return [post["content"] for post in posts]


async def is_shown(world: World, page: Page, words: str, *, has_scripts: bool) -> None:
    """Waits until the home page has a post that was sent; without scripts it may be led there too early."""
    if not has_scripts:
        await page.wait_for_url("**/home#post-*")
        await world.settle()
        await page.reload()
    await expect(page.locator("#timeline")).to_contain_text(words)


async def is_live(world: World, page: Page, whose: Client) -> None:
    """Waits until news reach the page."""
    await expect(page.locator("new-posts:defined")).to_be_attached()
    for _ in range(200):
        if world.house.bus.has_listeners(f"user:{whose.id}"):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("nobody listens")


async def end_other_sessions(page: Page) -> None:
    """Ends what else the person of this window is signed in with."""
    await page.goto("/settings/sessions")
    buttons = page.locator("main").get_by_role("button")
    while await buttons.count():
        await buttons.first.click()
        await page.wait_for_load_state()


async def sign_in(page: Page, who: str) -> None:
    """Fills in the form that asks who somebody is."""
    await page.get_by_label("E-mail").fill(f"{who}@goodmob.test")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("main form").get_by_role("button", name="Sign in").click()


async def test_ten_tabs_of_one_browser_stay_live(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    first = await windows.open("ada")
    tabs = [first, *[await first.context.new_page() for _ in range(TABS - 1)]]
    for tab in tabs:
        await tab.goto("/home")
        await is_live(on_air, tab, ada)

    await say(ben, "The kettle is on")

    for tab in tabs:
        await expect(tab.get_by_role("button", name="1 new post")).to_be_visible()
    await tabs[-1].get_by_role("button", name="1 new post").click()
    await expect(tabs[-1].locator("#timeline > li:first-child")).to_contain_text("The kettle is on")
    await expect(tabs[-1].locator("#timeline > li:first-child article")).to_be_focused()


async def test_a_page_catches_up_when_the_server_is_back(on_air: World, stage: Stage, windows: Windows) -> None:
    windows.expect("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET")
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    mob = await called(on_air, ben)
    home = await windows.open("ada")
    await home.goto("/home")
    watched = await home.context.new_page()
    await watched.goto(f"/mobs/{mob['id']}")
    await is_live(on_air, home, ada)

    await stage.close()
    for page in (home, watched):
        await expect(page.get_by_text("The connection is gone.")).to_be_visible()
    await say(ben, "Said in the dark")
    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/join")
    await stage.open()

    for page in (home, watched):
        await expect(page.get_by_text("The connection is gone.")).to_be_hidden(timeout=60_000)
    await expect(home.get_by_role("button", name="1 new post")).to_be_visible()
    await expect(watched.locator(".hero [data-number=joined]").first).to_have_text("1")


@pytest.mark.parametrize("has_scripts", [True, False])
async def test_a_double_click_posts_once(on_air: World, windows: Windows, has_scripts: bool) -> None:
    await on_air.person("ada")
    page = await windows.open("ada", has_scripts=has_scripts)
    await page.goto("/home")

    await write(page, "Once is enough")
    await page.get_by_role("button", name="Post", exact=True).dblclick()

    await is_shown(on_air, page, "Once is enough", has_scripts=has_scripts)
    assert await posts_of(on_air, "ada") == ["<p>Once is enough</p>"]


@pytest.mark.parametrize("has_scripts", [True, False])
async def test_an_ended_session_keeps_the_draft(on_air: World, windows: Windows, has_scripts: bool) -> None:
    windows.expect("(Unauthorized)")
    await on_air.person("ada")
    page, other = await windows.open("ada", has_scripts=has_scripts), await windows.open("ada")
    await page.goto("/home")
    await write(page, DRAFT)

    await end_other_sessions(other)
    await page.get_by_role("button", name="Post", exact=True).click()
    await sign_in(page, "ada")
    await expect(page.locator("#compose-text")).to_have_value(DRAFT)
    await page.get_by_role("button", name="Post", exact=True).click()

    await is_shown(on_air, page, DRAFT, has_scripts=has_scripts)
    assert await posts_of(on_air, "ada") == [f"<p>{DRAFT}</p>"]


async def test_a_closed_tab_keeps_the_draft_until_it_is_sent(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await page.goto("/home")
    await write(page, DRAFT)
    await page.close()

    again = await page.context.new_page()
    await again.goto("/home")
    await expect(again.locator("#compose-text")).to_have_value(DRAFT)
    await again.get_by_role("button", name="Post", exact=True).click()
    await expect(again.locator("#timeline")).to_contain_text(DRAFT)
    await again.reload()

    await expect(again.locator("#compose-text")).to_have_value("")
