"""The ninth journey: a server gets a colour and a picture of its own, and everybody reads it in the light they like."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.looking import equip, findings
from tests.browser.village import settle_village
from tests.browser.windows import DESK, PHONE, Windows
from tests.media.samples import picture
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

PAPER = "getComputedStyle(document.body).backgroundColor"
LOGO: FilePayload = {"name": "logo.png", "mimeType": "image/png", "buffer": picture(size=(300, 300))}


async def accent_of(page: Page) -> str:
    """The colour of the button that asks strangers to join."""
    joins = page.locator("main .btn--do").first
    return str(await joins.evaluate("(one) => getComputedStyle(one).backgroundColor"))


async def test_a_server_has_a_face_of_its_own(on_air: World, windows: Windows) -> None:
    await on_air.person("ada", role="owner")
    owner, stranger = await windows.open("ada"), await windows.open(width=PHONE)
    await stranger.goto("/")
    before = await accent_of(stranger)

    await owner.goto("/home")
    await owner.locator(".reminder").get_by_role("link").click()
    await owner.get_by_role("link", name="Name, picture and colour").click()
    await owner.get_by_label("Name", exact=True).fill("Canal Town")
    await owner.get_by_label("In a sentence or two").fill("By the water")
    await owner.get_by_label("A colour of our own").check()
    await owner.get_by_label("Which one").fill("#663399")
    await owner.get_by_label("Picture beside the name").set_input_files([LOGO])
    await owner.get_by_role("button", name="Save").click()
    await expect(owner.locator(".notice--done")).to_be_visible()

    await stranger.reload()
    await expect(stranger).to_have_title("Canal Town")
    await expect(stranger.locator(".topbar .brand img")).to_be_visible()
    assert await stranger.locator(".topbar .brand img").evaluate("(one) => one.naturalWidth") > 0
    assert await accent_of(stranger) == "rgb(102, 51, 153)" != before


async def test_every_theme_can_be_read(on_air: World, windows: Windows) -> None:
    things = await settle_village(on_air)
    on_air.house.put_on(type(on_air.house.face)(accent="#c6ff00"))
    page = await windows.open("ada", width=DESK)
    await equip(page)

    found: list[str] = []
    papers = set()
    for address in ("/home", f"/mobs/{things['live']}", f"/mobs/{things['gathering']}"):
        for wish in ("usual", "more"):
            await page.goto(f"{address}?contrast={wish}")
            found += [*await findings(page, DESK, "light"), *await findings(page, PHONE, "dark")]
            papers.add(await page.evaluate(PAPER))
            await page.emulate_media(color_scheme="light")
            papers.add(await page.evaluate(PAPER))

    assert not found, "\n".join(found)
    assert papers == {"rgb(255, 253, 249)", "rgb(22, 20, 15)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"}


async def test_contrast_follows_the_device_until_somebody_chooses(on_air: World, windows: Windows) -> None:
    page = await windows.open()
    await page.emulate_media(contrast="more")

    await page.goto("/about")
    asked = await page.evaluate(PAPER)
    await page.goto("/about?contrast=usual")
    usual = await page.evaluate(PAPER)
    await page.emulate_media(contrast="no-preference")
    await page.get_by_role("link", name="High contrast").click()
    await expect(page.get_by_role("link", name="Usual contrast")).to_be_visible()
    chosen = await page.evaluate(PAPER)

    assert (asked, usual, chosen) == ("rgb(255, 255, 255)", "rgb(255, 253, 249)", "rgb(255, 255, 255)")
