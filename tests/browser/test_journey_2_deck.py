"""Columns side by side: of two accounts, live on one connection, moved by hand and by keys, and kept as they stand."""

import pytest
from playwright.async_api import Page, expect

from goodmob.app.streams import STREAMS
from tests.accounts.several import a_further_one, id_of, switch
from tests.browser.windows import Windows
from tests.deck.columns import add, ids
from tests.posts.saying import follow, say
from tests.web.reading import browser_of
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def stands(page: Page, *wanted: str) -> None:
    """Waits until the columns stand in this order, by id."""
    await expect(page.locator("deck-column")).to_have_count(len(wanted))
    for place, column in enumerate(wanted):
        await expect(page.locator("deck-column").nth(place)).to_have_attribute("data-id", column)


async def test_ten_columns_of_two_accounts_live_on_one_connection(on_air: World, windows: Windows) -> None:
    ada, ben, cleo = [await on_air.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    hers = await browser_of(on_air, "ada")
    await a_further_one(hers, "tea_club")
    await switch(hers, int(ada.id))
    club = str(await id_of(on_air, "tea_club"))
    await say(cleo, "Kettles need #tea")
    await say(ben, "Good morning")
    await on_air.settle()
    first = await ids(hers)
    theirs = await add(hers, "public", account_id=club)
    others = [await add(hers, "tag", tag) for tag in ("tea", "bread", "canal", "rain")]
    everything = [*first, theirs, *others, await add(hers, "bookmarks")]
    page = await windows.open("ada", width=1440)
    await page.goto("/deck")
    await stands(page, *everything)
    await expect(page.locator(f"#column-{first[0]} .post")).to_have_count(1)

    await say(ben, "The kettle is on")
    await on_air.settle()
    home, as_club = page.locator(f"#column-{first[0]}"), page.locator(f"#column-{theirs}")
    await expect(home.locator(".post").first).to_contain_text("The kettle is on")
    await as_club.scroll_into_view_if_needed()
    await expect(as_club.locator(".post").first).to_contain_text("The kettle is on")
    await as_club.hover()
    await say(cleo, "Second cup")
    await on_air.settle()
    await as_club.get_by_role("button", name="1 new post").click()
    await expect(as_club.locator(".post").first).to_contain_text("Second cup")

    await as_club.locator(".post").first.get_by_role("button", name="Favourite").click()
    await expect(as_club.locator(".post").first.locator("[aria-pressed=true]")).to_be_visible()
    await as_club.locator(".post").first.get_by_role("link", name="Answer").click()
    dialog = page.get_by_role("dialog", name="Answer")
    await expect(dialog).to_contain_text("You answer as @tea_club")
    await dialog.get_by_role("textbox", name="Your answer").fill("@cleo With milk")
    await dialog.get_by_role("button", name="Answer", exact=True).click()
    await expect(dialog).to_be_hidden()
    [answer] = await on_air.anyone.api("GET", f"/api/v1/accounts/{club}/statuses")
    assert "With milk" in answer["content"]
    assert STREAMS.hub(on_air.house).screens == 1


async def test_columns_are_moved_by_hand_and_by_keys_and_stay_there(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    home, notices, public, mobs = await ids(await browser_of(on_air, "ada"))
    page = await windows.open("ada", width=1440)
    await page.goto("/deck")
    await stands(page, home, notices, public, mobs)

    await page.keyboard.press("3")
    await expect(page.locator(f"#column-{public}")).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator(f"#column-{notices}")).to_be_focused()
    grip = page.locator(f"#column-{home} .grip")
    await grip.focus()
    async with page.expect_response("**/deck/order"):
        await page.keyboard.press("ArrowRight")
    await expect(grip).to_be_focused()
    await expect(page.locator("[data-said]")).to_have_text("Home, column 2 of 4")
    await stands(page, notices, home, public, mobs)

    held, target = page.locator(f"#column-{mobs} .grip"), page.locator(f"#column-{notices} h2")
    start, end = await held.bounding_box(), await target.bounding_box()
    assert start is not None
    assert end is not None
    await page.mouse.move(start["x"] + 9, start["y"] + 9)
    await page.mouse.down()
    await page.mouse.move(start["x"] - 200, start["y"] + 9, steps=4)
    async with page.expect_response("**/deck/order"):
        await page.mouse.move(end["x"] + 5, end["y"] + 9, steps=8)
        await page.mouse.up()
    await stands(page, mobs, notices, home, public)
    await page.reload()
    await stands(page, mobs, notices, home, public)

    await page.locator(f"#column-{home}").get_by_role("link", name="Settings for Home").click()
    await page.locator(f"#column-{home}").get_by_role("button", name="Remove column").click()
    await stands(page, mobs, notices, public)
    await page.get_by_role("button", name="Bring it back").click()
    await stands(page, mobs, notices, home, public)
