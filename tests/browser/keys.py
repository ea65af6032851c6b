"""Hands that have nothing but a keyboard, and always see where they are."""

import asyncio

from playwright.async_api import Locator, Page, expect

MOST_STEPS = 90
NOWHERE = "nothing has the focus"

WHERE = """(nowhere) => {
    const one = document.activeElement;
    if (!one || one === document.body) return nowhere;
    const around = [one, one.nextElementSibling, one.closest(".input"), one.closest("label")].filter(Boolean);
    const isDrawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
    return around.some((each) => isDrawn(getComputedStyle(each))) ? "" : one.outerHTML.slice(0, 160);
}"""


async def open_page(page: Page, address: str) -> None:
    """Opens a page and waits until it listens to keys."""
    await page.goto(address)
    await expect(page.locator("key-map:defined")).to_be_attached()


async def unseen_focus(page: Page) -> str:
    """Where the focus is without being drawn; empty where it is seen."""
    return str(await page.evaluate(WHERE, NOWHERE))


async def focus_is_seen(page: Page) -> None:
    """Waits until the focus is somewhere, and drawn: while a part of the page is swapped it may be nowhere."""
    for _ in range(40):
        unseen = await unseen_focus(page)
        if not unseen:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(unseen)


async def tab_to(page: Page, wanted: Locator) -> None:
    """Goes on with Tab until this has the focus; AssertionError where it cannot be reached, or the focus is not seen.

    Behind the last thing of a page the focus is in the browser's own bar, from where it comes back.
    """
    for _ in range(MOST_STEPS):
        if await wanted.evaluate("(one) => one === document.activeElement"):
            return
        await page.keyboard.press("Tab")
        assert await unseen_focus(page) in {"", NOWHERE}
    raise AssertionError(f"{wanted} is not reached by Tab")


async def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Goes to a button or link and presses it."""
    await tab_to(page, wanted)
    await page.keyboard.press(key)


async def type_into(page: Page, wanted: Locator, words: str) -> None:
    """Goes to a field and types."""
    await tab_to(page, wanted)
    await page.keyboard.type(words)
