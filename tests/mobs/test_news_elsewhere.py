"""People elsewhere hear what everybody hears who takes part: in words, or by what their server knows of mobs."""

from goodmob.accounts.actions.move import move
from goodmob.accounts.actions.standing import silence
from goodmob.broadcasts.queries.messages import said_so_far
from goodmob.core.clock import HOUR, iso
from goodmob.federation.people import known_actor
from goodmob.mobs.actions.edit import MOST_MOVES_AN_HOUR
from goodmob.mobs.rules.anonymity import PLACES_KEPT
from tests.mobs.far_mobs import asks_for_a_place, goodmob_event, heard, met
from tests.mobs.scene import Json, called, joined, look, told
from tests.mobs.secrets_told import in_database
from tests.mobs.test_words_elsewhere import face_of, read_by, says
from tests.world.world import World


async def test_who_joined_by_an_answer_reads_what_everybody_is_told(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server()
    mo = far.person("mo")
    place: Json = {"place[exact]": "Third bench, by @ada"}
    mob = await called(world, ben, ahead=24 * HOUR, **place)
    path = f"/api/v1/mobs/{mob['id']}"
    await joined(world, ada, mob)
    await says(mo, face_of(world, ben, mob), "#join")
    answers = len(read_by(mo))

    await ben.api("POST", f"{path}/announcements", json={"text": "Bring gloves, as @ada and \uff20ada said #leave"})
    await world.settle()
    [announced] = read_by(mo)[answers:]
    assert "Bring gloves" in announced
    assert "/users/" not in announced.split("Bring gloves")[1], "nobody else is named in it"

    start = world.clock.now() + 48 * HOUR
    await ben.api("PATCH", path, json={"starts_at": iso(start), "ends_at": iso(start + HOUR)})
    await world.settle()
    moved = read_by(mo)[-1]
    assert "Its time or its place has changed" in moved
    assert "Third bench" in moved

    await ben.api("DELETE", path)
    await world.settle()
    assert "It has been called off." in read_by(mo)[-1]
    assert len(read_by(mo)) == answers + len(await told(ada, "mob.announcement", "mob.changed", "mob.cancelled")) == 4
    assert await ada.api("GET", "/api/v1/conversations") == []


async def test_who_joined_by_a_join_reads_what_the_host_announces_and_has_the_rest(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben, ahead=24 * HOUR)
    await mo.tell(mo.activity("Join", f"{face_of(world, ben, mob)}/event"))

    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json={"text": "Bring gloves"})
    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    [words] = read_by(mo)
    assert "Bring gloves" in words
    updates = [update["object"] for update in far.got("Update") if update["object"]["type"] == "Event"]
    assert updates[-1]["ical:status"] == "CANCELLED"


async def test_who_left_reads_nothing_more_and_whoever_comes_is_told_also_when_the_host_has_moved(
    world: World,
) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    mob = await called(world, ben, ahead=24 * HOUR)
    await says(mo, face_of(world, ben, mob), "#join")
    await says(mo, face_of(world, ben, mob), "#leave")
    await says(zoe, face_of(world, ben, mob), "#join")
    answers, heard_by_zoe = len(read_by(mo)), len(read_by(zoe))

    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json={"text": "Bring gloves"})
    await world.settle()
    await world.house.db.act(move, int(ben.id), int(ada.id))
    world.step(hours=24 - 1 / 6)
    await world.settle()

    assert len(read_by(mo)) == answers
    said = read_by(zoe)[heard_by_zoe:]
    assert ["Bring gloves" in said[0], "It begins soon" in said[-1]] == [True, True]


