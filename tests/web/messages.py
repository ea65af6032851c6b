"""Short words for the tests of messages in a browser."""

from bs4 import BeautifulSoup

from tests.timelines.talking import talks
from tests.web.reading import read
from tests.world.browser import forms_of
from tests.world.client import Client


async def opened(who: Client, browser: Client, at: int = 0) -> tuple[str, BeautifulSoup]:
    """One of somebody's conversations, and its address."""
    address = f"/conversations/{(await talks(who))[at]['id']}"
    return address, await read(browser, address)


async def token_of(browser: Client) -> dict[str, str]:
    """What every form of the browser holds."""
    return {"csrf_token": forms_of(await browser.get("/settings/profile"))[0].values["csrf_token"]}
