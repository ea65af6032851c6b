"""Everything works by keyboard alone, and the focus is always seen and never lost."""

import pytest
from playwright.async_api import expect

from tests.browser.keys import focus_is_seen, open_page, press, tab_to, type_into
from tests.browser.windows import Windows
from tests.mobs.scene import called, look
from tests.posts.saying import follow, read, say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_somebody_signs_up(on_air: World, windows: Windows) -> None:
    page = await windows.open()
    await open_page(page, "/")

    await page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await press(page, page.get_by_role("link", name="Join").first)
    await page.wait_for_url("**/auth/sign_up")
    await type_into(page, page.get_by_label("Name people will call you by"), "ada")
    await type_into(page, page.get_by_label("E-mail"), "ada@goodmob.test")
    await type_into(page, page.get_by_label("Password"), "correct horse battery staple")
    await page.keyboard.press("Enter")

    await expect(page).to_have_url(on_air.house.settings.base_url + "/welcome/you")


async def test_the_skip_link_leads_past_the_navigation(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/public")

    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")

    assert await page.evaluate("document.activeElement.closest('main, aside') !== null")


async def test_somebody_writes_answers_and_favours(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    await follow(ada, ben)
    post = await say(ben, "The kettle is on")
    page = await windows.open("ada")
    await open_page(page, "/home")

    await page.keyboard.press("n")
    await expect(page.locator("#compose-text")).to_be_focused()
    await page.keyboard.type("Coming")
    await press(page, page.get_by_role("button", name="Post", exact=True))
    await expect(page.locator("#timeline > li:first-child")).to_contain_text("Coming")
    await focus_is_seen(page)

    kettle = page.locator(f"#post-{post['id']}")
    favourite = kettle.get_by_role("button", name="Favourite")
    await press(page, favourite, "Space")
    await expect(favourite).to_have_attribute("aria-pressed", "true")
    await expect(favourite).to_be_focused()
    assert (await read(ada, post))["favourited"]
    await page.keyboard.press("l")
    await expect(favourite).to_have_attribute("aria-pressed", "false")

    await page.keyboard.press("k")
    await page.keyboard.press("j")
    await expect(kettle).to_be_focused()
    await page.keyboard.press("r")
    sheet = page.get_by_role("dialog", name="Answer")
    await expect(sheet.locator("#compose-text")).to_be_focused()
    await page.keyboard.type("With milk, please")
    await page.keyboard.press("Control+Enter")
    await expect(sheet).to_be_hidden()
    await expect(page.locator("passing-notice")).to_contain_text("Your post is out.")
    assert (await read(ada, post))["replies_count"] == 1


async def test_somebody_joins_a_mob_and_does_it(on_air: World, windows: Windows) -> None:
    ada, ben = await on_air.person("ada"), await on_air.person("ben")
    mob = await called(on_air, ben)
    page = await windows.open("ada")
    await open_page(page, f"/mobs/{mob['id']}")

    await press(page, page.get_by_role("button", name="Join in"))
    await expect(page.get_by_text("You’re in.")).to_be_visible()
    await focus_is_seen(page)
    on_air.step(hours=1)
    await expect(page.locator(".hero__state")).to_have_text("Live now")
    await focus_is_seen(page)
    await press(page, page.get_by_role("button", name="I did it"), "Space")
    await expect(page.locator(".wall > li")).to_have_count(1)
    await focus_is_seen(page)

    assert (await look(ada, mob))["tally"] == 1


async def test_the_list_of_keys_opens_and_gives_the_focus_back(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/public")
    link = page.get_by_role("link", name="Explore").first
    await tab_to(page, link)

    for closing in ("Escape", "Enter"):
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog")).to_be_visible()
        if closing == "Enter":
            await tab_to(page, page.get_by_role("button", name="Close"))
        await page.keyboard.press(closing)
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await expect(link).to_be_focused()


async def test_single_keys_can_be_switched_off(on_air: World, windows: Windows) -> None:
    await on_air.person("ada")
    page = await windows.open("ada")
    await open_page(page, "/home")

    await page.keyboard.press("?")
    await press(page, page.get_by_label("Use single keys in this browser"), "Space")
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await expect(page.locator("#compose-text")).not_to_be_focused()
