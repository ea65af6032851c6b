"""The token endpoint: who gets a token, who does not, and how one ends."""

from base64 import b64encode

import pytest

from goodmob.accounts.actions.change_password import set_password
from goodmob.accounts.actions.delete_account import delete_account
from goodmob.accounts.queries.people import person_of
from goodmob.oauth.actions.revoke import revoke_of_account
from goodmob.oauth.jobs import sweep
from goodmob.oauth.queries.codes import code_by_secret
from goodmob.oauth.queries.tokens import token_by_secret
from tests.oauth.dance import CALLBACK, an_app, app_token, let_in, redemption, signed_in, with_token
from tests.world.browser import fill
from tests.world.world import World

VERIFY = "/api/v1/accounts/verify_credentials"


async def test_an_app_gets_a_token_of_its_own(world: World) -> None:
    app = await an_app(world)

    answer = await world.anyone.api(
        "POST",
        "/oauth/token",
        json={
            "grant_type": "client_credentials",
            "client_id": app["client_id"],
            "client_secret": app["client_secret"],
            "redirect_uri": CALLBACK,
        },
    )

    assert answer["scope"] == "read"
    reader = with_token(world, answer["access_token"])
    assert (await reader.get("/api/v1/apps/verify_credentials")).status_code == 200
    refused = await reader.get(VERIFY)
    assert (refused.status_code, refused.json()["error"]) == (422, "This method requires an authenticated user")


async def test_an_app_may_show_its_credentials_in_a_header(world: World) -> None:
    app = await an_app(world)
    basic = b64encode(f"{app['client_id']}:{app['client_secret']}".encode()).decode()

    response = await world.anyone.post(
        "/oauth/token", data={"grant_type": "client_credentials"}, headers={"authorization": f"Basic {basic}"}
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("about", "status", "error"),
    [
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "invalid_request"),
        ({"grant_type": "password", "username": "a@b.example"}, 400, "invalid_request"),
        ({"grant_type": "password", "username": "a@b.example", "password": "x", "scope": "fly"}, 400, "invalid_scope"),
        ({"grant_type": "implicit"}, 400, "unsupported_grant_type"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"scope": "read admin:read"}, 400, "invalid_scope"),
        ({"scope": "read nonsense"}, 400, "invalid_scope"),
        ({"grant_type": "authorization_code"}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "invalid_request"),
        ({"grant_type": "authorization_code", "code": "x", "redirect_uri": CALLBACK}, 400, "invalid_grant"),
    ],
)
async def test_who_asks_wrongly_is_told_in_the_words_of_the_standard(
    world: World, about: dict[str, str], status: int, error: str
) -> None:
    app = await an_app(world)
    good = {
        "grant_type": "client_credentials",
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
        "scope": "read",
    }

    response = await world.anyone.post("/oauth/token", data={**good, **about})

    assert response.status_code == status
    assert list(response.json()) == ["error", "error_description"]
    assert response.json()["error"] == error
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("coded", ["", "%%%", *(b64encode(b).decode() for b in (b"\xff", b"x:y", b"x%00:y", b"\0:y"))])
async def test_a_header_that_cannot_be_read_proves_nothing(world: World, coded: str) -> None:
    header = f"Basic {coded}"
    response = await world.anyone.post(
        "/oauth/token", data={"grant_type": "client_credentials"}, headers={"authorization": header}
    )

    assert (response.status_code, response.json()["error"]) == (401, "invalid_client")


