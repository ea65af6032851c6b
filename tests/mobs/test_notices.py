"""Who is told what of a mob, and that nobody is told twice."""

import asyncio

from goodmob.core.clock import DAY, HOUR, iso
from goodmob.mobs.actions.halt import halt_mob, resume_mob
from tests.mobs.scene import called, joined, look, told
from tests.world.databases import LONG_WALK
from tests.world.world import World

AT_ONCE = 20
"""So many find room at once even in a house on a slow machine; more may be asked to come back."""

HERE, FAR = "871fb4662ffffff", "87283472bffffff"


@LONG_WALK
async def test_a_tip_is_told_once_to_everybody_and_the_host(world: World) -> None:
    ben = await world.person("ben")
    people = [await world.person(f"ada{number}") for number in range(200)]
    mob = await called(world, ben, threshold=2)
    await joined(world, people[0], mob)
    assert await told(people[0]) == []

    path = f"/api/v1/mobs/{mob['id']}/join"
    for first in range(1, len(people), AT_ONCE):
        await asyncio.gather(*(person.api("POST", path) for person in people[first : first + AT_ONCE]))
    await world.settle()

    for person in (*people, ben):
        assert await told(person) == [("mob.tipped", mob["status_id"])], person.username
    late = await world.person("cleo")
    await joined(world, late, mob)
    assert await told(late) == [("mob.tipped", mob["status_id"])]


async def test_people_are_reminded_a_day_and_ten_minutes_before(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, ahead=2 * DAY)
    await joined(world, ada, mob)
    world.step(days=1)
    await world.settle()
    assert await told(ada) == [("mob.tomorrow", mob["status_id"])]

    await joined(world, cleo, mob)
    world.step(hours=23, minutes=50)
    await world.settle()

    assert [type_ for type_, _ in await told(ada)] == ["mob.soon", "mob.tomorrow"]
    assert [type_ for type_, _ in await told(cleo)] == ["mob.soon"]
    world.step(minutes=10)
    await world.settle()
    assert (await told(ada))[0][0] == "mob.live"


async def test_reminders_follow_the_start_and_die_with_the_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=2 * DAY)
    await joined(world, ada, mob)
    start = world.clock.now() + 4 * DAY
    await ben.api("PATCH", f"/api/v1/mobs/{mob['id']}", data={"starts_at": iso(start), "ends_at": iso(start + HOUR)})
    await world.settle()
    assert [type_ for type_, _ in await told(ada)] == ["mob.changed"]

    world.step(days=1)
    await world.settle()
    assert [type_ for type_, _ in await told(ada)] == ["mob.changed"]
    world.step(days=2)
    await world.settle()
    assert [type_ for type_, _ in await told(ada)] == ["mob.tomorrow", "mob.changed"]

    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()
    world.step(days=1)
    await world.settle()
    assert [type_ for type_, _ in await told(ada)] == ["mob.cancelled", "mob.tomorrow", "mob.changed"]


async def test_a_start_that_is_put_off_is_reminded_of_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=DAY + HOUR)
    await joined(world, ada, mob)
    world.step(hours=1)
    await world.settle()
    assert [type_ for type_, _ in await told(ada)] == ["mob.tomorrow"]

    start = world.clock.now() + 2 * DAY
    await ben.api("PATCH", f"/api/v1/mobs/{mob['id']}", data={"starts_at": iso(start), "ends_at": iso(start + HOUR)})
    await world.settle()
    world.step(days=1)
    await world.settle()

    assert [type_ for type_, _ in await told(ada)] == ["mob.tomorrow", "mob.changed"]


