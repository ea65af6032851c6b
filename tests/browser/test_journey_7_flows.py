"""By keyboard alone: a picture with its words, a report, the settings; and what happens is said to those who listen."""

import pytest
from playwright.async_api import expect

from tests.browser.keys import focus_is_seen, open_page, press, tab_to, type_into
from tests.browser.test_news import hears
from tests.browser.windows import Windows
from tests.media.samples import picture
from tests.posts.saying import follow, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_somebody_posts_a_picture_with_its_words(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/compose")
    await type_into(page, page.locator("#compose-text"), "Look")

    tool = page.locator("summary.tool").filter(has_text="Picture")
    await press(page, tool)
    chooser = page.locator("picture-tray input[type=file]")
    # The browser is told to hand the chooser over while somebody goes to it, not at the moment in which it opens.
    async with page.expect_file_chooser() as chosen:
        await press(page, chooser)
    await (await chosen.value).set_files({"name": "dot.png", "mimeType": "image/png", "buffer": picture()})
    words = page.locator(".shot textarea")
    await expect(words).to_be_focused()
    await page.keyboard.type("A red dot")
    await press(page, page.locator("#compose-send"))

    await page.wait_for_url("**/home**")
    await expect(page.get_by_role("img", name="A red dot")).to_be_visible()


async def test_somebody_reports_a_post(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    post = await say(ben, "Buy my tea")
    page = await windows.open("ada")
    await open_page(page, "/home")

    await page.keyboard.press("j")
    entry = page.locator(f"#post-{post['id']}")
    await expect(entry).to_be_focused()
    await press(page, entry.locator(".menu > summary"))
    await press(page, entry.get_by_role("link", name="Report"))
    await page.wait_for_url("**/report")
    await tab_to(page, page.locator("form.report input[name=category]").first)
    await page.keyboard.press("Space")
    await press(page, page.get_by_role("button", name="Send the report"))

    await expect(page.locator("form.report")).to_have_count(0)
    await expect(page.locator("#aloud")).not_to_be_empty()


async def test_somebody_changes_a_setting_and_hears_that_it_is_saved(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/settings/notifications")

    await tab_to(page, page.locator("input[name=for_bots][value=accept]"))
    await page.keyboard.press("ArrowRight")
    await press(page, page.get_by_role("button", name="Save", exact=True).first)

    await expect(page.locator("#aloud")).to_have_text("Your choices are saved.")
    await expect(page.locator("input[name=for_bots][value=filter]")).to_be_checked()


async def test_what_is_new_is_said_politely_and_not_too_often(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    page = await windows.open("ada")
    await open_page(page, "/home")
    await expect(page.locator("new-posts:defined")).to_be_attached()
    await hears(on_air, page, f"user:{ada.id}")
    await page.evaluate("""() => {
        window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById("aloud").textContent))
            .observe(document.getElementById("aloud"), { childList: true, characterData: true, subtree: true });
    }""")

    for number in range(5):
        await say(ben, f"Tea number {number}")
    await expect(page.get_by_role("button", name="5 new posts")).to_be_visible()
    await expect(page.locator("#aloud")).to_have_text("5 new posts", timeout=15_000)

    assert len([words for words in await page.evaluate("window.said") if words]) <= 2
    assert await page.locator("#aloud").get_attribute("role") == "status"


async def test_a_form_that_comes_back_with_errors_keeps_the_focus(on_air: World, windows: Windows) -> None:
    windows.expect("(Unprocessable")
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/home")

    await tab_to(page, page.locator("#compose-text"))
    await page.keyboard.press("Control+Enter")

    await expect(page.locator("#compose .err").first).to_be_visible()
    await focus_is_seen(page)
    assert await page.evaluate("document.activeElement.closest('#compose') !== null")
