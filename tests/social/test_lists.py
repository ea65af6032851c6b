"""Ada keeps lists of people."""

from typing import Any

import pytest

from tests.world.world import Client, World


async def make(ada: Client, **fields: str) -> Any:
    return await ada.api("POST", "/api/v1/lists", data={"title": "Neighbours", **fields})


async def test_a_list_is_made_changed_and_deleted(world: World) -> None:
    ada = await world.person("ada")

    made = await make(ada, replies_policy="none", exclusive="true")
    changed = await ada.api("PUT", f"/api/v1/lists/{made['id']}", data={"title": "Street"})
    await ada.api("DELETE", f"/api/v1/lists/{made['id']}")

    assert made == {"id": made["id"], "title": "Neighbours", "replies_policy": "none", "exclusive": True}
    assert changed == {**made, "title": "Street"}
    assert await ada.api("GET", "/api/v1/lists") == []


async def test_only_followed_accounts_and_only_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    members = f"/api/v1/lists/{(await make(ada))['id']}/accounts"

    stranger = await ada.post(members, data={"account_ids[]": ben.id})
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await ada.api("POST", members, data={"account_ids[]": ben.id})
    again = await ada.post(members, data={"account_ids[]": ben.id})

    assert stranger.status_code == 404
    assert again.status_code == 422
    assert [account["username"] for account in await ada.api("GET", members)] == ["ben"]
    assert len(await ada.api("GET", f"/api/v1/accounts/{ben.id}/lists")) == 1


async def test_members_leave_one_by_one(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    members = f"/api/v1/lists/{(await make(ada))['id']}/accounts"
    await ada.api("POST", members, json={"account_ids": [ben.id]})

    await ada.api("DELETE", members, data={"account_ids[]": ben.id})

    assert await ada.api("GET", members) == []


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": " \ufffe\u200b"}, "title"),
        ({"title": "x" * 257}, "title"),
        ({"replies_policy": "all"}, "replies_policy"),
    ],
)
async def test_a_bad_list_is_refused_by_the_name_of_the_field(world: World, fields: Any, named: str) -> None:
    ada = await world.person("ada")

    refused = await ada.post("/api/v1/lists", data={"title": "Neighbours", **fields})

    assert refused.status_code == 422
    assert refused.json()["field"] == named
    assert await ada.api("GET", "/api/v1/lists") == []


async def test_other_peoples_lists_are_not_there(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    path = f"/api/v1/lists/{(await make(ada))['id']}"

    assert (await ben.get(path)).status_code == 404
    assert (await ben.put(path, data={"title": "Mine"})).status_code == 404
    assert (await ben.delete(path)).status_code == 404
    assert (await ben.get(f"{path}/accounts")).status_code == 404
    assert (await ben.post(f"{path}/accounts", data={"account_ids[]": ada.id})).status_code == 404
