"""What the tests in a browser share: Chromium, and windows of people before a world that is on the air."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.windows import PATIENCE, Windows
from tests.world.onair import listener as listener
from tests.world.onair import on_air as on_air
from tests.world.onair import settings as settings
from tests.world.onair import stage as stage
from tests.world.world import World

MOMENT_SECONDS = 0.1

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the Chromium of this machine is."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium here; apt-get install chromium")
    return found


@pytest.fixture(scope="session")
async def chromium(chromium_path: str, one_loop: None) -> AsyncIterator[Browser]:
    """One Chromium for the tests of a worker; each test has contexts of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path,
            args=["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
        )
        yield browser
        await browser.close()


@pytest.fixture
async def windows(on_air: World, chromium: Browser) -> AsyncIterator[Windows]:
    """Opens windows; an error in the console of any of them fails the test.

    While they are open time goes by, as browsers live in it; the test steps over what would take too long.
    """
    opened = Windows(on_air, chromium)
    passing = asyncio.create_task(_let_time_pass(on_air, opened))
    yield opened
    await opened.close()
    passing.cancel()
    await asyncio.gather(passing, return_exceptions=True)
    assert opened.errors == []


async def _let_time_pass(world: World, opened: Windows) -> None:
    while True:
        await asyncio.sleep(MOMENT_SECONDS)
        world.step(seconds=MOMENT_SECONDS * opened.pace)
