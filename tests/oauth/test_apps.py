"""Apps register, and see whether their token works."""

from typing import Any

import pytest
from sqlalchemy import select

from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest
from goodmob.oauth.tables import application, token
from tests.oauth.dance import CALLBACK, OUT_OF_BAND, an_app, app_token, with_token
from tests.world.world import World


async def test_an_app_registers_and_is_told_its_secret_once(world: World) -> None:
    app = await an_app(world, website="https://app.example")

    assert list(app) == [
        *("id", "name", "website", "scopes", "redirect_uris", "redirect_uri", "vapid_key"),
        *("client_id", "client_secret", "client_secret_expires_at"),
    ]
    assert (app["name"], app["website"], app["client_secret_expires_at"]) == ("Reader", "https://app.example", 0)
    assert app["scopes"] == ["read", "write", "follow", "push"]
    assert app["redirect_uris"] == [CALLBACK]
    seen = await with_token(world, await app_token(world, app)).api("GET", "/api/v1/apps/verify_credentials")
    assert seen == {key: app[key] for key in list(app)[:7]}


@pytest.mark.parametrize("uris", [[CALLBACK, "app://back"], f"{CALLBACK}\napp://back", f"{CALLBACK} app://back"])
async def test_several_addresses_come_as_a_list_or_as_text(world: World, uris: Any) -> None:
    app = await an_app(world, redirect_uris=uris)

    assert app["redirect_uris"] == [CALLBACK, "app://back"]
    assert app["redirect_uri"] == f"{CALLBACK}\napp://back"


async def test_an_app_that_names_no_scope_may_read_and_naming_one_twice_is_naming_it_once(world: World) -> None:
    wish = {"client_name": "Reader", "redirect_uris": OUT_OF_BAND}

    plain = await world.anyone.api("POST", "/api/v1/apps", data=wish)
    twice = await world.anyone.api("POST", "/api/v1/apps", data={**wish, "scopes": "read read read"})

    assert plain["scopes"] == twice["scopes"] == ["read"]


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"client_name": " \u200b\ufffe"}, "can't be blank"),
        ({"client_name": "x" * 61}, "too long"),
        ({"redirect_uris": ""}, "can't be blank"),
        ({"redirect_uris": "app.example/callback"}, "must be an absolute URI."),
        ({"redirect_uris": "https:///callback"}, "must be an absolute URI."),
        ({"redirect_uris": f"{CALLBACK}#here"}, "cannot contain a fragment."),
        ({"redirect_uris": "https://app.example/" + "a" * 2000}, "too long"),
        ({"redirect_uris": "javascript:alert(1)"}, "forbidden"),
        ({"redirect_uris": "JavaScript:alert(1)"}, "forbidden"),
        ({"redirect_uris": [CALLBACK, "data:text/html,<script>"]}, "URI"),
        ({"redirect_uris": ["https://app.example/a\nb"]}, "valid URI"),
        ({"scopes": "read everything"}, "doesn't match configured"),
        ({"website": "javascript:alert(1)"}, "not a valid URL"),
    ],
)
async def test_what_an_app_cannot_be_is_refused(world: World, about: dict[str, Any], words: str) -> None:
    wish = {"client_name": "Reader", "redirect_uris": CALLBACK, **about}

    response = await world.anyone.post("/api/v1/apps", json=wish)

    assert response.status_code == 422
    assert response.json()["error"].startswith("Validation failed: ")
    assert words in response.json()["error"]


async def test_an_app_without_a_token_is_not_verified(world: World) -> None:
    response = await world.anyone.get("/api/v1/apps/verify_credentials")

    assert response.status_code == 401
    assert response.json() == {"error": "The access token is invalid"}


async def test_a_token_that_the_operator_made_has_no_app(world: World) -> None:
    ada = await world.person("ada", scopes="push")

    assert (await ada.get("/api/v1/apps/verify_credentials")).status_code == 401


APPLICATIONS = statement(select(application))
TOKENS = statement(select(token))


async def test_secrets_are_stored_as_digests_only(world: World) -> None:
    app = await an_app(world)
    secret = await app_token(world, app)

    stored = repr(await world.house.db.all(APPLICATIONS)) + repr(await world.house.db.all(TOKENS))

    assert digest(app["client_secret"]) in stored
    assert digest(secret) in stored
    assert app["client_secret"] not in stored
    assert secret not in stored


async def test_the_name_of_an_app_stays_within_its_line(world: World) -> None:
    app = await an_app(world, client_name="Reader\n\u202eof Ada\x07")

    assert app["name"] == "Reader of Ada"
