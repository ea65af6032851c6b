"""Somebody signs up through an app."""

from typing import Any

import pytest

from tests.oauth.dance import an_app, app_token, with_token
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World

ADA = {
    "username": "Ada",
    "email": "ada@post.example",
    "password": "eight123",
    "agreement": "true",
    "locale": "fr",
    "reason": "I like it here",
}
VERIFY = "/api/v1/accounts/verify_credentials"


async def an_apps_client(world: World) -> Client:
    """A client with the token of an app."""
    return with_token(world, await app_token(world, await an_app(world)))


async def test_without_mail_ada_begins_at_once(world: World) -> None:
    app = await an_apps_client(world)

    token = await app.api("POST", "/api/v1/accounts", data=ADA)

    assert list(token) == ["access_token", "token_type", "scope", "created_at"]
    assert token["scope"] == "read write follow push"
    own = await with_token(world, token["access_token"]).api("GET", VERIFY)
    assert own["username"] == "Ada"
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada")).status_code == 200


async def test_with_mail_ada_waits_until_her_address_is_confirmed(world: World) -> None:
    world.change(mail="smtp://mail.example")
    app = await an_apps_client(world)
    token = await app.api("POST", "/api/v1/accounts", data=ADA)
    ada = with_token(world, token["access_token"])
    await world.settle()

    refused = await ada.get(VERIFY)
    assert (refused.status_code, refused.json()["error"]) == (403, "Your login is missing a confirmed e-mail address")
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada")).status_code == 404
    assert await ada.api("GET", "/api/v1/emails/check_confirmation") is False
    [letter] = world.letters
    assert letter.to == "ada@post.example"
    assert letter.subject == "Confirmez votre adresse pour Goodmob"
    browser = world.visitor()
    link = next(word for word in letter.text.split() if "/auth/confirm/" in word)
    opened = await browser.get(link)
    assert (await ada.get(VERIFY)).status_code == 403
    assert (await fill(browser, opened)).status_code == 303
    assert (await ada.get(VERIFY)).status_code == 200
    assert await ada.api("GET", "/api/v1/emails/check_confirmation") is True
    assert (await fill(browser, opened)).status_code == 410


async def test_the_app_that_signed_ada_up_may_ask_for_another_letter(world: World) -> None:
    world.change(mail="smtp://mail.example")
    token = await (await an_apps_client(world)).api("POST", "/api/v1/accounts", data=ADA)
    ada = with_token(world, token["access_token"])
    await world.settle()
    first = next(word for word in world.letters[0].text.split() if "/auth/confirm/" in word)

    await ada.api("POST", "/api/v1/emails/confirmations", data={"email": "ada@right.example"})
    await world.settle()

    assert [letter.to for letter in world.letters] == ["ada@post.example", "ada@right.example"]
    assert (await fill(world.anyone, await world.anyone.get(first))).status_code == 410
    second = next(word for word in world.letters[1].text.split() if "/auth/confirm/" in word)
    assert (await fill(world.anyone, await world.anyone.get(second))).status_code == 303
    late = await ada.post("/api/v1/emails/confirmations")
    assert late.status_code == 403
    assert late.json()["error"] == "This method is only available while the e-mail is awaiting confirmation"


async def test_no_other_app_asks_for_letters(world: World) -> None:
    ben = await world.person("ben")

    response = await ben.post("/api/v1/emails/confirmations")

    assert response.status_code == 403
    assert "originally signed-up with" in response.json()["error"]


async def test_a_link_dies_after_three_days(world: World) -> None:
    world.change(mail="smtp://mail.example")
    await (await an_apps_client(world)).api("POST", "/api/v1/accounts", data=ADA)
    await world.settle()
    link = next(word for word in world.letters[0].text.split() if "/auth/confirm/" in word)
    world.step(days=3)

    assert (await fill(world.anyone, await world.anyone.get(link))).status_code == 410


async def test_where_staff_approve_ada_waits_for_them(world: World) -> None:
    world.change(signup="approval")
    token = await (await an_apps_client(world)).api("POST", "/api/v1/accounts", data=ADA)

    refused = await with_token(world, token["access_token"]).get(VERIFY)

    assert (refused.status_code, refused.json()["error"]) == (403, "Your login is currently pending approval")


