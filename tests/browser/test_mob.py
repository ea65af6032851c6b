"""Four people in four browsers: a mob is called, fills up, takes place and is reported; nobody loads a page again."""

from playwright.async_api import Page, expect

from goodmob.core.clock import HOUR, iso
from tests.browser.windows import DESK, PHONE, TABLET, Windows
from tests.media.samples import picture
from tests.world.databases import LONG_WALK
from tests.world.world import World

NUMBER = ".hero [data-number={}]"


async def call(page: Page, world: World, **limits: str) -> str:
    """Fills in the form for a mob that begins in an hour and lasts one; gives its address."""
    await page.goto("/mobs/new")
    start = world.clock.now() + HOUR
    await page.get_by_label("What are people to do?").fill("Pick up litter")
    await page.get_by_label("What is counted?").fill("pieces")
    await page.get_by_label("By the clocks of").select_option("UTC")
    for label, moment in (("It begins", start), ("It ends", start + HOUR)):
        await page.get_by_label(label, exact=True).fill(iso(moment)[:16])
    for label, number in limits.items():
        await page.get_by_label(label.replace("_", " ").capitalize(), exact=True).fill(number)
    await page.get_by_role("button", name="Call it").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Pick up litter")
    return page.url


async def all_see(pages: list[Page], number: str, value: str) -> None:
    """Waits until the number stands in every window."""
    for page in pages:
        await expect(page.locator(NUMBER.format(number)).first).to_have_text(value)


@LONG_WALK
async def test_a_mob_from_its_call_to_its_report(on_air: World, windows: Windows) -> None:
    for name in ("ada", "ben", "cleo", "mo"):
        await on_air.person(name)
    ben, ada = await windows.open("ben", width=DESK), await windows.open("ada", width=PHONE)
    cleo, mo = await windows.open("cleo", width=TABLET), await windows.open("mo", width=PHONE, light="dark")
    everybody = [ben, ada, cleo, mo]

    address = await call(ben, on_air, at_most="2")
    for page in everybody:
        await page.goto(address)
        await page.evaluate("window.isTheSame = true")
    await ada.get_by_role("button", name="Join in").click()
    await expect(ada.get_by_text("You’re in.")).to_be_visible()
    await all_see(everybody, "joined", "1")
    await cleo.get_by_role("button", name="Join in").click()
    await all_see(everybody, "joined", "2")
    await mo.get_by_role("button", name="Wait in line").click()
    await expect(mo.get_by_text("You are number 1 in line.")).to_be_visible()

    await ada.get_by_role("button", name="I can’t come").click()
    await mo.get_by_role("button", name="Take my place").click()
    await expect(mo.get_by_text("You’re in.")).to_be_visible()
    await all_see(everybody, "joined", "2")

    on_air.step(hours=1)
    for page in everybody:
        await expect(page.locator(".hero__state")).to_have_text("Live now")
    await cleo.get_by_text("Add a picture or words").click()
    await cleo.get_by_label("Picture", exact=True).set_input_files(
        {"name": "bag.png", "mimeType": "image/png", "buffer": picture()}
    )
    await cleo.get_by_label("What is to be seen").fill("A full bag")
    await cleo.get_by_label("How many").fill("2")
    await cleo.get_by_role("button", name="I did it").click()
    for page in everybody:
        await expect(page.locator(".wall").get_by_role("img", name="A full bag")).to_be_visible()
    await mo.get_by_role("button", name="I did it").click()
    await all_see(everybody, "tally", "3")
    for page in everybody:
        await expect(page.locator(".wall > li")).to_have_count(2)

    on_air.step(hours=1)
    on_air.step(hours=1)
    for page in everybody:
        assert await page.evaluate("window.isTheSame"), "a page was loaded again"
        await expect(page.locator(".hero__state")).to_contain_text("Done")
        await page.goto(f"{address}/report")
        figures = page.locator("#report .figs")
        await expect(figures).to_contain_text("2")
        await expect(figures).to_contain_text("3")
