"""Nobody is in a collection against their will."""

from typing import Any

import pytest
from sqlalchemy import bindparam, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.social.actions.fill_collection import add_to_collection
from goodmob.social.tables.collections import collection_item
from tests.moderation.judging import decide, staff
from tests.social.collections import COLLECTIONS, make, members, wanting
from tests.world.client import Client
from tests.world.world import World

PROFILE = "/api/v1/accounts/update_credentials"
MAKE_PENDING = statement(
    update(collection_item)
    .where(collection_item.c.collection_id == bindparam("this_collection"))
    .values(state="pending")
)


async def put_in(owner: Client, collection: Any, account: Client) -> int:
    path = f"{COLLECTIONS}/{collection['id']}/items"
    return (await owner.post(path, data={"account_id": account.id})).status_code


async def leave(account: Client, collection: Any) -> None:
    found = await account.api("GET", f"{COLLECTIONS}/{collection['id']}")
    [item] = [one for one in found["collection"]["items"] if one["account_id"] == account.id]
    await account.api("POST", f"{COLLECTIONS}/{collection['id']}/items/{item['id']}/revoke")


async def with_me(account: Client) -> list[str]:
    found = await account.api("GET", f"/api/v1/accounts/{account.id}/in_collections")
    return [one["name"] for one in found["collections"]]


async def approval(account: Client) -> Any:
    return (await account.api("GET", "/api/v1/accounts/verify_credentials"))["feature_approval"]


async def test_only_who_wants_to_be_found(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await make(ada)

    await ben.api("PATCH", PROFILE, data={"discoverable": "false"})
    assert await put_in(ada, made, ben) == 403
    assert await approval(ben) == {"automatic": [], "manual": [], "current_user": "denied"}
    refused = await ada.post(COLLECTIONS, json={"name": "Bakers", "account_ids": [ben.id]})
    assert (refused.status_code, refused.json()["error"]) == (403, "This action is not allowed")

    await ben.api("PATCH", PROFILE, data={"discoverable": "true"})
    assert await put_in(ada, made, ben) == 200
    assert await approval(ben) == {"automatic": ["public"], "manual": [], "current_user": "automatic"}


async def test_who_approves_followers_is_for_those_whom_they_let_in(world: World) -> None:
    [ben] = await wanting(world, "ben", locked="true")
    ada = await world.person("ada")
    made = await make(ada)

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    assert await put_in(ada, made, ben) == 403
    await ben.api("POST", f"/api/v1/follow_requests/{ada.id}/authorize")

    assert await put_in(ada, made, ben) == 200
    assert await put_in(ben, await make(ben), ben) == 200
    assert (await approval(ben))["automatic"] == ["followers"]


@pytest.mark.parametrize("is_adas", [True, False])
async def test_a_block_keeps_out_and_takes_out(world: World, is_adas: bool) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    made = await make(ada, ben)
    blocker, blocked = (ada, ben) if is_adas else (ben, ada)

    await blocker.api("POST", f"/api/v1/accounts/{blocked.id}/block")
    assert await members(world.anyone, made) == []
    assert await put_in(ada, made, ben) == 403

    await blocker.api("POST", f"/api/v1/accounts/{blocked.id}/unblock")
    assert await put_in(ada, made, ben) == (200 if is_adas else 422)


async def test_who_left_is_not_put_in_again(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    made = await make(ada, ben)
    [item] = made["items"]
    assert await with_me(ben) == ["Bakers"]

    await leave(ben, made)

    assert await with_me(ben) == []
    assert await members(ada, made) == []
    assert await put_in(ada, made, ben) == 422
    assert (await ada.delete(f"{COLLECTIONS}/{made['id']}/items/{item['id']}")).status_code == 404
    assert (await ben.post(f"{COLLECTIONS}/{made['id']}/items/{item['id']}/revoke")).status_code == 404
    assert await put_in(ada, await make(ada), ben) == 200


async def test_whom_others_are_in_collections_with_is_told_to_them_alone(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    await make(ada, ben)
    path = f"/api/v1/accounts/{ben.id}/in_collections"

    assert (await ada.get(path)).status_code == 403
    assert (await world.anyone.get(path)).status_code == 401


async def test_a_viewer_does_not_meet_whom_they_block_nor_the_collections_of_who_blocks_them(world: World) -> None:
    ada, ben, cleo, mo = await wanting(world, "ada", "ben", "cleo", "mo")
    made = await make(ada, ben, cleo)

    await mo.api("POST", f"/api/v1/accounts/{ben.id}/block")
    assert await members(mo, made) == ["cleo"]

    await ada.api("POST", f"/api/v1/accounts/{mo.id}/block")
    assert (await mo.get(f"{COLLECTIONS}/{made['id']}")).status_code == 403
    assert await mo.api("GET", f"/api/v1/accounts/{ada.id}/collections") == {"collections": []}


async def test_who_has_not_answered_yet_is_seen_by_the_owner_alone(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    made = await make(ada)
    await world.house.db.act(_put_in_pending, int(ada.id), int(made["id"]), int(ben.id))

    own = await ada.api("GET", f"{COLLECTIONS}/{made['id']}")

    assert [item["state"] for item in own["collection"]["items"]] == ["pending"]
    assert await members(world.anyone, made) == []
    assert await with_me(ben) == []


async def _put_in_pending(tx: Transaction, owner_id: int, collection_id: int, account_id: int) -> None:
    await add_to_collection(tx, owner_id, collection_id, account_id)
    await tx.run(MAKE_PENDING, this_collection=collection_id)


async def test_collections_of_who_is_suspended_are_not_told(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    for owner, name in ((ada, "First"), (cleo, "Second"), (ada, "Third")):
        await make(owner, ben, name=name)
    before = await with_me(ben)

    await decide(await staff(world), cleo, "suspend")

    assert sorted(before) == ["First", "Second", "Third"]
    assert await with_me(ben) == [name for name in before if name != "Second"]
