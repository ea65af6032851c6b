"""Ada makes a collection of people whom she recommends."""

import asyncio
from typing import Any

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from tests.social.collections import COLLECTIONS, kept, make, members, wanting
from tests.world.books import books, changed
from tests.world.world import World


async def test_a_collection_is_made_read_changed_and_deleted(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")

    made = await make(
        ada, ben, cleo, description="They bake", language="en", tag_name="#Bread", sensitive=False, discoverable=True
    )
    world.step(minutes=1)
    path = f"{COLLECTIONS}/{made['id']}"
    changed_ = await ada.api("PATCH", path, json={"name": "Cooks", "tag_name": "", "language": None})
    read = await world.anyone.api("GET", path)

    base = world.house.settings.base_url
    [first, second] = made["items"]
    assert made == {
        "id": made["id"],
        "account_id": ada.id,
        "uri": f"{base}/ap/users/{ada.id}/collections/{made['id']}",
        "url": f"{base}/collections/{made['id']}",
        "name": "Bakers",
        "description": "They bake",
        "language": "en",
        "local": True,
        "sensitive": False,
        "discoverable": True,
        "tag": {"name": "Bread", "url": f"{base}/tags/bread"},
        "created_at": "2026-11-21T12:00:00.000Z",
        "updated_at": "2026-11-21T12:00:00.000Z",
        "item_count": 2,
        "items": [first, second],
    }
    assert first == {
        "id": first["id"],
        "account_id": ben.id,
        "state": "accepted",
        "created_at": "2026-11-21T12:00:00.000Z",
    }
    later = "2026-11-21T12:01:00.000Z"
    assert changed_["collection"] == {**made, "name": "Cooks", "tag": None, "language": None, "updated_at": later}
    assert read["collection"] == changed_["collection"]
    assert [account["username"] for account in read["accounts"]] == ["ada", "ben", "cleo"]
    assert await ada.api("DELETE", path) == {}
    assert (await ada.get(path)).status_code == 404


async def test_people_are_put_in_and_taken_out(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    made = await make(ada)
    items = f"{COLLECTIONS}/{made['id']}/items"

    added = [(await ada.api("POST", items, data={"account_id": one.id}))["collection_item"] for one in (ben, cleo, ada)]
    again = await ada.post(items, data={"account_id": ben.id})

    assert (added[0]["account_id"], added[0]["state"]) == (ben.id, "accepted")
    assert (again.status_code, again.json()["error"]) == (422, "Validation failed: Account has already been taken")
    assert await members(world.anyone, made) == ["ben", "cleo", "ada"]
    assert await ada.api("DELETE", f"{items}/{added[0]['id']}") == {}
    assert (await ada.delete(f"{items}/{added[0]['id']}")).status_code == 404
    assert await members(world.anyone, made) == ["cleo", "ada"]

    await ada.api("POST", items, data={"account_id": ben.id})
    assert await members(world.anyone, made) == ["cleo", "ada", "ben"]


@pytest.mark.parametrize(
    ("fields", "named", "code"),
    [
        ({"name": " \u200b"}, "name", "ERR_BLANK"),
        ({"name": "x" * 41}, "name", "ERR_TOO_LONG"),
        ({"description": "x" * 101}, "description", "ERR_TOO_LONG"),
        ({"language": "klingon, mostly"}, "language", "ERR_INVALID"),
        ({"tag_name": "two words"}, "tag_name", "ERR_INVALID"),
    ],
)
async def test_what_does_not_fit_is_refused_by_name(world: World, fields: Any, named: str, code: str) -> None:
    ada = await world.person("ada")
    made = await make(ada)
    before = await books(world.house.db)

    answers = [
        await ada.post(COLLECTIONS, json={"name": "Bakers", **fields}),
        await ada.patch(f"{COLLECTIONS}/{made['id']}", json=fields),
    ]

    for answer in answers:
        assert answer.status_code == 422
        assert answer.json()["error"].startswith("Validation failed: ")
        assert answer.json()["details"][named][0]["error"] == code
    assert not changed(before, await books(world.house.db))


async def test_a_collection_needs_a_name_and_an_item_somebody(world: World) -> None:
    ada = await world.person("ada")
    made = await make(ada)

    nameless = await ada.post(COLLECTIONS, json={"description": "They bake"})
    empty = await ada.post(f"{COLLECTIONS}/{made['id']}/items")
    nobody = await ada.post(f"{COLLECTIONS}/{made['id']}/items", data={"account_id": "12345"})

    assert nameless.json()["error"] == "Validation failed: Name can't be blank"
    assert (empty.status_code, empty.json()["error"]) == (422, "`account_id` parameter is missing")
    assert nobody.status_code == 404


async def test_twenty_five_fit_in_and_no_more(world: World) -> None:
    crowd = await wanting(world, *(f"baker{number}" for number in range(26)))
    ada = await world.person("ada")
    made = await make(ada, *crowd[:24])

    answers = await asyncio.gather(
        *(ada.post(f"{COLLECTIONS}/{made['id']}/items", data={"account_id": one.id}) for one in crowd[24:])
    )
    too_many = await ada.post(COLLECTIONS, json={"name": "All", "account_ids": [one.id for one in crowd]})

    assert sorted(answer.status_code for answer in answers) == [200, 422]
    assert len(await members(ada, made)) == 25
    assert too_many.status_code == 422
    assert await ada.api("DELETE", f"{COLLECTIONS}/{made['id']}") == {}


async def test_ten_collections_and_no_more(world: World) -> None:
    ada = await world.person("ada")
    about = await ada.api("GET", "/api/v1/accounts/verify_credentials")

    for number in range(about["role"]["collection_limit"]):
        await make(ada, name=f"No. {number}")
    refused = await ada.post(COLLECTIONS, json={"name": "One more"})

    assert about["role"]["collection_limit"] == 10
    assert refused.status_code == 422
    assert len(await kept(ada)) == 10


async def test_unlisted_ones_are_for_those_who_have_the_address(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await make(ada)
    unlisted = (await ada.api("POST", COLLECTIONS, json={"name": "Secret"}))["collection"]

    assert unlisted["discoverable"] is False
    assert await kept(ada) == ["Secret", "Bakers"]
    assert await kept(ada, ben) == await kept(ada, world.anyone) == ["Bakers"]
    assert await members(ben, unlisted) == []


async def test_lists_are_read_by_offset(world: World) -> None:
    ada = await world.person("ada")
    for number in range(5):
        await make(ada, name=str(number))
    path = f"/api/v1/accounts/{ada.id}/collections"

    first = await world.anyone.get(path, params={"limit": 2})
    second = await world.anyone.get(first.links["next"]["url"])
    third = await world.anyone.get(second.links["next"]["url"])

    pages = [[one["name"] for one in page.json()["collections"]] for page in (first, second, third)]
    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    assert "prev" not in first.links
    assert "next" not in third.links
    assert (await world.anyone.get(third.links["prev"]["url"])).json() == second.json()


async def test_only_its_owner_changes_a_collection(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    made = await make(ada, cleo)
    path, before = f"{COLLECTIONS}/{made['id']}", await books(world.house.db)

    answers = [
        await ben.patch(path, json={"name": "Mine"}),
        await ben.delete(path),
        await ben.post(f"{path}/items", data={"account_id": ben.id}),
        await ben.post(f"{path}/items"),
        await ben.delete(f"{path}/items/{made['items'][0]['id']}"),
        await ben.post(f"{path}/items/{made['items'][0]['id']}/revoke"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert {answer.json()["error"] for answer in answers} == {"This action is not allowed"}
    assert (await world.anyone.patch(path, json={"name": "Mine"})).status_code == 401
    assert not changed(before, await books(world.house.db))


async def test_a_deleted_account_leaves_no_collection_and_is_in_none(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    adas, bens = await make(ada, ben), await make(ben, ada)

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()

    assert await members(ada, adas) == []
    assert (await ada.get(f"{COLLECTIONS}/{bens['id']}")).status_code == 404
    rows = await books(world.house.db)
    assert [row[0] for row in rows["collection"]] == [int(adas["id"])]
    assert rows["collection_item"] == []


async def test_the_size_of_a_list_does_not_matter_to_the_database(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    await make(ada, ben)
    path = f"/api/v1/accounts/{ada.id}/collections"
    with world.counting() as one:
        await cleo.api("GET", path)
    for _ in range(4):
        await make(ada, ben, cleo)

    with world.counting() as five:
        found = await cleo.api("GET", path)

    assert len(found["collections"]) == 5
    assert five.total == one.total <= 6
