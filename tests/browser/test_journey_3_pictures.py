"""Pictures and films in the composer of a real browser: put in order, described, looked at, converted meanwhile."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.keys import open_page
from tests.browser.windows import Windows
from tests.media.samples import BLUE, GREEN, RED, film, has_ffmpeg, picture
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

DROP = """([target, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], "dropped.png", { type: "image/png" }));
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""


async def opened(page: Page) -> None:
    """The composer with its panel for files open."""
    await open_page(page, "/compose")
    await expect(page.locator("picture-tray.is-quick")).to_be_attached()
    await page.locator("summary", has_text="Picture").click()


async def test_pictures_are_put_in_order_and_described(on_air: World, windows: Windows, tmp_path: Path) -> None:
    ada = await on_air.person("ada")
    page = await windows.open("ada")
    for name, colour in (("red", RED), ("green", GREEN)):
        (tmp_path / f"{name}.png").write_bytes(picture(size=(300, 200), colour=colour))
    await opened(page)
    shots = page.locator(".shot:not(.shot--loading)")

    await page.locator("#compose-files").set_input_files([tmp_path / "red.png"])
    await expect(shots).to_have_count(1)
    await shots.nth(0).get_by_label("What is to be seen?").fill("Red")
    await page.locator("#compose-files").set_input_files([tmp_path / "green.png"])
    await expect(shots).to_have_count(2)
    await page.evaluate(DROP, [await page.locator("#compose-text").element_handle(), [*picture(colour=BLUE)]])
    await expect(shots).to_have_count(3)
    await shots.nth(0).get_by_role("button", name="Move back").press("Enter")
    await expect(page.locator(".tray-news")).to_have_text("Now number 2")
    await expect(shots.nth(1).get_by_role("button", name="Move back")).to_be_focused()

    await shots.nth(0).get_by_role("button", name="See it large").click()
    large = page.get_by_role("dialog", name="Picture and description")
    await large.get_by_role("button", name="The point that stays in view").press("ArrowRight")
    await page.keyboard.press("ArrowUp")
    await expect(large.get_by_role("status")).to_have_text("Kept in view: 55% across, 45% down")
    await large.get_by_label("What is to be seen?").fill("Green")
    await large.get_by_role("button", name="Done").click()
    await expect(shots.nth(0).get_by_label("What is to be seen?")).to_have_value("Green")

    await page.get_by_role("button", name="Post", exact=True).click()
    asking = page.get_by_role("dialog", name="1 file has no description.")
    await asking.get_by_role("button", name="Describe them").click()
    await expect(shots.nth(2).get_by_label("What is to be seen?")).to_be_focused()
    await page.get_by_role("button", name="Post", exact=True).click()
    await asking.get_by_role("button", name="Post anyway").click()
    await page.wait_for_url("**/home*")

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [media["description"] for media in post["media_attachments"]] == ["Green", "Red", None]
    assert post["media_attachments"][0]["meta"]["focus"] == {"x": 0.1, "y": 0.1}


@pytest.mark.skipif(not has_ffmpeg(), reason="no ffmpeg here")
async def test_a_film_is_converted_while_one_writes_and_troubles_are_told_by_file(
    on_air: World, windows: Windows, tmp_path: Path
) -> None:
    ada = await on_air.person("ada")
    windows.expect("422")
    page = await windows.open("ada")
    (tmp_path / "film.webm").write_bytes(film("film.webm"))
    (tmp_path / "none.png").write_bytes(b"no picture")
    await opened(page)

    await page.locator("#compose-files").set_input_files(tmp_path / "none.png")
    await expect(page.locator(".tray-news")).to_contain_text("none.png: A file of this kind cannot be used.")
    await page.locator("#compose-files").set_input_files(tmp_path / "film.webm")
    shot = page.locator(".shot:not(.shot--loading)")
    await shot.get_by_label("What is to be seen?").fill("Bars of colour")
    await page.get_by_role("button", name="Post", exact=True).click()
    await on_air.settle()
    await expect(page.locator(".shot[data-waits]")).to_have_count(0)
    await expect(shot.get_by_label("What is to be seen?")).to_have_value("Bars of colour")
    if "/compose" in page.url:
        await page.get_by_role("button", name="Post", exact=True).click()
    await page.wait_for_url("**/home*")

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert [(media["type"], media["description"]) for media in post["media_attachments"]] == [
        ("video", "Bars of colour")
    ]
