"""Subscribing to pushes: what apps ask for, what they are told, and when it ends."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.core.webpush.base64url import to_bytes
from goodmob.notifications.rules.push import MOST_SUBSCRIPTIONS
from goodmob.notifications.tables import push_subscription
from goodmob.oauth.actions.revoke import revoke_of_account
from tests.core.webpush.reading import App
from tests.notifications.pushing import PATH, another_app, subscribed
from tests.oauth.dance import an_app, app_token, with_token
from tests.world.books import books, changed
from tests.world.world import World

ALL = statement(select(push_subscription))
DOCUMENTED = (
    *("mention", "status", "reblog", "follow", "follow_request", "favourite", "poll", "update"),
    *("quote", "quoted_update", "admin.sign_up", "admin.report"),
)


async def test_a_subscription_is_told_field_by_field(world: World) -> None:
    ada = await world.person("ada")

    told = await subscribed(ada, App(), "https://push.example/ada")

    assert list(told) == ["id", "endpoint", "standard", "server_key", "alerts", "policy"]
    assert type(told["id"]) is int
    assert 0 < told["id"] < 2**31
    assert (told["endpoint"], told["standard"], told["policy"]) == ("https://push.example/ada", True, "all")
    assert {type_: told["alerts"][type_] for type_ in DOCUMENTED} == {type_: type_ == "mention" for type_ in DOCUMENTED}
    assert await ada.api("GET", PATH) == told


async def test_the_key_of_the_server_is_the_same_wherever_it_is_told(world: World) -> None:
    ada = await world.person("ada")

    told = await subscribed(ada, App())

    instance = await world.anyone.api("GET", "/api/v2/instance")
    assert instance["configuration"]["vapid"] == {"public_key": told["server_key"]}
    assert (await an_app(world))["vapid_key"] == told["server_key"]
    point = to_bytes(told["server_key"])
    assert (len(point), point[0]) == (65, 4)


async def test_forms_are_understood_as_json_is(world: World) -> None:
    ada, app = await world.person("ada"), App()
    fields = {
        "subscription[endpoint]": "https://push.example/ada",
        "subscription[keys][p256dh]": app.keys["p256dh"] + "=",
        "subscription[keys][auth]": app.keys["auth"].replace("-", "+").replace("_", "/") + "==",
        "data[alerts][follow]": "1",
        "data[alerts][admin.sign_up]": "true",
        "data[alerts][poll]": "false",
        "data[policy]": "follower",
    }

    told = await ada.api("POST", PATH, data=fields)

    assert [type_ for type_, is_on in told["alerts"].items() if is_on] == ["follow", "admin.sign_up"]
    assert (told["standard"], told["policy"]) == (False, "follower")


async def test_each_token_has_one_subscription(world: World) -> None:
    ada = await world.person("ada")
    other = await another_app(world, ada)

    first = await subscribed(ada, App(), "https://push.example/1")
    elsewhere = await subscribed(other, App(), "https://push.example/2")
    second = await subscribed(ada, App(), "https://push.example/3")

    assert first["id"] != second["id"]
    assert await ada.api("GET", PATH) == second
    assert await other.api("GET", PATH) == elsewhere
    assert len(await world.house.db.all(ALL)) == 2


async def test_an_app_that_subscribes_twice_at_once_has_one_subscription(world: World) -> None:
    ada = await world.person("ada")

    both = await asyncio.gather(*(subscribed(ada, App(), f"https://push.example/{number}") for number in range(6)))

    [row] = await world.house.db.all(ALL)
    assert row.id in {told["id"] for told in both}


async def test_processes_that_make_the_key_at_once_have_one_key(world: World) -> None:
    answers = await asyncio.gather(*(world.anyone.api("GET", "/api/v2/instance") for _ in range(6)))

    assert len({told["configuration"]["vapid"]["public_key"] for told in answers}) == 1


async def test_without_a_subscription_there_is_nothing_to_show_change_or_end(world: World) -> None:
    ada = await world.person("ada")

    shown, changed_, ended = await ada.get(PATH), await ada.put(PATH, json={"data": {}}), await ada.delete(PATH)

    assert (shown.status_code, shown.json()) == (404, {"error": "Record not found"})
    assert (changed_.status_code, changed_.json()) == (404, {"error": "Record not found"})
    assert (ended.status_code, ended.json()) == (200, {})


async def test_what_is_pushed_can_be_changed_and_ended(world: World) -> None:
    ada = await world.person("ada")
    first = await subscribed(ada, App(), data={"alerts": {"mention": True, "poll": True}})

    second = await ada.api("PUT", PATH, json={"data": {"alerts": {"poll": True}, "policy": "followed"}})
    third = await ada.api("PUT", PATH, data={"policy": "none"})
    await ada.api("DELETE", PATH)

    assert [type_ for type_, is_on in second["alerts"].items() if is_on] == ["poll"]
    assert (second["id"], second["policy"]) == (first["id"], "followed")
    assert (any(third["alerts"].values()), third["policy"]) == (False, "none")
    assert (await ada.get(PATH)).status_code == 404


async def test_what_mobs_tell_is_pushed_with_mentions_unless_the_app_says_otherwise(world: World) -> None:
    ada = await world.person("ada")

    usual = (await subscribed(ada, App()))["alerts"]
    chosen = (await subscribed(ada, App(), data={"alerts": {"mention": True, "mob.soon": False}}))["alerts"]
    alone = (await subscribed(ada, App(), data={"alerts": {"mob.soon": True}}))["alerts"]

    assert (usual["mob.live"], usual["mob.soon"]) == (True, True)
    assert (chosen["mob.live"], chosen["mob.soon"]) == (True, False)
    assert (alone["mob.live"], alone["mob.soon"], alone["mention"]) == (False, True, False)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"endpoint": ""}, "Endpoint is not a valid URL"),
        ({"endpoint": "tea"}, "Endpoint is not a valid URL"),
        ({"endpoint": "http://push.example/a"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https:///a"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://push.example:tea/a"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://[::1/a"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://mo:secret@push.example/a"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://push.example/a b"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://push.example\\@127.0.0.1/"}, "Endpoint is not a valid URL"),
        ({"endpoint": "https://127.0.0.1/a"}, "Endpoint is not on the public internet"),
        ({"endpoint": "https://127.1/a"}, "Endpoint is not on the public internet"),
        ({"endpoint": "https://2130706433/a"}, "Endpoint is not on the public internet"),
        ({"endpoint": "https://[::1]/a"}, "Endpoint is not on the public internet"),
        ({"endpoint": "https://169.254.169.254/a"}, "Endpoint is not on the public internet"),
        ({"endpoint": "https://push.example/" + "a" * 2_000}, "Endpoint is too long"),
        ({"keys": {"p256dh": "tea", "auth": App().keys["auth"]}}, "nothing can be encrypted with"),
        ({"keys": {"p256dh": "BA" + "A" * 85, "auth": App().keys["auth"]}}, "nothing can be encrypted with"),
        ({"keys": {"p256dh": App().keys["p256dh"], "auth": "c2hvcnQ"}}, "the secret has 5 bytes"),
        ({"keys": {"p256dh": "not Base64!", "auth": App().keys["auth"]}}, "not Base64"),
        ({"keys": {"p256dh": App().keys["p256dh"]}}, "can't be blank"),
        ({"keys": None}, "can't be blank"),
        ({"standard": "perhaps"}, "must be true or false"),
    ],
)
async def test_what_nothing_could_be_pushed_to_is_refused(world: World, about: dict[str, Any], words: str) -> None:
    ada = await world.person("ada")
    before = await books(world.house.db)

    wish = {"endpoint": "https://push.example/a", "keys": App().keys, **about}
    response = await ada.post(PATH, json={"subscription": wish})

    assert response.status_code == 422, response.text
    assert response.json()["error"].startswith("Validation failed: ")
    assert words in response.json()["error"]
    assert not changed(before, await books(world.house.db))


@pytest.mark.parametrize("sent", [{}, {"subscription": {}}, {"data": {"policy": "friends"}}, {"data": {"alerts": 1}}])
async def test_what_is_left_out_or_unknown_is_named(world: World, sent: dict[str, Any]) -> None:
    ada = await world.person("ada")

    response = await ada.post(PATH, json=sent)

    assert response.status_code == 422
    assert response.json()["error"].startswith("Validation failed: ")


async def test_pushes_have_a_scope_of_their_own_and_are_for_people(world: World) -> None:
    ada = await world.person("ada", scopes="read write follow")
    apps = with_token(world, await app_token(world, await an_app(world), scope="push"))

    for method in ("POST", "GET", "PUT", "DELETE"):
        assert (await ada.request(method, PATH)).status_code == 403
        assert (await apps.request(method, PATH)).json() == {"error": "This method requires an authenticated user"}


async def test_the_token_lies_sealed_in_the_database(world: World) -> None:
    ada = await world.person("ada")
    await subscribed(ada, App())

    assert ada.token not in repr(await books(world.house.db))


async def test_an_app_that_may_not_act_any_more_is_not_pushed_to(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App())
    await subscribed(ben, App())

    await world.house.db.act(revoke_of_account, int(ada.id))
    await world.settle()

    [row] = await world.house.db.all(ALL)
    assert row.account_id == int(ben.id)


async def test_an_account_that_is_gone_is_not_pushed_to(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await subscribed(ada, App())
    await subscribed(ben, App())

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    [row] = await world.house.db.all(ALL)
    assert row.account_id == int(ben.id)


async def test_the_oldest_of_too_many_apps_gives_way(world: World) -> None:
    ada = await world.person("ada")
    await subscribed(ada, App(), "https://push.example/oldest")
    world.step(seconds=1)
    for number in range(MOST_SUBSCRIPTIONS):
        await subscribed(await another_app(world, ada), App(), f"https://push.example/{number}")

    endpoints = {row.endpoint for row in await world.house.db.all(ALL)}

    assert len(endpoints) == MOST_SUBSCRIPTIONS
    assert "https://push.example/oldest" not in endpoints
