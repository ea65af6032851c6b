"""An app for Pleroma (Soapbox, pl-fe) walks through a mob as an event: it finds out, calls, joins, edits and leaves."""

from typing import Any

from goodmob.core.clock import HOUR, iso
from tests.mobs.calling import MOBS, call, join, look, refused
from tests.mobs.reading_calendars import event as calendar_event
from tests.mobs.reading_calendars import events as calendar_events
from tests.posts.saying import block, say
from tests.posts.test_pictures import upload
from tests.world.client import Client
from tests.world.world import World

EVENTS = "/api/v1/pleroma/events"
SEARCH = "/api/v1/pleroma/search/location"
PLACE = {"text": "Canal quarter", "exact": "behind the green door", "cell": "871fb4662ffffff"}


def form(world: World, *, hours: float = 24, **more: Any) -> dict[str, Any]:
    """What the app sends of a new event."""
    start = iso(world.clock.now() + round(hours * HOUR))
    usual = {"name": "Tea in the park", "status": "Bring a cup", "start_time": start}
    return {**usual, "join_mode": "free", "content_type": "text/markdown", **more}


async def created(world: World, who: Client, **more: Any) -> Any:
    """An event that somebody makes in the app."""
    return await who.api("POST", EVENTS, json=form(world, **more))


def event(status: Any) -> Any:
    """The event of a Status, where the app looks for it."""
    return status["pleroma"]["event"]


async def seen(who: Client, status: Any) -> Any:
    """The event as somebody sees it now."""
    return event(await who.api("GET", f"/api/v1/statuses/{status['id']}"))


async def press(who: Client, status: Any, verb: str) -> Any:
    """The event after a button was pressed."""
    return event(await who.api("POST", f"{EVENTS}/{status['id']}/{verb}", json={"participation_message": "Hello"}))


async def test_the_app_finds_out_that_there_are_events(world: World) -> None:
    for path in ("/api/v1/instance", "/api/v2/instance"):
        server = (await world.anyone.api("GET", path))["pleroma"]
        assert "events" in server["metadata"]["features"]
        assert server["metadata"]["fields_limits"]["max_fields"] == 4


async def test_ben_makes_an_event_and_ada_walks_through_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    banner = await upload(ben)

    made = await created(world, ben, banner_id=banner)
    await world.settle()

    assert (made["account"]["username"], len(made["media_attachments"])) == ("ben", 1)
    assert event(made) == {
        "name": "Tea in the park",
        "start_time": iso(world.clock.now() + 24 * HOUR),
        "end_time": iso(world.clock.now() + 26 * HOUR),
        "join_mode": "free",
        "participants_count": 0,
        "location": None,
        "join_state": None,
        "participation_request_count": 0,
    }
    mob = made["mob"]
    assert (mob["verb"], mob["title"], mob["status_id"]) == ("come", "Tea in the park", made["id"])
    [recent] = await ada.api("GET", "/api/v1/timelines/public", params={"only_events": True})
    assert recent["id"] == made["id"]
    assert event(recent)["participation_request_count"] is None

    assert (await press(ada, made, "join"))["join_state"] == "accept"
    assert (await press(ada, made, "join"))["participants_count"] == 1
    [joined] = await ada.api("GET", f"{EVENTS}/joined_events")
    assert (joined["id"], event(joined)["join_state"]) == (made["id"], "accept")
    [there] = await ben.api("GET", f"{EVENTS}/{made['id']}/participations")
    assert there["username"] == "ada"
    assert (await calendar_event(world.anyone, f"{EVENTS}/{made['id']}/ics"))["SUMMARY"] == "Tea in the park"
    left = await press(ada, made, "leave")
    assert (left["join_state"], left["participants_count"]) == (None, 0)
    assert await ada.api("GET", f"{EVENTS}/joined_events") == []


async def test_only_posts_that_are_events_have_one(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "No event")
    mob = await call(world, ben)

    assert "event" not in (await ada.api("GET", f"/api/v1/statuses/{post['id']}"))["pleroma"]
    assert event(await ada.api("GET", f"/api/v1/statuses/{mob['status_id']}"))["name"] == mob["title"]
    listed = await ada.api("GET", "/api/v1/timelines/public", params={"only_events": True, "local": True})
    assert [status["id"] for status in listed] == [mob["status_id"]]
    for verb in ("join", "leave"):
        assert (await ada.post(f"{EVENTS}/{post['id']}/{verb}")).status_code == 404


