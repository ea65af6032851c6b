"""Ada's actor, and the server's own, as other servers read them."""

from typing import Any

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from tests.media.emoji import give_emoji
from tests.world.client import Client
from tests.world.world import World

ACTIVITY = {"Accept": "application/activity+json"}


async def actor_of(world: World, person: Client) -> dict[str, Any]:
    """The document of somebody's actor."""
    response = await world.anyone.get(f"/ap/users/{person.id}", headers=ACTIVITY)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/activity+json")
    assert "Accept" in response.headers["vary"]
    told: dict[str, Any] = response.json()
    return told


async def test_ada_is_told_of_with_all_she_wrote(world: World) -> None:
    ada = await world.person("ada")
    await ada.api(
        "PATCH",
        "/api/v1/accounts/update_credentials",
        data={
            "display_name": "Ada L.",
            "note": "I like #engines",
            "locked": "true",
            "discoverable": "true",
            "fields_attributes[0][name]": "Site",
            "fields_attributes[0][value]": "https://ada.example",
        },
    )
    uri = f"https://goodmob.test/ap/users/{ada.id}"

    actor = await actor_of(world, ada)

    assert actor["id"] == uri
    assert actor["type"] == "Person"
    assert actor["preferredUsername"] == "ada"
    assert actor["webfinger"] == "ada@goodmob.test"
    assert actor["name"] == "Ada L."
    assert "engines" in str(actor["summary"])
    assert actor["url"] == "https://goodmob.test/@ada"
    assert actor["inbox"] == f"{uri}/inbox"
    assert actor["endpoints"] == {"sharedInbox": "https://goodmob.test/inbox"}
    assert actor["manuallyApprovesFollowers"] is True
    assert actor["discoverable"] is True
    [field] = actor["attachment"]
    assert field["type"] == "PropertyValue"
    assert "https://ada.example" in field["value"]
    key = actor["publicKey"]
    assert isinstance(key, dict)
    assert key["owner"] == uri
    assert key["type"]
    assert key["publicKeyPem"].startswith("-----BEGIN PUBLIC KEY-----")


async def test_a_bot_is_a_service(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"bot": "true"})

    assert (await actor_of(world, ada))["type"] == "Service"


async def test_the_address_of_an_actor_leads_people_to_the_page(world: World) -> None:
    ada = await world.person("ada")

    response = await world.anyone.get(f"/ap/users/{ada.id}", headers={"Accept": "text/html,*/*"})

    assert response.status_code == 302
    assert response.headers["location"] == "https://goodmob.test/@ada"


@pytest.mark.parametrize(
    "accept",
    [
        "application/activity+json",
        'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
        'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
    ],
)
async def test_the_page_leads_programs_to_the_actor(world: World, accept: str) -> None:
    ada = await world.person("ada")

    response = await world.anyone.get("/@ada", headers={"Accept": accept})

    assert response.status_code == 302
    assert response.headers["location"] == f"https://goodmob.test/ap/users/{ada.id}"
    assert "Accept" in response.headers["vary"]


async def test_nobody_is_told_of_who_is_not_there(world: World) -> None:
    mo = world.far_server().person("mo")
    ada = await world.person("ada")
    await mo.tell(mo.activity("Follow", f"https://goodmob.test/ap/users/{ada.id}"))
    id_ = (await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": "mo@far.example"}))["id"]

    for unknown in (id_, "1", "9" * 19):
        assert (await world.anyone.get(f"/ap/users/{unknown}", headers=ACTIVITY)).status_code == 404


async def test_whoever_left_is_a_tombstone(world: World) -> None:
    ada = await world.person("ada")
    await world.house.db.act(delete_account, int(ada.id))

    response = await world.anyone.get(f"/ap/users/{ada.id}", headers=ACTIVITY)

    assert response.status_code == 410
    assert response.json()["type"] == "Tombstone"


async def test_of_a_suspended_account_nothing_is_told_but_that(world: World) -> None:
    ada, staff = await world.person("ada"), await world.person("boss", role="owner", scopes="admin:read admin:write")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada L."})
    await staff.api("POST", f"/api/v1/admin/accounts/{ada.id}/action", data={"type": "suspend"})

    actor = await actor_of(world, ada)

    assert actor["suspended"] is True
    assert "name" not in actor


async def test_followers_are_counted_for_everybody_and_named_unless_hidden(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mo = world.far_server().person("mo")
    own = f"/ap/users/{ada.id}"
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await mo.tell(mo.activity("Follow", f"https://goodmob.test{own}"))

    whole = await world.anyone.api("GET", f"{own}/followers")
    first = await world.anyone.api("GET", whole["first"].removeprefix("https://goodmob.test"))
    assert whole["totalItems"] == 2
    assert first["orderedItems"] == [mo.uri, f"https://goodmob.test/ap/users/{ben.id}"]
    assert (await world.anyone.api("GET", f"/ap/users/{ben.id}/following"))["totalItems"] == 1

    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"hide_collections": "true"})
    whole = await world.anyone.api("GET", f"{own}/followers")
    assert (whole["totalItems"], "first" in whole) == (2, False)
    assert (await world.anyone.get(f"{own}/followers", params={"page": "true"})).status_code == 404


async def test_featured_tags_are_listed(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("POST", "/api/v1/featured_tags", data={"name": "Tea"})

    told = await world.anyone.api("GET", f"/ap/users/{ada.id}/collections/tags")

    assert told["totalItems"] == 1
    [tag] = told.get("orderedItems") or told["items"]
    assert (tag["type"], tag["name"], tag["href"]) == ("Hashtag", "#Tea", "https://goodmob.test/tags/tea")


async def test_the_server_has_an_actor_of_its_own(world: World) -> None:
    actor = await world.anyone.api("GET", "/actor")

    assert actor["id"] == "https://goodmob.test/actor"
    assert actor["type"] == "Application"
    assert actor["publicKey"]["owner"] == "https://goodmob.test/actor"
    assert (await world.anyone.api("GET", "/actor/outbox"))["totalItems"] == 0


async def test_with_authorized_fetch_only_keys_are_for_everybody(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server().person("mo")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada L."})
    world.change(authorized_fetch=True)

    unsigned = await actor_of(world, ada)
    signed = (await mo.fetch(f"https://goodmob.test/ap/users/{ada.id}")).json()

    assert "publicKey" in unsigned
    assert "name" not in unsigned
    assert signed["name"] == "Ada L."


async def test_an_emoji_in_a_name_is_told_under_the_address_at_which_it_is_read(world: World) -> None:
    ada = await world.person("ada")
    await give_emoji(world, "owl")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "Ada :owl:"})

    [emoji] = (await actor_of(world, ada))["tag"]

    alone = await world.anyone.api("GET", emoji["id"].removeprefix("https://goodmob.test"))
    assert {key: value for key, value in alone.items() if key != "@context"} == emoji