async def test_a_code_is_good_once_and_whoever_got_a_token_for_a_stolen_one_loses_it(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    told = await let_in(await signed_in(world, "ada"), app)

    first = await world.anyone.api("POST", "/oauth/token", data=redemption(app, told["code"]))
    reader = with_token(world, first["access_token"])
    assert (await reader.get(VERIFY)).status_code == 200
    second = await world.anyone.post("/oauth/token", data=redemption(app, told["code"]))
    await world.settle()

    assert (second.status_code, second.json()["error"]) == (400, "invalid_grant")
    assert (await reader.get(VERIFY)).status_code == 401


@pytest.mark.parametrize("about", [{"redirect_uri": "https://app.example/other"}, {"late": "yes"}, {"stranger": "yes"}])
async def test_a_code_is_good_for_its_app_at_its_address_in_its_time(world: World, about: dict[str, str]) -> None:
    await world.person("ada")
    app = await an_app(world, redirect_uris=[CALLBACK, "https://app.example/other"])
    told = await let_in(await signed_in(world, "ada"), app)
    asking = await an_app(world) if "stranger" in about else app
    world.step(minutes=11 if "late" in about else 0)
    address = about.get("redirect_uri", CALLBACK)

    response = await world.anyone.post("/oauth/token", data=redemption(asking, told["code"], redirect_uri=address))

    assert (response.status_code, response.json()["error"]) == (400, "invalid_grant")


async def test_the_token_has_the_scopes_that_ada_agreed_to_whatever_is_asked_later(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    told = await let_in(await signed_in(world, "ada"), app, scope="read:statuses")

    token = await world.anyone.api("POST", "/oauth/token", data=redemption(app, told["code"], scope="write"))

    assert token["scope"] == "read:statuses"
    refused = await with_token(world, token["access_token"]).get(VERIFY)
    assert (refused.status_code, refused.json()["error"]) == (403, "This action is outside the authorized scopes")


async def test_a_token_given_back_opens_nothing_and_giving_it_back_twice_is_no_error(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    told = await let_in(await signed_in(world, "ada"), app)
    token = (await world.anyone.api("POST", "/oauth/token", data=redemption(app, told["code"])))["access_token"]
    reader = with_token(world, token)
    assert (await reader.get(VERIFY)).status_code == 200
    credentials = {"client_id": app["client_id"], "client_secret": app["client_secret"], "token": token}

    heard: list[bytes] = []
    row = await token_by_secret(world.house.db, token)
    assert row is not None
    world.house.bus.subscribe(f"token:{row.id}", heard.append)
    assert await world.anyone.api("POST", "/oauth/revoke", data=credentials) == {}
    assert (await reader.get(VERIFY)).status_code == 401
    await world.settle()
    assert await world.anyone.api("POST", "/oauth/revoke", data=credentials) == {}

    assert len(heard) == 1


async def test_nobody_gives_back_the_token_of_somebody_else(world: World) -> None:
    mine, theirs = await an_app(world), await an_app(world)
    token = await app_token(world, theirs)
    credentials = {"client_id": mine["client_id"], "client_secret": mine["client_secret"]}

    foreign = await world.anyone.post("/oauth/revoke", data={**credentials, "token": token})
    unproven = await world.anyone.post("/oauth/revoke", data={"client_id": theirs["client_id"], "token": token})
    nothing = await world.anyone.post("/oauth/revoke", data=credentials)

    for response in (foreign, unproven, nothing):
        assert response.status_code == 403
        assert response.json()["error"] == "unauthorized_client"
    assert (await with_token(world, token).get("/api/v1/apps/verify_credentials")).status_code == 200


async def test_a_new_password_locks_every_app_out(world: World) -> None:
    ada = await world.person("ada")
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None
    assert (await ada.get(VERIFY)).status_code == 200

    await world.house.db.act(set_password, person.id, "another hash")
    await world.settle()

    assert (await ada.get(VERIFY)).status_code == 401


async def test_no_app_acts_for_an_account_that_is_gone(world: World) -> None:
    ada = await world.person("ada")
    assert (await ada.get(VERIFY)).status_code == 200

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    assert (await ada.get(VERIFY)).status_code == 401


async def test_a_known_token_costs_no_query(world: World) -> None:
    ada = await world.person("ada")
    await ada.get("/api/v1/apps/verify_credentials")

    with world.counting() as count:
        await ada.get("/api/v1/apps/verify_credentials")

    assert count.total == 0


async def test_a_token_taken_back_by_another_process_is_noticed_within_seconds(world: World) -> None:
    ada = await world.person("ada")
    assert (await ada.get(VERIFY)).status_code == 200
    await world.house.db.act(revoke_of_account, int(ada.id))

    world.step(seconds=11)

    assert (await ada.get(VERIFY)).status_code == 401


async def test_openid_claims_are_told_to_those_who_may_see_the_profile(world: World) -> None:
    ada, ben = await world.person("ada", scopes="profile"), await world.person("ben", scopes="write")

    for method in ("GET", "POST"):
        assert await ada.api(method, "/oauth/userinfo") == {
            "iss": "https://goodmob.test/",
            "sub": f"https://goodmob.test/ap/users/{ada.id}",
            "name": "",
            "preferred_username": "ada",
            "profile": "https://goodmob.test/@ada",
            "picture": "https://goodmob.test/avatars/original/missing.png",
        }
    assert (await ben.get("/oauth/userinfo")).status_code == 403
    assert (await world.anyone.get("/oauth/userinfo")).status_code == 401


async def test_clients_read_what_this_server_can_do(world: World) -> None:
    told = await world.anyone.api("GET", "/.well-known/oauth-authorization-server")

    assert told["issuer"] == "https://goodmob.test/"
    assert told["token_endpoint"] == "https://goodmob.test/oauth/token"
    assert told["app_registration_endpoint"] == "https://goodmob.test/api/v1/apps"
    assert told["code_challenge_methods_supported"] == ["S256"]
    assert told["grant_types_supported"] == ["authorization_code", "password", "client_credentials"]
    assert {"profile", "read:statuses", "follow", "admin:write:reports"} <= set(told["scopes_supported"])


async def test_ada_sees_which_apps_act_for_her_and_turns_one_out(world: World) -> None:
    ada = await world.person("ada")
    app, browser = await an_app(world, client_name="Reader & more"), await signed_in(world, "ada")
    told = await let_in(browser, app)
    token = await world.anyone.api("POST", "/oauth/token", data=redemption(app, told["code"]))
    reader = with_token(world, token["access_token"])
    page = await browser.get("/settings/apps")
    assert "Reader &amp; more" in page.text

    await fill(browser, page)

    assert (await reader.get(VERIFY)).status_code == 401
    assert (await ada.get(VERIFY)).status_code == 200


async def test_codes_are_forgotten_a_day_after_they_expired(world: World) -> None:
    await world.person("ada")
    app = await an_app(world)
    told = await let_in(await signed_in(world, "ada"), app)
    await sweep(world.house)
    assert await code_by_secret(world.house.db, told["code"]) is not None
    world.step(days=2)

    await sweep(world.house)

    assert await code_by_secret(world.house.db, told["code"]) is None
