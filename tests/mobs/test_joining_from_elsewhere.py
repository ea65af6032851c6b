"""People of other servers join a mob of ours: by Join, as Goodmob and Mobilizon send it, and as Friendica answers."""

import pytest

from tests.mobs.scene import Json, called, joined, look
from tests.world.far_server import FarPerson, FarServer
from tests.world.world import Client, World


async def event_of(world: World, mob: Json) -> Json:
    """The Event of a mob, found by the address of its page."""
    found = await world.anyone.get(f"/mobs/{mob['id']}", headers={"Accept": "application/activity+json"})
    assert found.status_code == 302, found.text
    answer = await world.anyone.get(found.headers["location"], headers={"Accept": "application/activity+json"})
    assert answer.status_code == 200, answer.text
    event: Json = answer.json()
    return event


async def comes(mo: FarPerson, event: Json, **more: object) -> Json:
    """Joins, and gives what was sent."""
    said = mo.activity("Join", event["id"], to=[event["attributedTo"]], **more)
    await mo.tell(said)
    return said


async def test_mo_of_another_server_joins_and_is_told_where_it_is(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    place: Json = {"place[text]": "The canal", "place[exact]": "Third bench"}
    mob = await called(world, ben, cap=3, **place)
    event = await event_of(world, mob)
    assert (event["type"], event["name"], event["joinMode"]) == ("Event", "Pick up litter", "free")
    assert "bench" not in str(event)

    join = await comes(mo, event)

    [accept] = far.got("Accept")
    assert (accept["actor"], accept["object"]["id"]) == (event["attributedTo"], join["id"])
    assert (accept["mob"]["state"], accept["mob"]["place"]) == ("confirmed", "Third bench")
    seen = await look(ben, mob)
    assert seen["joined"] == 1
    [one] = await ben.api("GET", f"/api/v1/mobs/{mob['id']}/commitments")
    assert (one["account"]["acct"], one["state"]) == ("mo@far.example", "confirmed")
    assert (await event_of(world, mob))["participantCount"] == 1


async def test_the_same_join_again_gets_the_same_answer_and_one_place(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben)
    event = await event_of(world, mob)
    join = await comes(mo, event)

    await mo.tell(mo.activity("Join", event["id"]))
    await mo.tell({**join, "id": far.new_uri("again")})

    assert (await look(ben, mob))["joined"] == 1
    assert [accept["mob"]["state"] for accept in far.got("Accept")] == ["confirmed"] * 3


async def test_whoever_waits_is_answered_tentatively_and_moves_up_when_somebody_leaves(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    mob = await called(world, ben, cap=1)
    event = await event_of(world, mob)
    await joined(world, ada, mob)

    await comes(mo, event)
    await comes(zoe, event)
    first, second = far.got("TentativeAccept")
    assert (first["mob"]["position"], second["mob"]["position"]) == (1, 2)
    assert "code" not in first["mob"]
    assert far.got("Accept") == []

    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await world.settle()

    [accept] = far.got("Accept")
    assert (accept["to"], accept["mob"]["state"]) == ([mo.uri], "confirmed")
    assert (await look(ben, mob))["joined"] == 1


async def test_mo_leaves_and_comes_back(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    mob = await called(world, ben)
    event = await event_of(world, mob)
    await comes(mo, event)
    join = await comes(zoe, event)

    await mo.tell(mo.activity("Leave", event["id"]))
    assert (await look(ben, mob))["joined"] == 1
    await zoe.tell(zoe.activity("Undo", join))
    assert (await look(ben, mob))["joined"] == 0
    await comes(mo, event)

    assert (await look(ben, mob))["joined"] == 1
    assert len(far.got("Accept")) == 3


async def test_nobody_leaves_for_somebody_else(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo, eve = far.person("mo"), far.person("eve")
    mob = await called(world, ben)
    event = await event_of(world, mob)
    join = await comes(mo, event)

    await eve.tell(eve.activity("Leave", event["id"]))
    await eve.tell(eve.activity("Undo", join))
    await eve.tell({**eve.activity("Join", event["id"]), "id": join["id"]})

    assert (await look(ben, mob))["joined"] == 1
    [one] = await ben.api("GET", f"/api/v1/mobs/{mob['id']}/commitments")
    assert one["account"]["acct"] == "mo@far.example"


async def test_who_may_not_join_is_told_why(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben)
    event = await event_of(world, mob)
    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    await comes(mo, event)

    [reject] = far.got("Reject")
    assert reject["mob"]["words"] == "It has been called off"
    assert (await event_of(world, mob))["ical:status"] == "CANCELLED"


async def test_a_mob_for_followers_is_none_for_others(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben, visibility="private")
    uri = f"{world.house.settings.base_url}/ap/users/{ben.id}/statuses/{mob['status_id']}/event"

    assert (await mo.fetch(uri)).status_code == 404
    await mo.tell(mo.activity("Join", uri))

    assert (await look(ben, mob))["joined"] == 0
    assert far.got("Accept") == far.got("Reject") == []


async def test_friendica_accepts_the_event_itself(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben)
    event = await event_of(world, mob)

    accept = mo.activity("Accept", event["id"])
    await mo.tell(accept)
    assert (await look(ben, mob))["joined"] == 1

    await mo.tell(mo.activity("Undo", {**accept, "object": event}))
    assert (await look(ben, mob))["joined"] == 0


async def test_several_come_with_one_join_in_a_role(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    roles: Json = {"roles[0][name]": "cook", "roles[0][cap]": 4, "roles[1][name]": "guest"}
    mob = await called(world, ben, **roles)
    event = await event_of(world, mob)

    await comes(mo, event, mob={"partySize": 3, "role": "Cook"})

    [accept] = far.got("Accept")
    assert accept["mob"]["partySize"] == 3
    roles = {role["name"]: role["joined"] for role in (await look(ben, mob))["roles"]}
    assert roles == {"cook": 3, "guest": 0}


async def test_two_servers_and_five_people_here_share_three_places(world: World) -> None:
    ben, far, other = await world.person("ben"), world.far_server(), world.far_server("other.example")
    people: list[Client] = [await world.person(f"person{number}") for number in range(5)]
    mo, zoe = far.person("mo"), other.person("zoe")
    mob = await called(world, ben, cap=3)
    event = await event_of(world, mob)
    path = f"/api/v1/mobs/{mob['id']}/join"

    for person in people[:2]:
        await person.api("POST", path)
    await mo.send(mo.activity("Join", event["id"]))
    await people[2].api("POST", path)
    await zoe.send(zoe.activity("Join", event["id"]))
    for person in people[3:]:
        await person.api("POST", path)
    await world.settle()

    seen = await look(ben, mob)
    assert (seen["joined"], seen["waiting"]) == (3, 4)
    answered = len(far.got("Accept")) + len(far.got("TentativeAccept"))
    answered += len(other.got("Accept")) + len(other.got("TentativeAccept"))
    assert answered == 2
    assert (await event_of(world, mob))["remainingAttendeeCapacity"] == 0


async def retitled(world: World, host: Client, mob: Json, far: FarServer, title: str) -> list[str]:
    """What the far server is told the mob is called, once its host calls it so."""
    far.received.clear()
    await host.api("PATCH", f"/api/v1/mobs/{mob['id']}", data={"title": title})
    await world.settle()
    world.step(minutes=1)
    await world.settle()
    return [update["object"]["name"] for update in far.got("Update") if update["object"]["type"] == "Event"]


@pytest.mark.parametrize("visibility", ["public", "private"])
async def test_who_may_not_see_the_mob_any_more_hears_no_more_of_it(world: World, visibility: str) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    await mo.tell(mo.activity("Follow", f"{world.house.settings.base_url}/ap/users/{ben.id}"))
    mob = await called(world, ben, visibility=visibility)
    uri = f"{world.house.settings.base_url}/ap/users/{ben.id}/statuses/{mob['status_id']}/event"
    await mo.tell(mo.activity("Join", uri))
    assert await retitled(world, ben, mob, far, "Meet at noon") == ["Meet at noon"]

    found = await ben.api("GET", "/api/v1/accounts/lookup", params={"acct": mo.acct})
    deed = "block" if visibility == "public" else "remove_from_followers"
    await ben.api("POST", f"/api/v1/accounts/{found['id']}/{deed}")

    assert await retitled(world, ben, mob, far, "Meet at one") == []
