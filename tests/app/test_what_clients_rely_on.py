"""What apps rely on and servers get wrong: each a small promise of Mastodon's API."""

import re
from typing import Any

import pytest

from goodmob.app.routes import ROUTES
from goodmob.core.web.routes import WEBSOCKET
from tests.media.samples import film, has_ffmpeg
from tests.oauth.dance import an_app, app_token, with_token
from tests.world.world import World

STATUSES = "/api/v1/statuses"
CREDENTIALS = "/api/v1/accounts/update_credentials"


async def test_streams_are_opened_by_the_scheme_that_reached_us(world: World) -> None:
    world.change(base_url="http://goodmob.test")
    by_proxy = {"X-Forwarded-Proto": "https"}

    plain = await world.anyone.api("GET", "http://goodmob.test/api/v1/instance")
    safe = await world.anyone.api("GET", "http://goodmob.test/api/v1/instance", headers=by_proxy)
    second = await world.anyone.api("GET", "http://goodmob.test/api/v2/instance", headers=by_proxy)

    assert plain["urls"]["streaming_api"] == "ws://goodmob.test"
    assert safe["urls"]["streaming_api"] == "wss://goodmob.test"
    assert second["configuration"]["urls"]["streaming"] == "wss://goodmob.test"


async def test_the_page_to_sign_in_has_the_fields_that_apps_fill_in(world: World) -> None:
    page = (await world.visitor().get("/auth/sign_in")).text

    assert 'id="user_email"' in page
    assert 'id="user_password"' in page
    assert "<script" not in page.partition("<form")[2].partition("</form>")[0]
    assert 'type="submit"' in page


async def test_an_app_learns_that_it_works(world: World) -> None:
    app = await an_app(world)
    itself = with_token(world, await app_token(world, app))

    assert (await itself.api("GET", "/api/v1/apps/verify_credentials"))["name"] == app["name"]


async def test_browsers_may_ask_every_door_before_they_call(world: World) -> None:
    asking = {"Origin": "https://app.example", "Access-Control-Request-Method": "GET"}

    doors = {route.path for route in ROUTES if route.path.startswith("/api/") and route.method != WEBSOCKET}
    for path in sorted(re.sub(r"[:*]\w+", "1", door) for door in doors):
        response = await world.anyone.options(path, headers=asking)

        assert response.headers.get("Access-Control-Allow-Origin") == "*", path
        assert "Authorization" in response.headers.get("Access-Control-Allow-Headers", ""), path


async def test_apps_without_a_name_are_welcome(world: World) -> None:
    ada = await world.person("ada")

    assert (await ada.get("/api/v1/timelines/home", headers={"User-Agent": ""})).status_code == 200


async def test_addresses_and_ids_have_the_shape_that_apps_read(world: World) -> None:
    ada = await world.person("ada")
    post = await ada.api("POST", STATUSES, json={"status": "Hello"})

    assert post["id"].isdigit()
    assert post["account"]["id"].isdigit()
    assert post["url"] == f"https://goodmob.test/@ada/{post['id']}"


async def test_a_boost_taken_back_leads_to_what_was_boosted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ada.api("POST", STATUSES, json={"status": "Hello"})
    await ben.api("POST", f"{STATUSES}/{post['id']}/reblog")

    left = await ben.api("POST", f"{STATUSES}/{post['id']}/unreblog")

    assert (left["id"], left["reblogged"], left["reblog"]) == (post["id"], False, None)


async def test_a_deleted_post_is_gone_at_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ada.api("POST", STATUSES, json={"status": "Hello"})
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")

    assert (await ben.get(f"{STATUSES}/{post['id']}")).status_code == 404
    assert (await ada.get(f"{STATUSES}/{post['id']}")).status_code == 404


@pytest.mark.skipif(not has_ffmpeg(), reason="films need ffmpeg")
async def test_a_film_has_no_address_until_it_is_ready(world: World) -> None:
    ada = await world.person("ada")

    response = await ada.post("/api/v2/media", files={"file": ("a.mp4", film("film.mp4"), "video/mp4")})
    early = await ada.get(f"/api/v1/media/{response.json()['id']}")
    await world.settle()
    ready = await ada.get(f"/api/v1/media/{response.json()['id']}")

    assert (response.status_code, response.json()["url"]) == (202, None)
    assert (early.status_code, ready.status_code) == (206, 200)
    assert ready.json()["url"]


async def test_sign_up_names_each_field_at_fault(world: World) -> None:
    itself = with_token(world, await app_token(world, await an_app(world)))

    response = await itself.post("/api/v1/accounts", json={"username": "a b", "email": "x", "password": "1"})

    assert response.status_code == 422
    assert {"username", "email", "password", "agreement"} <= set(response.json()["details"])
    assert {"error", "description"} == set(response.json()["details"]["email"][0])


async def test_deeds_need_no_body(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ada.api("POST", STATUSES, json={"status": "Hello"})
    headers = {"Content-Type": "application/json"}

    liked = await ben.post(f"{STATUSES}/{post['id']}/favourite", headers=headers, content=b"")
    followed = await ben.post(f"/api/v1/accounts/{ada.id}/follow", headers=headers, content=b"")

    assert liked.json()["favourited"] is True
    assert followed.json()["following"] is True


@pytest.mark.parametrize("name", ["@ben", "ben", "ben@goodmob.test", "@ben@goodmob.test", "BEN"])
async def test_an_account_is_found_by_every_way_to_write_it(world: World, name: str) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    assert (await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": name}))["id"] == ben.id
    [found] = await ada.api("GET", "/api/v1/accounts/search", params={"q": name, "limit": "1", "resolve": "true"})
    assert found["id"] == ben.id


async def test_an_account_is_found_by_its_address(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    found = await ada.api("GET", "/api/v2/search", params={"q": "https://goodmob.test/@ben", "resolve": "true"})

    assert [account["id"] for account in found["accounts"]] == [ben.id]


def missing(said: dict[str, Any], names: str) -> set[str]:
    """Which of the names, separated by spaces, are no keys."""
    return set(names.split()) - set(said)


async def test_keys_that_real_servers_always_send_are_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    question = {"status": "Tea?", "poll": {"options": ["Yes", "No"], "expires_in": 600}}
    post = await ada.api("POST", STATUSES, json=question)
    await world.settle()

    own = await ada.api("GET", "/api/v1/accounts/verify_credentials")
    [tie] = await ben.api("GET", "/api/v1/accounts/relationships", params={"id[]": ada.id})
    [notice] = await ada.api("GET", "/api/v1/notifications")
    instance = await world.anyone.api("GET", "/api/v2/instance")

    assert not missing(own, "uri indexable noindex roles source role")
    assert not missing(
        own["source"],
        "privacy sensitive language note fields follow_requests_count hide_collections discoverable indexable "
        "quote_policy attribution_domains",
    )
    assert not missing(post, "quote quote_approval quotes_count application card poll language edited_at")
    assert not missing(tie, "languages muting_expires_at endorsed requested_by")
    assert not missing(notice, "group_key")
    assert not missing(instance, "api_versions icon")
    assert "account" in instance["contact"]
    assert post["poll"]["voters_count"] == 0
