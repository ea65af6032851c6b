"""What axe and a ruler find on a page, and pictures of it for the eye."""

import re
from pathlib import Path
from typing import Any

from playwright.async_api import Page

from tests.browser.windows import HEIGHT, Light

PICTURES = Path(__file__).parents[2] / "build/pages"
"""Where pictures of pages are kept for whoever looks at them; not committed."""

LONGEST_NAME = 80

AXE = Path(__file__).parent / "vendor/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """async (tags) => {
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    const told = (nodes) => nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary]);
    return violations.map(({ id, nodes }) => ({ id, nodes: told(nodes) }));
}"""
MEASURE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const isWide = (one) => one.getBoundingClientRect().right > width + 0.5;
    return [...document.body.querySelectorAll("*")].filter(isWide).slice(0, 3).map((one) => one.outerHTML.slice(0, 99));
}"""


async def equip(page: Page) -> None:
    """Brings axe to every page that this window will show."""
    await page.context.add_init_script(path=AXE)


async def findings(page: Page, width: int, light: Light) -> list[str]:
    """What is wrong with the page on a screen of this width in this light, in words; nothing, where all is well."""
    await page.set_viewport_size({"width": width, "height": HEIGHT})
    await page.emulate_media(color_scheme=light)
    broken: list[dict[str, Any]] = await page.evaluate(ASK, RULES)
    said = [f"{one['id']}: {html[:300]}: {why}" for one in broken for html, why in one["nodes"]]
    where = f"{page.url} at {width} px, {light}"
    return [f"{where}: {words}" for words in [*said, *await too_wide(page, width)]]


async def keep_picture(page: Page, address: str, width: int, light: Light, who: str) -> None:
    """Keeps how the page looks from top to bottom, as 390-dark/ada-home.png."""
    await page.set_viewport_size({"width": width, "height": HEIGHT})
    await page.emulate_media(color_scheme=light)
    name = "-".join([who or "stranger", *re.findall(r"[\w@]+", address)])[:LONGEST_NAME]
    await page.screenshot(path=PICTURES / f"{width}-{light}" / f"{name}.png", full_page=True)


async def too_wide(page: Page, width: int) -> list[str]:
    """What makes the page scroll sideways on a screen of this width."""
    await page.set_viewport_size({"width": width, "height": HEIGHT})
    return [f"wider than the screen: {html}" for html in await page.evaluate(MEASURE)]