async def test_nobody_is_sent_to_a_mob_that_went_by_while_it_was_stopped(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    mob_id = int(mob["id"])
    await world.house.db.act(halt_mob, None, mob_id, lane=mob_id)
    world.step(hours=2, minutes=30)

    await world.house.db.act(resume_mob, None, mob_id, lane=mob_id)
    await world.settle()

    assert (await look(ada, mob))["state"] == "tallying"
    assert await told(ada) == [("mob.halted", mob["status_id"])]


async def test_a_change_of_words_is_told_to_nobody_and_one_of_place_is(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    path = f"/api/v1/mobs/{mob['id']}"

    await ben.api("PATCH", path, data={"title": "Pick up more litter", "threshold": 50})
    await world.settle()
    assert await told(ada) == []

    await ben.api("PATCH", path, data={"place[text]": "By the lock"})
    await world.settle()
    await ben.api("PATCH", path, data={"place[text]": "By the bridge"})
    await world.settle()
    assert await told(ada) == [("mob.changed", mob["status_id"])]


async def test_a_mob_that_fails_is_told_to_everybody(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, threshold=5)
    await joined(world, ada, mob)
    world.step(hours=1)
    await world.settle()

    for person in (ada, ben):
        assert (await told(person))[0] == ("mob.failed", mob["status_id"])


async def test_an_offer_and_its_end_are_told_to_the_first_in_the_line(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, ahead=10 * DAY, cap=1)
    await joined(world, cleo, mob)
    await joined(world, ada, mob)
    assert await told(ada) == []

    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await world.settle()
    assert await told(ada) == [("mob.offer", mob["status_id"])]
    world.step(days=1)
    await world.settle()

    assert [type_ for type_, _ in await told(ada)] == ["mob.expired", "mob.offer"]


async def test_a_condition_that_does_not_come_true_in_time_is_told_once_for_each_waiting(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=10 * DAY)

    for _ in range(2):
        before = iso(world.clock.now() + DAY)
        await joined(world, ada, mob, **{"condition[people]": 5, "condition[before]": before})
        world.step(days=1)
        await world.settle()
        assert (await look(ada, mob))["me"]["state"] == "expired"
        assert await told(ada) == [("mob.lapsed", mob["status_id"])]
        [*_, letter] = [letter for letter in world.letters if "ada" in letter.to and letter.unsubscribe]
        assert letter.subject.startswith("What you waited for did not come true: ")

    letters = [letter for letter in world.letters if "ada" in letter.to and letter.unsubscribe]
    assert (len(letters), await told(ben)) == (2, [])


async def test_who_is_back_when_the_condition_has_run_out_is_told_nothing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=10 * DAY)
    before = iso(world.clock.now() + DAY)
    await joined(world, ada, mob, **{"condition[people]": 5, "condition[before]": before})
    world.step(days=1)

    assert (await joined(world, ada, mob))["state"] == "confirmed"
    assert await told(ada) == []


async def test_who_comes_to_an_area_after_it_tipped_is_told_once(world: World) -> None:
    ada, ben, cleo, mo, host = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "host")]
    mob = await called(world, host, area_threshold=2)
    await joined(world, ada, mob, cell=HERE)
    await joined(world, ben, mob, cell=HERE)
    told_at_once = [await told(who) for who in (ada, ben)]

    await joined(world, cleo, mob, cell=HERE)
    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await joined(world, cleo, mob, cell=HERE)
    await joined(world, mo, mob, cell=FAR)

    assert told_at_once == [[("mob.area_tipped", mob["status_id"])]] * 2
    assert await told(cleo) == [("mob.area_tipped", mob["status_id"])]
    assert await told(mo) == []


async def test_a_condition_that_comes_true_later_is_told(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    waiting = await joined(world, ada, mob, **{"condition[people]": 2})
    assert (waiting["state"], await told(ada)) == ("waiting", [])

    await joined(world, cleo, mob)

    assert await told(ada) == [("mob.confirmed", mob["status_id"])]
    assert await told(cleo) == []
    mo = await world.person("mo")
    assert (await joined(world, mo, mob, **{"condition[people]": 3}))["state"] == "confirmed"
    assert await told(mo) == []
