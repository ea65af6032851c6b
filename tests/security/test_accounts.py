"""Part E of the list: accounts and apps, as far as no other test says so."""

from collections.abc import Awaitable, Callable

import pytest

from tests.accounts.visits import a_browser_of, is_in
from tests.app.doors import flaw
from tests.oauth.dance import an_app, let_in, redemption, with_token
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import PASSWORD, World

Way = Callable[[Client], Awaitable[None]]

OWN = "/api/v1/accounts/verify_credentials"


async def set_password(browser: Client) -> None:
    """Ada takes another password."""
    await fill(browser, await browser.get("/settings/password"), current_password=PASSWORD, new_password="another one")


async def leave(browser: Client) -> None:
    """Ada deletes her account."""
    await fill(browser, await browser.get("/settings/delete"), password=PASSWORD)


@pytest.mark.parametrize("way", [set_password, leave], ids=["a new password", "a deleted account"])
async def test_e38_whoever_came_in_before_is_out_afterwards(world: World, way: Way) -> None:
    ada, app = await world.person("ada"), await an_app(world)
    thief, browser = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")
    redeemed, kept = [(await let_in(thief, app))["code"] for _ in range(2)]
    token = (await world.anyone.api("POST", "/oauth/token", data=redemption(app, redeemed)))["access_token"]
    assert (await with_token(world, token).get(OWN)).status_code == 200

    await way(browser)
    await world.settle()

    assert not await is_in(thief)
    assert not flaw(await with_token(world, token).get(OWN), 401)
    assert not flaw(await ada.get(OWN), 401)
    late = await world.anyone.post("/oauth/token", data=redemption(app, kept))
    assert (late.status_code, late.json()["error"]) == (400, "invalid_grant")
