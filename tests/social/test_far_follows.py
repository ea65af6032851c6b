"""Follows between people here and on the far server."""

from typing import Any

import pytest

from goodmob.accounts.actions.standing import suspend, unsuspend
from goodmob.federation.people import known_actor
from tests.world.far import follow_there
from tests.world.world import Client, World

LOCKED = "/api/v1/accounts/update_credentials"


def uri_of(world: World, who: Client) -> str:
    return f"{world.house.settings.base_url}/ap/users/{who.id}"


async def tie(who: Client, other: int) -> Any:
    [found] = await who.api("GET", "/api/v1/accounts/relationships", params={"id[]": [other]})
    return found


async def test_mo_follows_ada_and_leaves_her(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    follow = mo.activity("Follow", uri_of(world, ada))

    await mo.tell(follow)

    [accept] = far.got("Accept")
    assert accept["actor"] == uri_of(world, ada)
    assert accept["object"] == {key: follow[key] for key in ("id", "type", "actor", "object")}
    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert (notice["type"], notice["account"]["acct"]) == ("follow", "mo@far.example")
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 1

    await mo.tell({**mo.activity("Follow", uri_of(world, ada))})
    assert [one["object"]["id"] == follow["id"] for one in far.got("Accept")] == [True, False]

    await mo.tell(mo.activity("Undo", {**follow, "@context": None}))
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 0


async def test_mo_waits_until_ada_who_is_locked_lets_her_in(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    await ada.api("PATCH", LOCKED, data={"locked": "true"})
    mo, eve = far.person("mo"), far.person("eve")
    for one in (mo, eve):
        await one.tell(one.activity("Follow", uri_of(world, ada)))
    assert far.got("Accept") == []

    asking = await ada.api("GET", "/api/v1/follow_requests")
    by_name = {one["acct"]: one["id"] for one in asking}
    await ada.api("POST", f"/api/v1/follow_requests/{by_name['mo@far.example']}/authorize")
    await ada.api("POST", f"/api/v1/follow_requests/{by_name['eve@far.example']}/reject")
    await world.settle()

    assert [one["object"]["actor"] for one in far.got("Accept")] == [mo.uri]
    assert [one["object"]["actor"] for one in far.got("Reject")] == [eve.uri]
    await ada.api("POST", f"/api/v1/accounts/{by_name['mo@far.example']}/remove_from_followers")
    await world.settle()
    assert [one["object"]["actor"] for one in far.got("Reject")] == [eve.uri, mo.uri]


@pytest.mark.parametrize("embedded", [True, False])
async def test_ada_follows_mo_once_mo_says_so(world: World, embedded: bool) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo, eve = far.person("mo"), far.person("eve")
    mo_id = await known_actor(world.house, mo.uri)

    await ada.api("POST", f"/api/v1/accounts/{mo_id}/follow")
    await world.settle()

    [follow] = far.got("Follow")
    assert (follow["actor"], follow["object"]) == (uri_of(world, ada), mo.uri)
    assert follow["id"].startswith(f"{uri_of(world, ada)}#follows/")
    waiting = await tie(ada, mo_id)
    assert (waiting["following"], waiting["requested"]) == (False, True)

    await eve.tell(eve.activity("Accept", follow))
    assert (await tie(ada, mo_id))["requested"]
    await mo.tell(mo.activity("Accept", follow if embedded else follow["id"]))
    assert (await tie(ada, mo_id))["following"]

    await ada.api("POST", f"/api/v1/accounts/{mo_id}/unfollow")
    await world.settle()
    [undo] = far.got("Undo")
    assert undo["object"]["id"] == follow["id"]


@pytest.mark.parametrize("is_in", [True, False])
async def test_mo_refuses_ada_or_throws_her_out(world: World, is_in: bool) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    mo_id = await known_actor(world.house, mo.uri)
    await ada.api("POST", f"/api/v1/accounts/{mo_id}/follow")
    await world.settle()
    [follow] = far.got("Follow")
    if is_in:
        await mo.tell(mo.activity("Accept", follow))

    await mo.tell(mo.activity("Reject", follow))

    ended = await tie(ada, mo_id)
    assert (ended["following"], ended["requested"]) == (False, False)
    assert far.got("Undo") == []


async def test_nobody_is_let_in_who_did_not_ask(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    follow = {"id": f"{uri_of(world, ada)}#follows/1", "type": "Follow", "actor": uri_of(world, ada), "object": mo.uri}

    await mo.tell(mo.activity("Accept", follow))

    assert not (await tie(ada, await known_actor(world.house, mo.uri)))["following"]


async def test_ada_blocks_mo_who_follows_her(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    await mo.tell(mo.activity("Follow", uri_of(world, ada)))
    mo_id = await known_actor(world.house, mo.uri)

    await ada.api("POST", f"/api/v1/accounts/{mo_id}/block")
    await world.settle()

    [rejected], [blocked] = far.got("Reject"), far.got("Block")
    assert rejected["object"]["actor"] == blocked["object"] == mo.uri
    await mo.tell(mo.activity("Follow", uri_of(world, ada)))
    assert len(far.got("Reject")) == 2
    assert not (await tie(ada, mo_id))["followed_by"]

    await ada.api("POST", f"/api/v1/accounts/{mo_id}/unblock")
    await world.settle()
    assert [one["object"]["id"] for one in far.got("Undo")] == [blocked["id"]]


async def test_mo_blocks_ada_and_takes_it_back(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    mo_id = await known_actor(world.house, mo.uri)
    await ada.api("POST", f"/api/v1/accounts/{mo_id}/follow")
    await world.settle()
    await mo.tell(mo.activity("Accept", far.got("Follow")[0]))

    block = mo.activity("Block", uri_of(world, ada))
    await mo.tell(block)
    hidden = await tie(ada, mo_id)
    assert (hidden["following"], hidden["blocked_by"]) == (False, True)
    assert (await ada.post(f"/api/v1/accounts/{mo_id}/follow")).status_code == 403

    await mo.tell(mo.activity("Undo", block["id"]))
    assert not (await tie(ada, mo_id))["blocked_by"]


async def test_whose_server_ada_hides_cannot_follow_her(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "far.example"})

    await mo.tell(mo.activity("Follow", uri_of(world, ada)))

    assert len(far.got("Reject")) == 1
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 0


async def test_nobody_takes_back_what_another_did(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo, eve = far.person("mo"), far.person("eve")
    follow = mo.activity("Follow", uri_of(world, ada))
    await mo.tell(follow)

    for undone in (follow, follow["id"], {**follow, "actor": eve.uri}):
        await eve.tell(eve.activity("Undo", undone))

    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 1


async def test_whoever_is_suspended_follows_no_more_even_once_let_back_and_ada_hears_of_it(
    world: World,
) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    for one in (mo, zoe):
        await one.tell(one.activity("Follow", uri_of(world, ada)))
    mo_id = int((await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": mo.acct}))["id"])
    await world.house.db.act(follow_there, int(ada.id), mo_id)

    await world.house.db.act(suspend, mo_id)
    await world.settle()

    [reject] = far.got("Reject")
    assert (reject["actor"], reject["object"]["actor"], far.got("Undo")) == (uri_of(world, ada), mo.uri, [])
    [left] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/followers")
    assert left["acct"] == zoe.acct
    [lost] = await ada.api("GET", "/api/v1/severed_relationships")
    assert (lost["type"], lost["target_name"]) == ("account_suspension", mo.acct)
    assert (lost["followers_count"], lost["following_count"]) == (1, 0)

    await world.house.db.act(unsuspend, mo_id)
    await world.settle()

    now = await tie(ada, mo_id)
    assert (now["following"], now["followed_by"]) == (True, False)
    await mo.tell(mo.create(mo.note("Here again")))
    assert [post["content"] for post in await ada.api("GET", "/api/v1/timelines/home")] == ["<p>Here again</p>"]
