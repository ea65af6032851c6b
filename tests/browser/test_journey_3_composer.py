"""Somebody writes in a real browser: names are completed, readers chosen, a post is quoted and taken back."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.keys import open_page
from tests.browser.windows import PHONE, Windows
from tests.media.emoji import give_emoji
from tests.media.samples import picture
from tests.posts.saying import block, follow, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

PASTE = """([field, text]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.value = text;
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
}"""


async def completes(page: Page, typed: str, key: str) -> None:
    """Types into the form, waits for suggestions and takes one with a key."""
    field = page.locator("#compose-text")
    await field.press_sequentially(typed)
    chosen = await page.locator(".completions [aria-selected=true]").get_attribute("id")
    await expect(field).to_have_attribute("aria-activedescendant", chosen or "")
    await page.keyboard.press(key)
    await expect(page.get_by_role("listbox")).to_be_hidden()


async def test_words_are_completed_and_readers_chosen_by_keyboard(on_air: World, windows: Windows) -> None:
    ada, ben, mo = await on_air.person("ada"), await on_air.person("benedict"), await on_air.person("benno")
    await follow(ada, ben)
    await block(ada, mo)
    await give_emoji(on_air, "teapot", picture())
    await say(ben, "#TeaTime")
    await on_air.settle()
    page = await windows.open("ada")
    await open_page(page, "/compose")
    field = page.locator("#compose-text")
    await expect(page.locator("word-completion:defined")).to_be_attached()

    await completes(page, "Hello @ben", "Enter")
    await expect(field).to_have_value("Hello @benedict ")
    await completes(page, "#teat", "Tab")
    await completes(page, ":teap", "Enter")
    await expect(field).to_have_value("Hello @benedict #TeaTime :teapot: ")
    await field.press_sequentially(":teap")
    await expect(page.get_by_role("listbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()
    await expect(field).to_be_focused()

    await page.get_by_role("button", name="Emoji").click()
    await page.get_by_role("dialog", name="Emoji").get_by_role("button", name="🎉").click()
    await expect(field).to_have_value("Hello @benedict #TeaTime :teapot: :teap🎉")

    await page.get_by_role("button", name="Who may read it").click()
    await expect(page.locator(":popover-open input:checked")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Who may read it: Quiet public")).to_be_focused()
    await page.get_by_role("button", name="Language of the post").click()
    await expect(page.locator(":popover-open input[type=search]")).to_be_focused()
    await page.keyboard.type("fren")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Control+Enter")
    await page.wait_for_url("**/home*")

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert (post["visibility"], post["language"]) == ("unlisted", "fr")
    await open_page(page, "/compose")
    await expect(page.get_by_role("button", name="Language of the post: French")).to_be_visible()


async def test_a_post_is_quoted_by_its_address_and_taken_back(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    post = await say(ben, "The kettle is on")
    page = await windows.open("ada")
    await open_page(page, "/compose")
    field = page.locator("#compose-text")
    await expect(page.locator("quoted-post:defined")).to_be_attached()

    await page.evaluate(PASTE, [await field.element_handle(), post["url"]])
    await page.get_by_role("button", name="Quote it").click()
    await expect(page.locator("quoted-post .quote")).to_contain_text("The kettle is on")
    await expect(field).to_have_value("")
    await field.fill("So it is")
    await page.get_by_role("button", name="Post", exact=True).click()
    await page.wait_for_url("**/home*")
    [own] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert own["quote"]["quoted_status"]["id"] == post["id"]

    await page.get_by_role("button", name="Undo").click()
    await page.wait_for_url("**/drafts/*")
    await expect(field).to_have_value("So it is")
    await expect(page.locator("quoted-post .quote")).to_contain_text("The kettle is on")
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []


async def test_a_sheet_opens_in_front_of_any_page_and_leaves_it_as_it_was(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada", width=PHONE)
    await open_page(page, "/explore")

    await page.locator(".fab").click()
    sheet = page.get_by_role("dialog", name="Write a post")
    await expect(sheet.locator("#compose-text")).to_be_focused()
    box = await sheet.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (PHONE, 900)
    await page.keyboard.type("Half a thought")
    await page.keyboard.press("Escape")
    await expect(sheet).to_be_hidden()
    await page.keyboard.press("n")
    await expect(sheet.locator("#compose-text")).to_have_value("Half a thought")
    await sheet.get_by_role("button", name="Post", exact=True).click()

    await expect(page.locator("passing-notice")).to_contain_text("Your post is out.")
    await expect(sheet).to_be_hidden()
    assert page.url.endswith("/explore")
    [own] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert own["content"] == "<p>Half a thought</p>"
