"""Reading needs neither an account nor a script."""

import pytest
from playwright.async_api import expect

from tests.browser.windows import Windows
from tests.posts.saying import say
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


async def test_front(on_air: World, windows: Windows) -> None:
    ada = await on_air.person("ada")
    await say(ada, "Tea is ready #tea")
    page = await windows.open(has_scripts=False)
    await page.goto("/")
    await expect(page.get_by_text("Tea is ready")).to_be_visible()
    ben = await windows.open("ada")
    await ben.goto("/home")
    await expect(ben.locator("#compose-text")).to_be_visible()
