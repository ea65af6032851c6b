"""Somebody who never was here signs up and is at home: known, among people, with something said."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.looking import equip, findings
from tests.browser.windows import DESK, PHONE, Light, Windows
from tests.media.samples import picture
from tests.mobs.scene import called
from tests.posts.saying import say
from tests.world.world import PASSWORD, World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

LOOKS: tuple[tuple[int, Light], ...] = ((PHONE, "light"), (320, "dark"), (DESK, "dark"))


async def _settle(world: World) -> None:
    """Ada and Cleo want to be found, and Ada called a mob."""
    for name, text in (("ada", "My #gardening and #tea"), ("cleo", "A good #morning")):
        somebody = await world.person(name)
        await somebody.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
        await say(somebody, text)
        if name == "ada":
            await called(world, somebody, title="Bring one cake")


async def _looked_at(page: Page) -> list[str]:
    """What is wrong with this page, small and large, light and dark."""
    found = [fault for width, light in LOOKS for fault in await findings(page, width, light)]
    await page.set_viewport_size({"width": PHONE, "height": 844})
    return found


async def test_a_newcomer_is_at_home_in_small_steps(on_air: World, windows: Windows) -> None:
    await _settle(on_air)
    page = await windows.open(width=PHONE)
    await equip(page)
    faults: list[str] = []

    await page.goto("/auth/sign_up")
    name = page.get_by_label("Name people will call you by")
    await name.press_sequentially("ada")
    await expect(page.get_by_text("Somebody has this already")).to_be_visible()
    await name.fill("")
    await name.press_sequentially("ben")
    await expect(page.get_by_text("@ben is free.")).to_be_visible()
    await page.get_by_label("E-mail").fill("ben@goodmob.test")
    await page.get_by_label("Password").fill(PASSWORD)
    faults += await _looked_at(page)
    await page.get_by_role("button", name="Create my account").click()

    await expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    faults += await _looked_at(page)
    await page.get_by_label("Name", exact=True).fill("Ben of the Bridge")
    await page.get_by_label("Picture").set_input_files(
        {"name": "ben.png", "mimeType": "image/png", "buffer": picture()}
    )
    await page.get_by_role("button", name="Save and go on").click()

    await expect(page.get_by_role("heading", name="What do you like?")).to_be_visible()
    await page.get_by_label("#gardening").check()
    await page.get_by_label("#photography").focus()
    await page.keyboard.press("Space")
    faults += await _looked_at(page)
    await page.get_by_role("button", name="Follow them and go on").click()

    await expect(page.get_by_role("heading", name="People to follow")).to_be_visible()
    await expect(page.locator(".person").first).to_contain_text("Writes about #gardening")
    faults += await _looked_at(page)
    await page.get_by_role("button", name="Follow all 2 and go on").click()

    await expect(page.get_by_role("heading", name="Your first mob")).to_be_visible()
    await expect(page.get_by_role("link", name="Bring one cake", exact=True)).to_be_visible()
    faults += await _looked_at(page)
    await page.get_by_role("link", name="Skip this").click()

    await expect(page.get_by_role("heading", name="Say hello")).to_be_visible()
    faults += await _looked_at(page)
    words = page.get_by_role("textbox", name="What is going on")
    await expect(words).to_have_value("#hello ")
    await words.fill("#hello I am Ben")
    await page.get_by_role("button", name="Post", exact=True).click()
    await expect(page.locator("#timeline").get_by_text("I am Ben")).to_be_visible()
    await expect(page.locator("#timeline").get_by_text("A good")).to_be_visible()
    await expect(page.get_by_text("4 of 5 are done")).to_be_visible()
    assert not faults


async def test_somebody_with_two_names_switches_and_comes_back_with_a_new_password(
    on_air: World, windows: Windows
) -> None:
    await on_air.person("ada")
    page = await windows.open("ada", width=DESK)
    await equip(page)
    faults: list[str] = []

    await page.goto("/settings/accounts")
    await page.get_by_label("Name people will call it by").press_sequentially("tea_club")
    await expect(page.get_by_text("@tea_club is free.")).to_be_visible()
    await page.get_by_role("button", name="Create the account").click()
    await page.goto("/settings/accounts")
    faults += await _looked_at(page)
    await page.locator(".topbar .menu > summary").click()
    faults += await _looked_at(page)
    await page.set_viewport_size({"width": DESK, "height": 844})
    await page.locator(".rail .menu > summary").click()
    faults += await findings(page, DESK, "light")
    await page.locator(".rail").get_by_role("button", name="ada").click()
    await expect(page.locator(".rail .me")).to_have_attribute("href", "/@ada")

    stranger = await windows.open(width=PHONE)
    await equip(stranger)
    await stranger.goto("/auth/sign_in")
    await stranger.get_by_role("link", name="Password forgotten?").click()
    faults += await _looked_at(stranger)
    await stranger.get_by_label("E-mail").fill("ada@goodmob.test")
    await stranger.get_by_role("button", name="Send me a link").click()
    await expect(stranger.get_by_role("heading", name="Look into your mail")).to_be_visible()
    faults += await _looked_at(stranger)
    await on_air.settle()
    link = next(word for word in on_air.letters[-1].text.split() if "/auth/password/" in word)
    await stranger.goto(link)
    faults += await _looked_at(stranger)
    await stranger.get_by_label("Your new password").fill("a sentence is fine")
    await stranger.get_by_role("button", name="Keep it and sign in").click()
    notice = stranger.locator(".main > .notice--done")
    await expect(notice).to_contain_text("Every other browser and app is signed out.")
    await page.goto("/home")
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert not faults