@pytest.mark.parametrize("mode", ["closed", "invite"])
async def test_nobody_comes_in_where_the_door_is_shut(world: World, mode: str) -> None:
    world.change(signup=mode)

    response = await (await an_apps_client(world)).post("/api/v1/accounts", data=ADA)

    assert response.status_code == 403
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada")).status_code == 404


@pytest.mark.parametrize(
    ("about", "field", "code"),
    [
        ({"username": ""}, "username", "ERR_BLANK"),
        ({"username": "ada lovelace"}, "username", "ERR_INVALID"),
        ({"username": "аda"}, "username", "ERR_INVALID"),
        ({"username": "ada@far.example"}, "username", "ERR_INVALID"),
        ({"username": "x" * 31}, "username", "ERR_TOO_LONG"),
        ({"username": "Admin"}, "username", "ERR_RESERVED"),
        ({"username": "4dm1n_"}, "username", "ERR_RESERVED"),
        ({"username": "BEN"}, "username", "ERR_TAKEN"),
        ({"email": ""}, "email", "ERR_BLANK"),
        ({"email": "ada"}, "email", "ERR_INVALID"),
        ({"email": "ada@post.example\r\nBcc: all@far.example"}, "email", "ERR_INVALID"),
        ({"email": "a@b@c.example"}, "email", "ERR_INVALID"),
        ({"email": "x" * 400 + "@post.example"}, "email", "ERR_TOO_LONG"),
        ({"email": "Ben+new@Goodmob.test"}, "email", "ERR_TAKEN"),
        ({"password": ""}, "password", "ERR_BLANK"),
        ({"password": "seven77"}, "password", "ERR_TOO_SHORT"),
        ({"password": "x" * 129}, "password", "ERR_TOO_LONG"),
        ({"agreement": "false"}, "agreement", "ERR_ACCEPTED"),
        ({"reason": "x" * 421}, "reason", "ERR_TOO_LONG"),
        ({"invite_code": "guessed"}, "invite_code", "ERR_INVALID"),
    ],
)
async def test_what_is_wrong_is_named_and_nobody_is_made(
    world: World, about: dict[str, str], field: str, code: str
) -> None:
    await world.person("ben")

    response = await (await an_apps_client(world)).post("/api/v1/accounts", data={**ADA, **about})

    assert response.status_code == 422
    answer: Any = response.json()
    assert answer["error"].startswith("Validation failed: ")
    assert [fault["error"] for fault in answer["details"][field]] == [code]
    assert answer["details"][field][0]["description"]
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada")).status_code == 404


async def test_everything_wrong_is_named_at_once(world: World) -> None:
    await world.person("ben")

    response = await (await an_apps_client(world)).post("/api/v1/accounts", data={"username": "ben", "password": "x"})

    assert set(response.json()["details"]) == {"username", "email", "password", "agreement"}


async def test_only_an_app_of_its_own_signs_people_up(world: World) -> None:
    ben = await world.person("ben")

    assert (await ben.post("/api/v1/accounts", data=ADA)).json() == {
        "error": "This method requires an client credentials authentication"
    }
    assert (await world.anyone.post("/api/v1/accounts", data=ADA)).status_code == 401
    reader = with_token(world, await app_token(world, await an_app(world), scope="read"))
    assert (await reader.post("/api/v1/accounts", data=ADA)).status_code == 403


async def test_the_name_of_a_deleted_account_stays_taken(world: World) -> None:
    app = await an_apps_client(world)
    token = await app.api("POST", "/api/v1/accounts", data=ADA)
    browser = world.visitor()
    form = await browser.get("/auth/sign_in")
    await fill(browser, form, email=ADA["email"], password=ADA["password"])
    page = await browser.get("/settings/delete")
    gone = await fill(browser, page, password=ADA["password"])
    await world.settle()

    again = await app.post("/api/v1/accounts", data=ADA)

    assert gone.status_code == 303
    assert (await with_token(world, token["access_token"]).get(VERIFY)).status_code == 401
    assert [fault["error"] for fault in again.json()["details"]["username"]] == ["ERR_TAKEN"]
    assert "email" not in again.json()["details"]
