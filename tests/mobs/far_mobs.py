"""Mobs of other servers, and how Ada comes to know them."""

from typing import Any

from goodmob.core.clock import HOUR, iso
from tests.mobs.scene import Json
from tests.world.far_server import PUBLIC, FarPerson, FarServer
from tests.world.world import Client, World


def event_by(mo: FarPerson, **more: Any) -> Json:
    """An Event as Mobilizon writes it, which its server serves from now on."""
    world, uri = mo.server.world, mo.server.new_uri("events")
    now = world.clock.now()
    event: Json = {
        "id": uri,
        "type": "Event",
        "actor": mo.uri,
        "attributedTo": mo.uri,
        "name": "Clean the river banks",
        "content": "<p>Bring gloves.</p>",
        "url": uri,
        "published": iso(now),
        "updated": iso(now),
        "startTime": iso(now + 24 * HOUR),
        "endTime": iso(now + 26 * HOUR),
        "timezone": "Europe/Paris",
        "ical:status": "CONFIRMED",
        "joinMode": "free",
        "maximumAttendeeCapacity": 5,
        "participantCount": 2,
        "to": [PUBLIC],
        "cc": [f"{mo.uri}/followers"],
        **more,
    }
    mo.server.documents[uri] = event
    return event


def goodmob_event(mo: FarPerson, note: Json, **mob: Any) -> Json:
    """The Event of a mob of another Goodmob, beside the Note that is its face."""
    now = mo.server.world.clock.now()
    counted = {"asOf": iso(now), "state": "gathering", "verb": "do", "unit": "pieces", "words": "One each.", **mob}
    places = {"participantCount": 2, "maximumAttendeeCapacity": 3}
    event = event_by(mo, id=f"{note['id']}/event", preview=note["id"], mob=counted, **places)
    mo.server.documents[event["id"]] = event
    return event


async def followed(world: World, ada: Client, mo: FarPerson) -> None:
    """Ada follows Mo, whose server lets her."""
    [account] = await ada.api("GET", "/api/v1/accounts/search", params={"q": f"@{mo.acct}", "resolve": "true"})
    await ada.api("POST", f"/api/v1/accounts/{account['id']}/follow")
    await world.settle()
    follow = mo.server.got("Follow")[-1]
    await mo.tell(mo.activity("Accept", follow))


async def met(world: World, ada: Client) -> tuple[FarServer, FarPerson]:
    far = world.far_server()
    mo = far.person("mo")
    await followed(world, ada, mo)
    return far, mo


async def mob_at_home(ada: Client) -> Json:
    """The mob of the newest post in Ada's home."""
    [post, *_] = await ada.api("GET", "/api/v1/timelines/home")
    mob: Json = post["mob"]
    assert mob is not None, post
    return mob


def called_by(mo: FarPerson) -> Json:
    """The note that is the face of a mob of Mo, which another Goodmob serves from now on."""
    note = mo.note("Pick up litter")
    note["event"] = goodmob_event(mo, note)
    return note


async def heard(ada: Client, mo: FarPerson) -> tuple[Json, Json]:
    """Mo of another Goodmob calls a mob: the note that is its face, and the mob as Ada sees it at home."""
    note = called_by(mo)
    await mo.tell(mo.create(note))
    return note, await mob_at_home(ada)


async def event_heard(ada: Client, mo: FarPerson, **more: Any) -> tuple[Json, Json]:
    """Mo, whose server knows only Events, publishes one: it, and the mob as Ada sees it at home."""
    event = event_by(mo, **more)
    await mo.tell(mo.create(event))
    return event, await mob_at_home(ada)


async def asks_for_a_place(ada: Client, mo: FarPerson, mob: Json, **wish: Any) -> Json:
    """Ada joins a mob of Mo's: the Join that Mo's server got."""
    mine = await ada.api("POST", f"/api/v1/mobs/{mob['id']}/join", json=wish)
    assert mine["state"] == "asked"
    await mo.server.world.settle()
    join: Json = mo.server.got("Join")[-1]
    return join
