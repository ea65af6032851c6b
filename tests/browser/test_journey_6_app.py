"""As an app: the home page is read without a connection, by its reader alone, and what is being written stays."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.windows import PHONE, Windows
from tests.posts.saying import follow, say
from tests.web.reading import browser_of
from tests.world.onair import Stage
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

KEPT = """async () => (await (await caches.open("home")).keys()).map(({ url }) => new URL(url).pathname)"""
IN_CHARGE = """async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) =>
        navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
}"""


async def is_installed(page: Page) -> None:
    """Waits until the service worker comes between the page and the house."""
    await page.evaluate(IN_CHARGE)


async def test_the_last_home_page_is_read_without_a_connection_and_not_by_the_next(
    on_air: World, stage: Stage, windows: Windows
) -> None:
    windows.expect("ERR_CONNECTION_REFUSED", "net::ERR")
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    await say(ben, "Tea by the canal")
    page = await windows.open("ada", width=PHONE, has_worker=True)
    await page.goto("/about")
    await is_installed(page)
    await page.goto("/home")
    await expect(page.locator("#timeline")).to_contain_text("Tea by the canal")
    assert await page.evaluate(KEPT) == ["/home"]

    await stage.close()
    await page.goto("/home")
    await expect(page.locator("#timeline")).to_contain_text("Tea by the canal")
    await expect(page.get_by_text("The connection is gone.")).to_be_visible()
    await page.goto("/explore")
    await expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    await stage.open()
    await expect(page.get_by_role("heading", name="Explore")).to_be_visible(timeout=30_000)

    await page.evaluate("document.getElementById('leave').requestSubmit()")
    await expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert await page.evaluate(KEPT) == []
    assert await page.evaluate("localStorage.length") == 0
    await is_installed(page)
    await stage.close()
    await page.goto("/home")
    await expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    await stage.open()


async def test_whoever_comes_next_finds_nothing_of_whoever_was_there_before(
    on_air: World, stage: Stage, windows: Windows
) -> None:
    windows.expect("net::ERR")
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await say(ada, "Mine alone", visibility="private")
    page = await windows.open("ada", has_worker=True)
    await page.goto("/about")
    await is_installed(page)
    await page.goto("/home")
    await expect(page.locator("#timeline")).to_contain_text("Mine alone")

    entered = await browser_of(on_air, ben.username)
    address = on_air.house.settings.base_url
    await page.context.clear_cookies()
    await page.context.add_cookies(
        [{"name": one.name, "value": one.value or "", "url": address} for one in entered.cookies.jar]
    )
    await page.goto("/about")
    await stage.close()
    await page.goto("/home")

    await expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    await stage.open()


async def test_what_cannot_be_sent_stays_and_is_sent_later(on_air: World, stage: Stage, windows: Windows) -> None:
    windows.expect("net::ERR", "Failed to fetch")
    ada = await on_air.person("ada")
    page = await windows.open("ada", has_worker=True)
    await page.goto("/home")
    await is_installed(page)
    await page.locator("#compose-text").fill("Tea at four")

    await stage.close()
    await page.locator("#compose-send").click()
    await expect(page.get_by_role("alert").get_by_text("The server could not be reached.")).to_be_visible()
    await expect(page.locator("#compose-text")).to_have_value("Tea at four")
    await stage.open()
    await page.locator("#compose-send").click()

    await expect(page.locator("#timeline")).to_contain_text("Tea at four")
    assert len(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == 1