async def test_who_waits_is_pending_and_only_the_host_sees_who(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await call(world, ben, cap=1)
    status = {"id": mob["status_id"]}
    await join(mo, mob)

    assert (await press(ada, status, "join"))["join_state"] == "pending"
    assert [one["id"] for one in await ada.api("GET", f"{EVENTS}/joined_events", params={"state": "pending"})] == [
        mob["status_id"]
    ]
    for state in ("accept", "reject"):
        assert await ada.api("GET", f"{EVENTS}/joined_events", params={"state": state}) == []
    requests = f"{EVENTS}/{status['id']}/participation_requests"
    [waiting] = await ben.api("GET", requests)
    assert (waiting["account"]["username"], waiting["participation_message"]) == ("ada", "")
    assert (await seen(ben, status))["participation_request_count"] == 1
    assert (await seen(ada, status))["participation_request_count"] is None
    assert (await ada.get(requests)).status_code == 403

    assert (await ben.post(f"{requests}/{ada.id}/authorize")).status_code == 409
    assert (await ben.post(f"{requests}/{ada.id}/reject")).status_code == 409
    assert (await ben.post(f"{requests}/{cleo.id}/authorize")).status_code == 404
    assert (await cleo.post(f"{requests}/{ada.id}/authorize")).status_code == 403
    assert event(await ben.api("POST", f"{requests}/{mo.id}/authorize"))["participants_count"] == 1


async def test_who_is_offered_a_place_may_press_join(world: World) -> None:
    ada, ben, mo = [await world.person(name) for name in ("ada", "ben", "mo")]
    mob = await call(world, ben, cap=1)
    status = {"id": mob["status_id"]}
    await join(mo, mob)
    await press(ada, status, "join")

    await press(mo, status, "leave")
    await world.settle()

    assert (await look(ada, mob))["me"]["state"] == "offered"
    assert (await seen(ada, status))["join_state"] is None
    assert (await press(ada, status, "join"))["join_state"] == "accept"


async def test_ben_changes_his_event_and_what_he_did_not_touch_stays(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await created(world, ben)
    await press(ada, made, "join")
    later = iso(world.clock.now() + 48 * HOUR)

    source = (await ben.api("GET", f"/api/v1/statuses/{made['id']}/source"))["text"]
    text = source.replace("Bring a cup", "Bring two cups")
    sent = {"name": "Tea on the roof", "status": text, "start_time": later, "content_type": "text/markdown"}
    edited = await ben.api("PUT", f"{EVENTS}/{made['id']}", json=sent)

    mob = await look(ben, edited["mob"])
    assert (event(edited)["name"], event(edited)["start_time"]) == ("Tea on the roof", later)
    assert event(edited)["end_time"] == iso(world.clock.now() + 50 * HOUR)
    assert mob["joined"] == 1
    words = (await ben.api("GET", f"/api/v1/statuses/{made['id']}/source"))["text"]
    assert words.startswith("Tea on the roof\n\nBring two cups\n\n")
    assert words.count("#join") == source.count("#join") == 1
    assert (await ada.put(f"{EVENTS}/{made['id']}", json={"name": "Mine"})).status_code == 403


async def test_places_are_those_that_are_known_here_and_the_words_themselves(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await call(world, ben, place=PLACE)
    await call(world, ben, place=PLACE, hours=30)
    await call(world, ben, place={**PLACE, "text": "Canal bridge"}, visibility="private")

    known, typed = await ada.api("GET", SEARCH, params={"q": "canal"})
    assert (known["description"], known["timezone"], known["geom"]) == ("Canal quarter", "Europe/Paris", None)
    assert (typed["description"], typed["origin_provider"]) == ("canal", "goodmob")
    assert await ada.api("GET", SEARCH) == []

    at_quarter = await created(world, ada, location_id=known["origin_id"])
    assert event(at_quarter)["location"]["name"] == "Canal quarter"
    assert (at_quarter["mob"]["place"]["cell"], at_quarter["mob"]["time_zone"]) == (PLACE["cell"], "Europe/Paris")
    assert at_quarter["mob"]["place"]["exact"] is None
    moved = await ada.api("PUT", f"{EVENTS}/{at_quarter['id']}", json={"location_id": typed["origin_id"]})
    assert (event(moved)["location"]["name"], moved["mob"]["place"]["cell"]) == ("canal", None)


async def test_an_exact_place_is_told_to_whom_it_is_told_elsewhere(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben, place=PLACE)
    status = {"id": mob["status_id"]}

    assert (await seen(ada, status))["location"]["street"] is None
    told = await press(ada, status, "join")

    assert told["location"] == {
        "name": "Canal quarter",
        "url": None,
        "longitude": None,
        "latitude": None,
        "street": "behind the green door",
        "postal_code": None,
        "locality": None,
        "region": None,
        "country": None,
    }
    assert (await calendar_event(ada, f"{EVENTS}/{mob['status_id']}/ics"))["LOCATION"] == "Canal quarter"


async def test_what_cannot_be_is_refused_in_the_words_of_the_app(world: World) -> None:
    ben = await world.person("ben")
    made = await created(world, ben)

    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"name": ""}, "name"),
        ({"start_time": "tea"}, "start_time"),
        ({"end_time": "2020-01-01T00:00:00Z"}, "end_time"),
        ({"join_mode": "restricted"}, "join_mode"),
        ({"banner_id": "123456789"}, "banner_id"),
        ({"location_id": "tea"}, "location_id"),
        ({"location_id": "9" * 40}, "location_id"),
        ({"location_id": "words:" + "x" * 101}, "location_id"),
    )
    for said, field in wrong:
        assert await refused(ben, "POST", EVENTS, json=form(world, **said)) == (422, field), said
        assert await refused(ben, "PUT", f"{EVENTS}/{made['id']}", json=said) == (422, field), said
    nothing = form(world)
    del nothing["start_time"]
    assert await refused(ben, "POST", EVENTS, json=nothing) == (422, "start_time")


