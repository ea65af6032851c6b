"""Reading in columns: a post beside its column, the way back to where one was, and one column at a time on a phone."""

import pytest
from playwright.async_api import expect

from tests.browser.looking import equip, findings, too_wide
from tests.browser.windows import DESK, PHONE, Windows
from tests.deck.columns import add, ids
from tests.posts.saying import follow, say
from tests.web.reading import browser_of
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FIRST_IN_SIGHT = """(scroll) => {
    const entry = [...scroll.querySelectorAll("li")].find((one) => one.offsetTop + one.offsetHeight > scroll.scrollTop);
    return [entry.dataset.entry, Math.round(entry.offsetTop - scroll.scrollTop)];
}"""


async def test_somebody_reads_far_down_goes_away_and_comes_back(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    posts = [await say(ben, f"Post {number}") for number in range(45)]
    await say(ada, "And more", in_reply_to_id=posts[30]["id"])
    await on_air.settle()
    [home, *_] = await ids(await browser_of(on_air, "ada"))
    page = await windows.open("ada", width=DESK)
    await equip(page)
    await page.goto("/deck")
    scroll = page.locator(f"#column-{home} .col__scroll")
    await expect(scroll.locator("li").first).to_be_visible()
    for entries in (40, 46):
        await scroll.evaluate("(one) => (one.scrollTop = one.scrollHeight)")
        await expect(scroll.locator("li")).to_have_count(entries)
    await scroll.evaluate("(one) => (one.scrollTop = 1500)")
    was = await scroll.evaluate(FIRST_IN_SIGHT)

    await page.goto("/about")
    await page.go_back()
    await expect(scroll.locator(f'li[data-entry="{was[0]}"]')).to_be_in_viewport()
    assert (await scroll.evaluate(FIRST_IN_SIGHT))[0] == was[0]

    post = scroll.locator(f'li[data-entry="{posts[30]["id"]}"]')
    await post.locator(".when").click()
    beside = page.locator(".col--look")
    await expect(beside).to_be_focused()
    await expect(beside.locator(".post")).to_have_count(2)
    await expect(beside).to_contain_text("And more")
    assert not await findings(page, DESK, "dark")
    await page.keyboard.press("Escape")
    await expect(beside).to_have_count(0)
    await expect(post.locator(".when")).to_be_focused()
    assert page.url.endswith("/deck")


async def test_a_phone_shows_one_column_and_names_the_others(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    await say(ada, "Good #tea")
    await on_air.settle()
    browser = await browser_of(on_air, "ada")
    await ids(browser)
    tag = await add(browser, "tag", "tea")
    page = await windows.open("ada", width=PHONE)
    await equip(page)
    await page.goto("/deck")
    tabs = page.get_by_role("navigation", name="Columns")

    await expect(tabs.get_by_role("link", name="Home")).to_have_attribute("aria-current", "true")
    await tabs.get_by_role("link", name="#tea").click()
    await expect(page.locator(f"#column-{tag}")).to_be_in_viewport(ratio=0.9)
    await expect(page.locator(f"#column-{tag} .text")).to_contain_text("Good #tea")
    await expect(tabs.get_by_role("link", name="#tea")).to_have_attribute("aria-current", "true")
    assert not [*await findings(page, PHONE, "light"), *await too_wide(page, PHONE)]
