"""Ada at the pages: what she fills in, and whether she is in."""

from tests.oauth.dance import an_app, app_token, with_token
from tests.world.browser import sign_in
from tests.world.client import Client
from tests.world.world import PASSWORD, World

ADA = {"username": "ada", "email": "ada@post.example", "password": "eight123"}
BY_APP = {**ADA, "agreement": "true", "locale": "en", "reason": "I like it here"}
"""What an app sends for her."""


async def a_browser_of(world: World, username: str) -> Client:
    """A browser in which somebody is signed in."""
    browser = world.visitor()
    assert (await sign_in(browser, username, PASSWORD)).status_code == 303
    return browser


async def is_in(browser: Client) -> bool:
    """Whether somebody is signed in there."""
    return (await browser.get("/settings/profile")).status_code == 200


async def an_apps_client(world: World) -> Client:
    """A client with the token of an app, which may sign people up."""
    return with_token(world, await app_token(world, await an_app(world)))


async def staff(world: World, username: str, role: str = "admin") -> Client:
    """Somebody who looks after the server, with a token for that alone."""
    return await world.person(username, role=role, scopes="admin:read admin:write")
