"""A token for a password, as command line clients without a browser ask for it."""

from typing import Any

from goodmob.core.limits import SUBJECTS
from tests.oauth.dance import an_app, with_token
from tests.world.browser import fill
from tests.world.world import PASSWORD, World

VERIFY = "/api/v1/accounts/verify_credentials"


async def ask(world: World, app: dict[str, Any], **about: str) -> tuple[int, dict[str, Any]]:
    """Status and JSON of the token endpoint's answer to Ada's address and password, and whatever is said otherwise."""
    form = {
        "grant_type": "password",
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
        "username": "ada@goodmob.test",
        "password": PASSWORD,
        "scope": "read",
        **about,
    }
    response = await world.anyone.post("/oauth/token", data=form)
    return response.status_code, response.json()


async def test_ada_gets_a_token_for_her_password(world: World) -> None:
    ada, app = await world.person("ada"), await an_app(world)

    status, token = await ask(world, app, username=" ADA@goodmob.test")

    assert (status, token["scope"]) == (200, "read")
    assert (await with_token(world, token["access_token"]).api("GET", VERIFY))["id"] == ada.id


async def test_nobody_else_does(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)

    for wrong in ({"password": "guess"}, {"username": "nobody@goodmob.test"}, {"username": "ada"}):
        status, said = await ask(world, app, **wrong)
        assert (status, said["error"]) == (400, "invalid_grant")


async def test_who_has_to_wait_waits_here_too(world: World) -> None:
    world.change(signup="approval")
    app = await an_app(world)
    browser = world.visitor()
    form = {"username": "ada", "email": "ada@goodmob.test", "password": PASSWORD, "reason": "Mobs", "agreement": "1"}
    await fill(browser, await browser.get("/auth/sign_up"), form)

    status, said = await ask(world, app)

    assert (status, said["error"]) == (400, "invalid_grant")


async def test_guesses_are_counted_like_those_on_the_page(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    world.change(rate_limits=True)
    most = SUBJECTS["login_address"].most

    answers = [(await ask(world, app, password="guess"))[0] for _ in range(most)]

    assert answers == [400] * most
    assert (await ask(world, app))[0] == 429


async def test_another_spelling_of_the_address_or_of_the_network_is_no_fresh_start(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    world.change(rate_limits=True)
    mailbox, network = SUBJECTS["login_email"].most, SUBJECTS["login_address"].most

    def elsewhere(number: int) -> None:
        world.anyone.headers["X-Forwarded-For"] = f"203.0.113.{number}"

    for number in range(mailbox):
        elsewhere(number)
        status, _ = await ask(world, app, username=f"ada+{number}@goodmob.test", password="guess")
        assert status == 400
    elsewhere(mailbox)
    assert (await ask(world, app))[0] == 429

    for number in range(network):
        world.anyone.headers["X-Forwarded-For"] = f"2001:db8::{number:x}"
        assert (await ask(world, app, username=f"nobody{number}@goodmob.test"))[0] == 400
    world.anyone.headers["X-Forwarded-For"] = "2001:db8::ffff"
    assert (await ask(world, app, username="nobody@goodmob.test"))[0] == 429


async def test_an_owner_may_do_without(world: World) -> None:
    await world.person("ada")
    world.change(password_grant=False)
    app = await an_app(world)

    status, said = await ask(world, app)

    assert (status, said["error"]) == (400, "unsupported_grant_type")
    told = await world.anyone.api("GET", "/.well-known/oauth-authorization-server")
    assert told["grant_types_supported"] == ["authorization_code", "client_credentials"]
