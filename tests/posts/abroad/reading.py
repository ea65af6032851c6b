"""What other servers read of us: documents under our addresses, with the numbers in them called by names."""

import json
from typing import Any

import httpx2

from goodmob.federation.people import known_actor
from goodmob.posts.queries.posts import id_by_uri
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World

ACTIVITY = {"Accept": "application/activity+json"}
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
BASE = "https://goodmob.test"


async def met(world: World, *names: str, domain: str = "far.example") -> list[FarPerson]:
    """People of the far server who are known here."""
    far = world.far_server(domain)
    people = [far.person(name) for name in names]
    for person in people:
        await known_actor(world.house, person.uri)
    await world.settle()
    return people


async def following(world: World, whom: Client, *names: str, domain: str = "far.example") -> list[FarPerson]:
    """People of the far server who follow somebody here; what was said about that is forgotten."""
    people = await met(world, *names, domain=domain)
    for person in people:
        await person.tell(person.activity("Follow", f"{BASE}/ap/users/{whom.id}"))
    world.far_server(domain).received.clear()
    return people


async def taken_in(world: World, by: Client, content: str = "far tea", **more: Any) -> tuple[FarPerson, Any, Any]:
    """Mo, a note of theirs, and the post that this is for somebody here, who is named in it."""
    [mo] = await met(world, "mo")
    actor = f"{BASE}/ap/users/{by.id}"
    name = {"type": "Mention", "href": actor, "name": "@somebody@goodmob.test"}
    note = await mo.say(content, **{"to": [PUBLIC, actor], "tag": [name], **more})
    found = await id_by_uri(world.house.db, world.house.settings, note["id"])
    assert found is not None
    return mo, note, await by.api("GET", f"/api/v1/statuses/{found}")


async def fetched(world: World, uri: str) -> Any:
    """The document at one of our addresses, for whoever asks."""
    response = await asked(world, uri)
    assert response.status_code == 200, (uri, response.status_code, response.text)
    assert response.headers["content-type"] == "application/activity+json; charset=utf-8"
    return response.json()


async def asked(world: World, uri: str) -> httpx2.Response:
    """The answer to whoever asks for a document of ours."""
    return await world.anyone.get(uri, headers=ACTIVITY)


def named(document: Any, **names: str) -> Any:
    """The document with our server as ~ and these texts by their names; without a context."""
    text = json.dumps({key: value for key, value in document.items() if key != "@context"})
    for name, value in names.items():
        text = text.replace(value, f"<{name}>")
    return json.loads(text.replace(BASE, "~"))
