"""Somebody without an account reads their way through the house, and is asked where they are at home."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.windows import PHONE, Windows
from tests.mobs.scene import called
from tests.posts.saying import say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "plain"])
async def test_a_stranger_reads_everything_and_acts_from_home(
    on_air: World, windows: Windows, *, has_scripts: bool
) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    for person in (ada, ben):
        wish = {"indexable": True, "discoverable": True}
        await person.api("PATCH", "/api/v1/accounts/update_credentials", json=wish)
    post = await say(ada, "Tea is ready #tea", language="en")
    await say(ben, "@ada I come", in_reply_to_id=post["id"])
    mob = await called(on_air, ben, title="Carry one cup")
    await on_air.settle()
    page = await windows.open(width=PHONE, has_scripts=has_scripts)
    main = page.locator("main")

    await page.goto("/")
    await main.get_by_text("Tea is ready").click(position={"x": 2, "y": 2})
    await page.goto(f"/@ada/{post['id']}")
    await expect(main.locator("#thread")).to_contain_text("I come")
    await page.get_by_role("link", name="#tea").first.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("#tea")
    await main.locator(".beside").get_by_role("link", name="ada").click()
    await page.get_by_role("link", name="About").first.click()
    await expect(page.get_by_role("heading", name="Facts")).to_be_visible()

    await page.goto("/explore")
    await main.get_by_role("navigation", name="What to explore").get_by_role("link", name="People to meet").click()
    await expect(main.locator(".people")).to_contain_text("@ada")

    await page.goto("/search")
    await main.get_by_text("Search by fields").click()
    await page.get_by_label("Words", exact=True).fill("tea")
    await page.get_by_label("By whom").fill("ada")
    await page.get_by_role("button", name="Search by these").click()
    await expect(page.locator("#q")).to_have_value("tea from:ada")
    await expect(main.locator(".timeline")).to_contain_text("Tea is ready")
    if has_scripts:
        await page.goto("/search")
        await page.locator("#q").fill("ad")
        await expect(page.locator("#hints option")).to_have_count(1)
        await page.get_by_role("link", name="tea from:ada", exact=True).click()
        await page.goto("/search")
        await page.get_by_role("button", name="Forget them").click()
        await expect(page.locator("search-history")).to_be_empty()

    await page.goto(f"/mobs/{mob['id']}")
    await main.locator("#do a").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Join “Carry one cup”")
    await page.get_by_label("Your server").fill("far.example")
    await page.get_by_role("button", name="Find the way").click()
    way = page.get_by_role("link", name="Go on at far.example")
    await expect(way).to_have_attribute("href", f"https://far.example/authorize_interaction?uri={_written(mob['url'])}")
    await page.goto("/@ada")
    await main.get_by_role("link", name="Follow", exact=True).click()
    await expect(way).to_be_visible()


async def test_what_somebody_searched_for_is_not_told_to_the_next(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    await on_air.person("ben")
    page, other = await windows.open("ada"), await windows.open("ben")
    await page.goto("/search?q=secret")
    await expect(page.locator("search-history:not(:defined)")).to_have_count(0)
    await page.goto("/search")
    await expect(page.locator("search-history")).to_contain_text("secret")

    # The session of one ended elsewhere, and somebody else signed in.
    await page.context.clear_cookies()
    await page.goto("/search")
    await expect(page.locator("search-history")).to_be_empty()
    cookies: list[Any] = list(await other.context.cookies())
    await page.context.add_cookies(cookies)
    await page.goto("/search?q=tea")
    await expect(page.locator("search-history:not(:defined)")).to_have_count(0)
    await page.goto("/search")
    await expect(page.locator("search-history")).to_contain_text("tea")
    await expect(page.locator("search-history")).not_to_contain_text("secret")


def _written(url: str) -> str:
    return url.replace(":", "%3A").replace("/", "%2F")