async def test_whom_ben_blocks_hears_nothing_but_what_would_bring_them_in_vain(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    place: Json = {"place[exact]": "Third bench"}
    mob = await called(world, ben, ahead=24 * HOUR, **place)
    path = f"/api/v1/mobs/{mob['id']}"
    await says(mo, face_of(world, ben, mob), "#join")
    answers = len(read_by(mo))

    await ben.api("POST", f"/api/v1/accounts/{await known_actor(world.house, mo.uri)}/block")
    await ben.api("POST", f"{path}/announcements", json={"text": "Bring gloves"})
    start = world.clock.now() + 48 * HOUR
    await ben.api("PATCH", path, json={"starts_at": iso(start), "ends_at": iso(start + HOUR)})
    await world.settle()

    [moved] = read_by(mo)[answers:]
    assert "Its time or its place has changed" in moved
    assert "Third bench" not in moved


async def test_where_people_elsewhere_were_told_to_come_is_taken_back_a_week_later(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    people = [far.person(f"mo{number}") for number in range(6)]
    place: Json = {"place[exact]": "Third bench"}
    mob = await called(world, ben, **place)
    for mo in people:
        await says(mo, face_of(world, ben, mob), "#join")
    assert await in_database(world, ["Third bench"], {("mob", "place_exact")}) != []

    for _ in range(2):
        world.step(days=1)
        await world.settle()
    world.clock.step(PLACES_KEPT)
    await world.settle()

    assert await in_database(world, ["Third bench"]) == []
    told = {create["object"]["id"] for create in far.got("Create") if "Third bench" in create["object"]["content"]}
    deleted = {gone["object"]["id"] for gone in far.got("Delete")}
    assert len(told) == len(people)
    assert told <= deleted


async def test_ada_hears_that_a_mob_elsewhere_is_at_another_time(world: World) -> None:
    ada = await world.person("ada")
    _, mo = await met(world, ada)
    note, mob = await heard(ada, mo)
    await mo.tell(mo.activity("Accept", await asks_for_a_place(ada, mo, mob)))

    for hours in range(1, 9):
        world.step(seconds=10)
        start = world.clock.now() + (48 + hours) * HOUR
        event = {**goodmob_event(mo, note), "startTime": iso(start), "endTime": iso(start + HOUR)}
        await mo.tell(mo.activity("Update", event))

    assert (await ada.api("GET", f"/api/v1/mobs/{mob['id']}"))["starts_at"] == iso(start)
    assert await told(ada, "mob.changed") == [("mob.changed", mob["status_id"])]
    so_far = await said_so_far(world.house.db, int(mob["id"]), "moved", 0)
    assert so_far.total == MOST_MOVES_AN_HOUR, "no more often than of what moves here"


async def test_mo_comes_late_and_hears_all_that_is_said_until_the_thanks(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    place: Json = {"place[exact]": "Third bench"}
    mob = await called(world, ben, ahead=30 * HOUR, threshold=2, **place)
    path = f"/api/v1/mobs/{mob['id']}"
    for words in ("Bring gloves", "And water"):
        await ben.api("POST", f"{path}/announcements", json={"text": words})

    await says(mo, face_of(world, ben, mob), "#join")
    answered = next(words for words in read_by(mo) if "You’re in" in words)
    assert "It takes place if 2 people join. 1 is in so far." in answered
    assert "At the door show these letters" in answered
    assert [sum(said in words for words in read_by(mo)) for said in ("Bring gloves", "And water")] == [1, 1]

    await says(zoe, face_of(world, ben, mob), "#join")
    await world.house.db.act(silence, await known_actor(world.house, zoe.uri))
    heard_by_zoe = len(read_by(zoe))
    for hours in (6, 24 - 1 / 6):
        world.step(hours=hours)
        await world.settle()
    world.step(minutes=10)
    await world.settle()
    await says(mo, face_of(world, ben, mob), "#here")
    assert (await look(ben, mob))["present"] == 1
    for _ in range(3):
        world.step(days=1)
        await world.settle()

    told_mo = read_by(mo)[3:]
    heard = ("It is on!", "It is tomorrow", "It begins soon", "You are there.", "It is over. Thank you!")
    assert [said for words in told_mo for said in heard if said in words] == list(heard)
    assert ["Third bench" in words for words in told_mo[1:3]] == [True, True]
    assert len(told_mo) == len(heard)
    assert len(read_by(zoe)) == heard_by_zoe, "whoever is limited hears nothing but what would bring them in vain"
