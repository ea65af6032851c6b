"""Ada at the pages: what she fills in, and whether she is in."""

from tests.world.browser import sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

ADA = {"username": "ada", "email": "ada@post.example", "password": "eight123"}


async def a_browser_of(world: World, username: str) -> Client:
    """A browser in which somebody is signed in."""
    browser = world.visitor()
    assert (await sign_in(browser, username, PASSWORD)).status_code == 303
    return browser


async def is_in(browser: Client) -> bool:
    """Whether somebody is signed in there."""
    return (await browser.get("/settings/profile")).status_code == 200
