"""What apps for Pleroma are told of events, beside Rebased's description; and one's own calendar."""

from typing import Any

from tests.contract.laying import differences
from tests.mobs.calling import call, join
from tests.world.client import Client
from tests.world.world import World

EVENTS = "/api/v1/pleroma/events"
STATES = {"pending", "reject", "accept", None}


async def laid(kind: str, who: Client, method: str, path: str, **about: Any) -> Any:
    """The JSON of a successful answer; an AssertionError that lists each field which is not as described."""
    said = await who.api(method, path, **about)
    found = differences(kind, said)
    found += [line for status in _statuses(kind, said) for line in _event(status)]
    assert not found, f"{method} {path}:\n" + "\n".join(found)
    return said


def _statuses(kind: str, said: Any) -> list[Any]:
    if kind == "[Status]":
        return list(said)
    return [said] if kind == "Status" else []


def _event(status: Any) -> list[str]:
    event = status["pleroma"]["event"]
    assert event["join_state"] in STATES
    assert event["join_mode"] == "free"
    return differences("Pleroma::Event", event)


async def test_events(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    place = {"text": "Canal quarter", "exact": "behind the green door"}
    await call(world, ben, place=place)
    [known, _] = await laid(
        "[Pleroma::LocationResult]", ada, "GET", "/api/v1/pleroma/search/location", params={"q": "canal"}
    )
    new = {"name": "Tea", "start_time": "2026-12-24T17:00:00Z", "location_id": known["origin_id"]}
    made = await laid("Status", ben, "POST", EVENTS, json=new)
    event = f"{EVENTS}/{made['id']}"
    await laid("Status", ben, "PUT", event, json={"name": "Tea and cake"})
    await ben.api("PATCH", f"/api/v1/mobs/{made['mob']['id']}", json={"cap": 1})

    await laid("Status", ada, "POST", f"{event}/join")
    await join(cleo, made["mob"])
    for who, state in ((ada, "accept"), (cleo, "pending")):
        assert await laid("[Status]", who, "GET", f"{EVENTS}/joined_events", params={"state": state})
    assert await laid("[Account]", ada, "GET", f"{event}/participations")
    assert await laid("[Pleroma::ParticipationRequest]", ben, "GET", f"{event}/participation_requests")
    await laid("Status", ben, "POST", f"{event}/participation_requests/{ada.id}/authorize")
    refused = await ben.post(f"{event}/participation_requests/{cleo.id}/reject")
    assert (refused.status_code, list(refused.json())) == (409, ["error"])
    assert await laid("[Status]", ada, "GET", "/api/v1/timelines/public", params={"only_events": True})
    await laid("Status", ada, "POST", f"{event}/leave")


async def test_ones_own_calendar(world: World) -> None:
    ada = await world.person("ada")
    none = {"url": None, "created_at": None}

    assert await ada.api("GET", "/api/v1/mobs/calendar") == none
    made = await ada.api("POST", "/api/v1/mobs/calendar")
    assert list(made) == ["url", "created_at"]
    assert (differences("url", made["url"]), differences("datetime", made["created_at"])) == ([], [])
    assert await ada.api("GET", "/api/v1/mobs/calendar") == {**made, "url": None}
    assert await ada.api("DELETE", "/api/v1/mobs/calendar") == {}
    assert await ada.api("GET", "/api/v1/mobs/calendar") == none
