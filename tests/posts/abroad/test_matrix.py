"""The matrix of may_see for other servers: every door of documents, every visibility, everybody who may sign."""

from typing import Any

import pytest

from goodmob.accounts.actions.standing import suspend
from goodmob.app.routes import ROUTES
from tests.posts.abroad.reading import asked, following, met
from tests.posts.cast import word
from tests.posts.saying import do, say
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World

SEES = {
    "public": {"nobody", "stranger", "follower", "mentioned"},
    "unlisted": {"nobody", "stranger", "follower", "mentioned"},
    "private": {"follower", "mentioned"},
    "direct": {"mentioned"},
    "local_only": set[str](),
}
"""Who elsewhere may read which posts; whoever is blocked reads none."""

POST = "/ap/users/:account_id/statuses/:id"
PARTS = {"", "/activity", "/replies", "/likes", "/shares", "/context"}
LISTS = {"/outbox": "?page=true", "/collections/featured": ""}
ELSEWHERE = {
    "/ap/users/:account_id/stamps/:id": "test_leave.py and test_quoting_abroad.py, where there are stamps",
    "/ap/users/:account_id/statuses/:id/event": "it is of mobs, and asked there",
}
"""Doors whose paths begin like those of posts, and where they are asked."""

OF_ACTORS = ("followers", "following", "followers_synchronization", "inbox", "collections/tags")


def test_every_door_of_documents_is_in_the_matrix() -> None:
    paths = {door.path for door in ROUTES if door.path.startswith("/ap/users/:account_id/") and door.method == "GET"}
    asked_here = {f"{POST}{part}" for part in PARTS} | {f"/ap/users/:account_id{path}" for path in LISTS}

    of_actors = {f"/ap/users/:account_id/{name}" for name in OF_ACTORS}
    assert paths - of_actors - ELSEWHERE.keys() == asked_here


async def posted(world: World, ada: Client, visibility: str) -> Any:
    """A post of Ada's that names somebody elsewhere."""
    more = {"local_only": True} if visibility == "local_only" else {"visibility": visibility}
    return await say(ada, f"@mentioned@far.example {word(visibility)}", **more)


async def answer(world: World, viewer: FarPerson | None, uri: str) -> Any:
    """How a door answers somebody elsewhere, or nobody."""
    return await asked(world, uri) if viewer is None else await viewer.fetch(uri)


@pytest.mark.parametrize("visibility", SEES)
async def test_documents_are_for_whom_the_post_is(world: World, visibility: str) -> None:
    ada = await world.person("ada")
    [follower, blocked] = await following(world, ada, "follower", "blocked")
    [stranger, mentioned] = await met(world, "stranger", "mentioned")
    viewers = {"nobody": None, "stranger": stranger, "follower": follower, "mentioned": mentioned, "blocked": blocked}
    found = await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": blocked.acct})
    await ada.api("POST", f"/api/v1/accounts/{found['id']}/block")
    post = await posted(world, ada, visibility)
    if visibility != "direct":
        await do(ada, "pin", post)
    wrong = []

    for name, viewer in viewers.items():
        sees = name in SEES[visibility]
        for part in PARTS:
            status = (await answer(world, viewer, f"{post['uri']}{part}")).status_code
            if status != (200 if sees else 404):
                wrong.append(f"{part}: {name} got {status}")
        for path, query in LISTS.items():
            listed = await answer(world, viewer, f"{post['account']['uri']}{path}{query}")
            is_there = word(visibility) in listed.text
            if is_there != (sees and (path == "/outbox" or visibility != "direct")):
                wrong.append(f"{path}: {name} {'sees' if is_there else 'misses'} it")

    assert wrong == []


async def test_with_authorized_fetch_nobody_reads_without_a_signature(world: World) -> None:
    ada = await world.person("ada")
    [stranger] = await met(world, "stranger")
    post = await say(ada, "tea")

    world.change(authorized_fetch=True)

    unsigned = [await asked(world, f"{post['uri']}{part}") for part in PARTS]
    unsigned += [await asked(world, f"{post['account']['uri']}{path}") for path in LISTS]
    assert {answer.status_code for answer in unsigned} == {401}
    answers = [await stranger.fetch(f"{post['uri']}{part}") for part in PARTS]
    assert {(one.status_code, one.headers["cache-control"]) for one in answers} == {(200, "private, no-store")}


async def test_with_authorized_fetch_whoever_is_suspended_reads_nothing(world: World) -> None:
    ada = await world.person("ada")
    [eve] = await met(world, "eve", domain="evil.example")
    post = await say(ada, "tea")
    found = await ada.api("GET", "/api/v1/accounts/lookup", params={"acct": eve.acct})
    await world.house.db.act(suspend, int(found["id"]))

    world.change(authorized_fetch=True)

    addresses = [f"{post['uri']}{part}" for part in PARTS] + [f"{post['account']['uri']}{path}" for path in LISTS]
    assert {(await eve.fetch(address)).status_code for address in addresses} == {404}


async def test_with_authorized_fetch_a_server_that_ada_hides_reads_nothing_of_hers_whoever_asks_for_it(
    world: World,
) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    asking = {
        name: world.far_server(f"{name}.example").person("server", kind="Application") for name in ("far", "evil")
    }
    post = await say(ada, "tea")
    answer = await say(ben, "and cake", in_reply_to_id=post["id"])
    await ada.api("POST", "/api/v1/domain_blocks", data={"domain": "evil.example"})

    world.change(authorized_fetch=True)

    of_hers = [f"{post['uri']}{part}" for part in PARTS]
    of_hers += [f"{post['account']['uri']}{path}" for path in (*LISTS, "/followers", "/following", "/collections/tags")]
    for name, status in (("far", 200), ("evil", 404)):
        answers = {address: (await asking[name].fetch(address)).status_code for address in of_hers}
        assert set(answers.values()) == {status}, answers
    assert (await asking["evil"].fetch(answer["uri"])).status_code == 200
