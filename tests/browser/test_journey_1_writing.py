"""Writing in a real browser: a thread that grows, drafts that save themselves, posts that wait, and their calendar."""

import re

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.windows import PHONE, Windows
from tests.media.samples import picture
from tests.posts.saying import say
from tests.world.client import Client
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

HOME = re.compile("/home")
LATER = "2026-11-25T09:00"
ENOUGH, A_WHILE = 50, 200
DOT: FilePayload = {"name": "dot.png", "mimeType": "image/png", "buffer": picture()}


async def written(page: Page, words: str) -> None:
    """Types into the composer of the page."""
    await page.goto("/compose")
    await page.get_by_role("textbox", name="What is going on").fill(words)


async def texts_of(who: Client) -> list[str]:
    """What somebody said, the first post first."""
    posts = await who.api("GET", f"/api/v1/accounts/{who.id}/statuses")
    return [post["content"].removeprefix("<p>").removesuffix("</p>") for post in posts[::-1]]


async def test_a_thread_with_a_picture_is_written_and_posted(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada")

    await written(page, "First of all")
    await page.get_by_role("button", name="Add another post").click()
    second = page.get_by_role("group", name="Post 2 of 2")
    await second.get_by_label("What does it say?").fill("And then")
    await second.get_by_text("Picture", exact=False).first.click()
    await second.get_by_label("Choose up to").set_input_files([DOT])
    await second.get_by_label("What is to be seen?").fill("A red dot")
    await page.get_by_role("button", name="Add another post").click()
    third = page.get_by_role("group", name="Post 3 of 3")
    await expect(third.get_by_label("What does it say?")).to_be_focused()
    await third.get_by_label("What does it say?").fill("At last")
    await third.get_by_role("button", name="Move up").click()
    await expect(page.locator("#compose-part-1")).to_have_value("At last")
    await page.locator("#compose-send").click()
    await expect(page).to_have_url(HOME)

    assert await texts_of(ada) == ["First of all", "At last", "And then"]
    [last] = (await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses"))[:1]
    assert last["media_attachments"][0]["description"] == "A red dot"
    assert await ada.api("GET", "/api/v1/drafts") == []


async def test_a_long_text_is_split(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada", width=PHONE)

    await written(page, "This is a sentence. " * 40)
    await page.get_by_role("button", name="Split this text").click()

    await expect(page.get_by_role("group", name="Post 2 of 2")).to_be_visible()
    await expect(page.get_by_role("button", name="Split this text")).to_be_hidden()


async def test_drafts_save_themselves_and_tabs_do_not_overwrite_each_other(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada")

    await written(page, "Half a thought")
    await expect(page.locator("draft-saver")).to_have_text("Saved")
    [draft] = await ada.api("GET", "/api/v1/drafts")
    other = await windows.open("ada", width=PHONE)
    await other.goto(f"/drafts/{draft['id']}")
    await other.locator("#compose-text").fill("Half a thought, from the tram")
    await expect(other.locator("draft-saver")).to_have_text("Saved")
    await page.locator("#compose-text").fill("Half a thought, from the desk")
    await expect(page.locator("draft-saver")).to_have_text("Changed in another tab. Both are kept.")

    drafts = await ada.api("GET", "/api/v1/drafts")
    assert sorted(one["params"]["text"] for one in drafts) == [
        "Half a thought, from the desk",
        "Half a thought, from the tram",
    ]


async def test_what_is_left_at_once_is_a_draft(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada")

    await written(page, "I have to go")
    await page.goto("/about")
    # The last words of a page that is left travel on their own.
    for _ in range(ENOUGH):
        if drafts := await ada.api("GET", "/api/v1/drafts"):
            break
        await page.wait_for_timeout(A_WHILE)

    assert [one["params"]["text"] for one in drafts] == ["I have to go"]


async def test_a_post_waits_and_moves_in_the_calendar(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada")

    await written(page, "Good morning")
    await page.get_by_title("Post it later").click()
    await page.get_by_label("When it appears").fill(LATER)
    await expect(page.get_by_label("By the clocks of")).to_have_value("UTC")
    await page.get_by_role("button", name="Schedule").click()
    await expect(page.get_by_role("heading", name="Scheduled posts")).to_be_visible()
    await page.get_by_role("link", name="Calendar").click()
    await page.locator("[data-day='2026-11-25'] .entry").drag_to(page.locator("[data-day='2026-11-27']"))
    await expect(page.locator("[data-day='2026-11-27'] .entry")).to_be_visible()

    [waiting] = await ada.api("GET", "/api/v1/scheduled_statuses")
    assert waiting["scheduled_at"] == "2026-11-27T09:00:00.000Z"
    on_air.step(hours=24 * 6)
    await on_air.settle()
    assert await texts_of(ada) == ["Good morning"]


async def test_without_scripts_all_of_it_is_forms(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada", has_scripts=False, width=PHONE)

    await written(page, "One")
    await page.get_by_role("button", name="Add another post").click()
    await page.get_by_label("What does it say?").fill("Two")
    await page.get_by_title("Post it later").click()
    await page.get_by_label("When it appears").fill(LATER)
    await page.get_by_label("By the clocks of").fill("Europe/Paris")
    await page.locator("#compose-send").click()
    await expect(page.get_by_text("2 posts")).to_be_visible()
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_label("What does it say?").fill("Two!")
    await page.locator("#compose-send").click()
    await page.get_by_role("button", name="Publish now").click()
    await expect(page.get_by_text("Two!")).to_be_visible()

    assert await texts_of(ada) == ["One", "Two!"]


async def test_what_happened_to_a_post(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    post = await say(ada, "Tea at four")
    await ada.api("PUT", f"/api/v1/statuses/{post['id']}", json={"status": "Tea at five"})
    await say(ben, "Look", quoted_status_id=post["id"])
    page = await windows.open("ada")

    await page.goto(f"/@ada/{post['id']}")
    await page.get_by_role("link", name="edited").click()
    await expect(page.locator("del")).to_contain_text("four")
    await page.get_by_role("link", name="Back to the post").click()
    await page.get_by_role("link", name="1 quote").click()
    await page.get_by_role("button", name="Take my post out").click()
    await expect(page.get_by_text("Nobody quotes this post")).to_be_visible()