async def test_a_click_twice_makes_one_event(world: World) -> None:
    ben = await world.person("ben")
    key = {"Idempotency-Key": "once"}

    first = await ben.api("POST", EVENTS, json=form(world), headers=key)
    second = await ben.api("POST", EVENTS, json=form(world), headers=key)

    assert first["id"] == second["id"]
    assert len(await ben.api("GET", MOBS)) == 1


async def test_who_blocks_each_other_meets_in_no_list(world: World) -> None:
    ada, ben, mo = [await world.person(name) for name in ("ada", "ben", "mo")]
    mob = await call(world, ben, cap=1)
    await join(mo, mob)
    await join(ada, mob)
    await block(ada, mo)

    there = await ada.api("GET", f"{EVENTS}/{mob['status_id']}/participations")
    assert there == []
    await block(ben, ada)
    await world.settle()
    assert await ada.api("GET", f"{EVENTS}/joined_events") == []
    assert (await ada.post(f"{EVENTS}/{mob['status_id']}/join")).status_code == 404
    assert (await ada.get(f"{EVENTS}/{mob['status_id']}/ics")).status_code == 404


async def test_a_mob_called_off_can_no_longer_be_joined(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await created(world, ben)
    await press(ada, made, "join")
    await ben.api("DELETE", f"{MOBS}/{made['mob']['id']}")
    await world.settle()

    assert (await seen(ada, made))["join_state"] == "reject"
    [entry] = await calendar_events(ada, f"{EVENTS}/{made['id']}/ics")
    assert entry["STATUS"] == "CANCELLED"


async def test_lists_of_events_cost_the_same_however_long_they_are(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    costs = []
    for hours in range(24, 29):
        await join(ada, await call(world, ben, place=PLACE, hours=hours))
        with world.counting() as count:
            await ada.api("GET", f"{EVENTS}/joined_events")
            await ada.api("GET", "/api/v1/timelines/public", params={"only_events": True})
            await ada.api("GET", SEARCH, params={"q": "canal"})
        costs.append(count.total)

    assert len(set(costs[1:])) == 1
