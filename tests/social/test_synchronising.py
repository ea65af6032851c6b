"""Two servers find out that they do not hold the same people for followers, and agree."""

import json
from hashlib import sha256
from typing import Any

from goodmob.federation.people import known_actor
from goodmob.social.rules.synchronisation import Told, digest_of, header_of, read_header
from tests.world.far import follow_there
from tests.world.far_server import FarPerson
from tests.world.world import Client, World

HEADER = "Collection-Synchronization"


def uri_of(world: World, who: Client) -> str:
    return f"{world.house.settings.base_url}/ap/users/{who.id}"


def digest(*uris: str) -> str:
    """Weighed apart from the house's own way."""
    sums = [sha256(uri.encode()).digest() for uri in uris]
    return bytes(a ^ b for a, b in zip(*sums, strict=True)).hex() if len(sums) == 2 else sums[0].hex()


async def say(world: World, mo: FarPerson, listed: list[str]) -> None:
    """Mo says something, and with it who of ours follows her; it is listed, too."""
    url = f"{mo.uri}/followers_synchronization"
    mo.server.documents[url] = {"id": url, "type": "OrderedCollection", "orderedItems": listed}
    told = f'collectionId="{mo.uri}/followers", digest="{digest_of(listed)}", url="{url}"'
    body, path = mo.activity("Follow", f"{world.house.settings.base_url}/ap/users/1"), "/inbox"
    sent = json.dumps(body).encode()
    headers = mo.signed("POST", f"{world.house.settings.base_url}{path}", sent)
    answer = await world.anyone.post(path, content=sent, headers={**headers, HEADER: told})
    assert answer.status_code == 202
    await world.settle()
    world.step(minutes=2)
    await world.settle()


async def tie(who: Client, other: int) -> Any:
    [found] = await who.api("GET", "/api/v1/accounts/relationships", params={"id[]": [other]})
    return found


async def test_what_goes_to_followers_tells_each_server_which_it_has(world: World) -> None:
    ada, far, near = await world.person("ada"), world.far_server("far.example"), world.far_server("near.example")
    mo, eve, zoe = far.person("mo"), far.person("eve"), near.person("zoe")
    for one in (mo, eve, zoe):
        await one.tell(one.activity("Follow", uri_of(world, ada)))

    await ada.api("POST", "/api/v1/statuses", data={"status": "Hello"})
    await world.settle()

    there, nearby = [server.received[-1] for server in (far, near)]
    url = f"{uri_of(world, ada)}/followers_synchronization"
    collection = f"{uri_of(world, ada)}/followers"
    assert there.activity["type"] == "Create"
    assert read_header(there.headers[HEADER.lower()]) == Told(collection, url, digest(mo.uri, eve.uri))
    assert read_header(nearby.headers[HEADER.lower()]) == Told(collection, url, digest(zoe.uri))
    assert sorted((await mo.fetch(url)).json()["orderedItems"]) == [eve.uri, mo.uri]
    assert (await zoe.fetch(url)).json()["orderedItems"] == [zoe.uri]
    assert (await world.anyone.get(url)).status_code == 401


async def test_who_is_not_listed_there_follows_no_longer(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server("far.example")
    mo = far.person("mo")
    mo_id = await known_actor(world.house, mo.uri)
    for one in (ada, ben):
        await world.house.db.act(follow_there, int(one.id), mo_id)
    await world.settle()

    await say(world, mo, [uri_of(world, ada)])

    assert (await tie(ada, mo_id))["following"]
    assert not (await tie(ben, mo_id))["following"]


async def test_who_waits_is_in_and_who_never_asked_is_denied(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server("far.example")
    mo = far.person("mo")
    mo_id = await known_actor(world.house, mo.uri)
    await ada.api("POST", f"/api/v1/accounts/{mo_id}/follow")
    await world.settle()

    await say(world, mo, [uri_of(world, ada), uri_of(world, ben)])

    assert (await tie(ada, mo_id))["following"]
    assert not (await tie(ben, mo_id))["following"]
    [undo] = far.got("Undo")
    assert undo["object"]["actor"] == uri_of(world, ben)


async def test_a_list_that_is_not_what_was_told_changes_nothing(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server("far.example")
    mo = far.person("mo")
    mo_id = await known_actor(world.house, mo.uri)
    await world.house.db.act(follow_there, int(ada.id), mo_id)
    await world.settle()
    url = f"{mo.uri}/followers_synchronization"

    await say(world, mo, [])
    assert not (await tie(ada, mo_id))["following"]

    await world.house.db.act(follow_there, int(ada.id), mo_id)
    await world.settle()
    world.step(hours=1)
    mo.server.documents[url] = {"id": url, "type": "OrderedCollection", "orderedItems": []}
    await world.house.heed_header(world.house, mo.uri, header_of(Told(f"{mo.uri}/followers", url, "1" * 64)))
    world.step(minutes=2)
    await world.settle()
    assert (await tie(ada, mo_id))["following"]


def test_garbage_is_no_header() -> None:
    good = header_of(Told("https://far.example/f", "https://far.example/s", "0" * 64))
    assert read_header(good) == Told("https://far.example/f", "https://far.example/s", "0" * 64)
    for bad in ("", "x" * 100_000, good.replace("0" * 64, "zz"), good.replace("far.example/s", "evil.example/s")):
        assert read_header(bad) is None
