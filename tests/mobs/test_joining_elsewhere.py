"""Ada joins mobs of other servers: of another Goodmob, and of Mobilizon; their own server hands out the places."""

from goodmob.core.clock import HOUR, iso
from tests.mobs.far_mobs import asks_for_a_place, called_by, event_heard, followed, goodmob_event, heard, met
from tests.mobs.scene import Json, told
from tests.world.far_server import FarPerson
from tests.world.world import Client, World


async def test_an_event_of_mobilizon_is_a_mob_here_and_ada_joins_it(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    event, mob = await event_heard(ada, mo)
    assert (mob["title"], mob["joined"], mob["cap"], mob["state"]) == ("Clean the river banks", 2, 5, "gathering")
    assert (mob["host"]["acct"], mob["origin"]) == ("mo@far.example", event["url"])

    join = await asks_for_a_place(ada, mo, mob)
    assert await asks_for_a_place(ada, mo, mob) == join
    assert len(far.got("Join")) == 1
    assert join["object"] == event["id"]

    await mo.tell(mo.activity("Accept", {"type": "Join", "id": join["id"]}))

    seen = await ada.api("GET", f"/api/v1/mobs/{mob['id']}")
    assert seen["me"]["state"] == "confirmed"
    assert seen["joined"] == 2, "its own server counts"
    assert await told(ada) == [("mob.confirmed", mob["status_id"])]


async def test_a_note_of_another_goodmob_brings_its_mob_and_an_update_its_tally(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    note, mob = await heard(ada, mo)
    assert (mob["verb"], mob["unit"], mob["joined"], mob["cap"]) == ("do", "pieces", 2, 3)

    world.step(seconds=10)
    await mo.tell(mo.activity("Update", goodmob_event(mo, note, state="live", tally=7, done=3)))
    seen = await ada.api("GET", f"/api/v1/mobs/{mob['id']}")
    assert (seen["state"], seen["tally"], seen["done"]) == ("live", 7, 3)
    assert len(await ada.api("GET", "/api/v1/timelines/home")) == 1, "the Event is no post of its own"

    old = goodmob_event(mo, note, tally=1, asOf=iso(world.clock.now() - HOUR))
    await mo.tell(mo.activity("Update", old))
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["tally"] == 7


async def test_ada_waits_in_the_line_there_and_moves_up(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    _, mob = await heard(ada, mo)
    path = f"/api/v1/mobs/{mob['id']}"
    join = await asks_for_a_place(ada, mo, mob, party_size=2)
    assert join["mob"] == {"partySize": 2}

    await mo.tell(mo.activity("TentativeAccept", join, mob={"state": "waitlisted", "position": 4}))
    mine = (await ada.api("GET", path))["me"]
    assert (mine["state"], mine["position"], mine["party_size"]) == ("waitlisted", 4, 2)

    accept = mo.activity("Accept", join, mob={"state": "confirmed", "code": "ABCDEF", "place": "Third bench"})
    await mo.tell(accept)
    seen = await ada.api("GET", path)
    assert (seen["me"]["state"], seen["me"]["code"], seen["me"]["position"]) == ("confirmed", "ABCDEF", None)
    assert seen["place"]["exact"] == "Third bench"
    assert (await world.anyone.api("GET", path))["place"] is None
    assert [type_ for type_, _ in await told(ada)] == ["mob.confirmed", "mob.waitlisted"]


async def test_ada_leaves_and_her_server_says_so(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    event, mob = await event_heard(ada, mo)
    path = f"/api/v1/mobs/{mob['id']}"
    join = await asks_for_a_place(ada, mo, mob)

    assert (await ada.api("POST", f"{path}/leave"))["state"] == "released"
    await world.settle()
    [leave] = far.got("Leave")
    assert (leave["object"], leave["actor"]) == (event["id"], join["actor"])

    await mo.tell(mo.activity("Accept", join))
    assert (await ada.api("GET", path))["me"]["state"] == "released", "the answer came too late"
    assert (await asks_for_a_place(ada, mo, mob))["id"] != join["id"]


async def test_nobody_but_the_host_gives_places(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    eve = far.person("eve")
    event, mob = await event_heard(ada, mo)
    join = await asks_for_a_place(ada, mo, mob)

    await eve.tell(eve.activity("Accept", join))
    await eve.tell(eve.activity("Update", {**event, "name": "Eve's"}))

    seen = await ada.api("GET", f"/api/v1/mobs/{mob['id']}")
    assert (seen["me"]["state"], seen["title"]) == ("asked", "Clean the river banks")


async def test_a_refusal_is_told_and_ada_may_ask_again(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    _, mob = await event_heard(ada, mo)
    await mo.tell(mo.activity("Reject", await asks_for_a_place(ada, mo, mob)))

    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["state"] == "declined"
    assert await told(ada) == [("mob.refused", mob["status_id"])]
    await asks_for_a_place(ada, mo, mob)
    assert len(far.got("Join")) == 2


async def test_where_joining_is_on_another_site_ada_is_sent_there(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    _, mob = await event_heard(ada, mo, joinMode="external", externalParticipationUrl="https://tickets.example/1")

    refused = await ada.post(f"/api/v1/mobs/{mob['id']}/join")

    assert (refused.status_code, refused.json()["details"]) == (409, {"url": "https://tickets.example/1"})
    assert far.got("Join") == []


async def test_what_is_called_off_there_is_called_off_here(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    event, mob = await event_heard(ada, mo)
    await mo.tell(mo.activity("Accept", await asks_for_a_place(ada, mo, mob)))
    world.step(seconds=5)

    await mo.tell(mo.activity("Update", {**event, "ical:status": "CANCELLED", "updated": iso(world.clock.now())}))

    seen = await ada.api("GET", f"/api/v1/mobs/{mob['id']}")
    assert (seen["state"], seen["me"]["state"]) == ("cancelled", "void")
    assert "mob.cancelled" in [type_ for type_, _ in await told(ada)]


async def test_a_mob_elsewhere_begins_and_ends_by_the_clock(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    _, mob = await event_heard(ada, mo)

    world.step(hours=24.5)
    await world.settle()
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["state"] == "live"
    world.step(hours=2)
    await world.settle()
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["state"] == "tallying"
    world.step(hours=26)
    await world.settle()
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["state"] == "reported"
    assert len(await ada.api("GET", "/api/v1/timelines/home")) == 1, "nobody here writes Mo's report"


async def test_whoever_looks_for_the_event_finds_the_mob(world: World) -> None:
    ada, far = await world.person("ada"), world.far_server()
    mo = far.person("mo")
    note = called_by(mo)

    found = await ada.api("GET", "/api/v2/search", params={"q": note["event"]["id"], "resolve": "true"})

    [post] = found["statuses"]
    assert (post["uri"], post["mob"]["title"]) == (note["id"], "Clean the river banks")


async def invites(who: FarPerson, ada: Client, event: Json) -> None:
    guest = f"{who.server.world.house.settings.base_url}/ap/users/{ada.id}"
    await who.tell(who.activity("Invite", guest, target=event["id"], to=[guest]))


async def test_mo_asks_ada_to_come(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    event = called_by(mo)["event"]

    for _ in range(2):
        await invites(mo, ada, event)

    [(type_, _)] = await told(ada)
    assert type_ == "mob.invited"


async def test_whom_ada_does_not_follow_asks_her_to_no_mob_of_others(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    eve, nils = far.person("eve"), far.person("nils")
    await followed(world, ada, nils)
    event = called_by(mo)["event"]

    await invites(eve, ada, event)
    assert await told(ada) == []
    await invites(nils, ada, event)
    assert [type_ for type_, _ in await told(ada)] == ["mob.invited"]


async def test_ada_does_it_and_her_reply_tells_the_server_of_the_mob(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    note, mob = await heard(ada, mo)
    path = f"/api/v1/mobs/{mob['id']}"
    assert (await ada.post(f"{path}/deeds", data={"count": 2})).status_code == 409, "it has not begun"

    world.step(hours=25)
    await world.settle()
    deed = await ada.api("POST", f"{path}/deeds", data={"count": 2, "text": "Two bottles"})
    await world.settle()

    [reply] = [create["object"] for create in far.got("Create")]
    assert reply["inReplyTo"] == note["id"]
    assert "#did" in reply["content"].replace("<span>", "")
    assert "Two bottles" in reply["content"]
    assert [tag["name"] for tag in reply["tag"] if tag["type"] == "Hashtag"] == ["#did"]
    assert deed["count"] == 2
    assert (await ada.api("GET", path))["tally"] == 0, "its own server counts"


async def test_ada_answers_a_mob_elsewhere_with_join(world: World) -> None:
    ada = await world.person("ada")
    far, mo = await met(world, ada)
    _, mob = await heard(ada, mo)

    data = {"status": f"@{mo.acct} I come #join", "in_reply_to_id": mob["status_id"]}
    await ada.api("POST", "/api/v1/statuses", data=data)
    await world.settle()

    assert len(far.got("Join")) == 1
    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["me"]["state"] == "asked"
    assert await told(ada) == []
