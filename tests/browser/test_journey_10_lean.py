"""Lean: nothing moves under the reader's eyes while a page loads and its scripts come."""

import pytest
from playwright.async_api import expect

from tests.browser.village import settle_village
from tests.browser.windows import DESK, PHONE, Windows
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

MOST_MOVED = 0.02
"""Of the window, times how far: what Chromium calls a layout shift; 0.1 is what is said to be good."""

A_CLOCK = 0.08
"""The same where a clock begins to tick in what a page says first."""

SETTLED = 600
"""Milliseconds in which scripts come and do what they do to a page."""

WATCH = """() => {
    window.moved = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.hadRecentInput || window.moved.push([
        entry.value,
        entry.sources.slice(0, 2).map(({ node, previousRect, currentRect }) => [
            (node?.outerHTML ?? node?.textContent ?? "").slice(0, 99), previousRect.toJSON(), currentRect.toJSON(),
        ]),
    ]))).observe({ type: "layout-shift", buffered: true });
}"""
OPEN = [
    *("/", "/@ada", "/@ben/with_replies", "/@ada/media", "/@ada/{post}", "/@ada/{picture}", "/@ben/{mob_post}"),
    *("/tags/tea", "/explore", "/mobs", "/mobs/{live}", "/about", "/search?q=tea", "/auth/sign_up"),
]
OWN = ["/home", "/notifications", "/conversations", "/compose", "/lists/{list}", "/settings/notifications"]


@pytest.mark.parametrize(
    ("who", "addresses", "width"),
    [
        ("ada", OWN, PHONE),
        pytest.param("", OPEN, PHONE, marks=pytest.mark.drill),
        pytest.param("", OPEN, DESK, marks=pytest.mark.drill),
        pytest.param("ada", [*OPEN, *OWN], DESK, marks=pytest.mark.drill),
    ],
)
async def test_nothing_moves_while_a_page_comes(
    on_air: World, windows: Windows, who: str, addresses: list[str], width: int
) -> None:
    things = await settle_village(on_air)
    page = await windows.open(who, width=width)
    await page.add_init_script(f"({WATCH})()")
    found: list[str] = []

    for address in addresses:
        await page.goto(address.format_map(things))
        await page.wait_for_timeout(SETTLED)
        moved = await page.evaluate("window.moved")
        if sum(value for value, _ in moved) > (A_CLOCK if "{live}" in address else MOST_MOVED):
            found.append(f"{address}: {moved}")

    assert not found, "\n".join(found)


async def test_no_page_runs_or_loads_what_its_policy_forbids(on_air: World, windows: Windows) -> None:
    things = await settle_village(on_air)
    page = await windows.open("ada")
    broken: list[str] = []
    await page.expose_function("tell", lambda words: broken.append(words))
    await page.add_init_script(
        'document.addEventListener("securitypolicyviolation", (event) => '
        "window.tell(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`));"
    )

    for address in (*OPEN, *OWN, "/deck", "/offline"):
        await page.goto(address.format_map(things))
        await expect(page.locator("key-map:defined")).to_be_attached()

    assert broken == []
