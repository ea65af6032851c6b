"""Servers of people who joined a mob of ours hear how it goes on, and so do those of who follows its host."""

from tests.mobs.far_mobs import event_heard, met
from tests.mobs.scene import Json, called, joined
from tests.world.far_server import FarPerson, FarServer
from tests.world.world import World


async def follows(mo: FarPerson, uri: str) -> None:
    await mo.tell(mo.activity("Follow", uri))


def events_told(far: FarServer) -> list[Json]:
    """The Events that came by themselves, in their order."""
    updates = [update["object"] for update in far.got("Update")]
    return [thing for thing in updates if thing["type"] == "Event"]


async def test_who_joined_hears_of_the_figures_and_of_the_state(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben, threshold=2)
    uri = f"{world.house.settings.base_url}/ap/users/{ben.id}/statuses/{mob['status_id']}/event"
    await mo.tell(mo.activity("Join", uri))

    world.step(seconds=31)
    await joined(world, ada, mob)

    newest = events_told(far)[-1]
    assert (newest["participantCount"], newest["mob"]["state"], newest["ical:status"]) == (2, "tipped", "CONFIRMED")
    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()
    assert events_told(far)[-1]["ical:status"] == "CANCELLED"


async def test_who_is_named_in_a_mob_for_the_first_time_hears_of_it(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")

    await called(world, ben, text="With @mo@far.example and whoever else likes")

    [create] = far.got("Create")
    assert [tag["href"] for tag in create["object"]["tag"] if tag["type"] == "Mention"] == [mo.uri]


async def test_followers_get_the_note_with_the_event_and_no_event_by_itself(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    host = f"{world.house.settings.base_url}/ap/users/{ben.id}"
    await follows(mo, host)

    mob = await called(world, ben)
    [create] = [one for one in far.got("Create") if one["object"]["type"] == "Note"]
    assert create["object"]["event"]["id"] == f"{create['object']['id']}/event"
    assert create["object"]["event"]["name"] == "Pick up litter"
    assert "#join" in create["object"]["content"].replace("<span>", "")

    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    assert events_told(far) == []
    notes = [update["object"] for update in far.got("Update") if update["object"]["type"] == "Note"]
    assert notes[-1]["event"]["mob"]["state"] == "cancelled"


async def test_nothing_is_told_of_mobs_that_are_not_ours(world: World) -> None:
    ada, cleo = await world.person("ada"), await world.person("cleo")
    far, mo = await met(world, ada)
    _, mob = await event_heard(ada, mo)

    for person in (ada, cleo):
        await person.api("POST", f"/api/v1/mobs/{mob['id']}/join")
        await world.settle()
    for join in far.got("Join"):
        await mo.tell(mo.activity("Accept", join))
    world.step(hours=25)
    await world.settle()

    assert far.got("Update") == []
