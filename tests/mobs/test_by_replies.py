"""Ada takes part with any app at all: she answers the post."""

from goodmob.core.clock import HOUR, SECOND, from_iso
from goodmob.mobs.subscribers.replies import obey_command
from goodmob.posts.events import PostPublished
from tests.mobs.scene import Json, answer, called, joined, look, told
from tests.world.world import World


async def test_ada_joins_and_does_it_by_replies_and_the_report_counts_her(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, unit="pieces of litter")

    joining = await answer(world, ada, mob, "I am in! #join")
    assert (await look(ada, mob))["joined"] == 1
    assert (await look(ada, mob))["me"]["state"] == "confirmed"
    assert await told(ada) == [("mob.confirmed", joining["id"])]

    world.step(hours=1)
    await world.settle()
    doing = await answer(world, ada, joining, "There! #did 2")
    live = await look(world.anyone, mob)
    assert (live["state"], live["done"], live["tally"]) == ("live", 1, 2)
    assert (await told(ada))[0] == ("mob.counted", doing["id"])
    [deed] = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/deeds")
    assert (deed["account"]["username"], deed["count"], deed["status_id"]) == ("ada", 2, doing["id"])

    world.step(hours=1)
    await world.settle()
    so_far = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (so_far["final"], so_far["tally"], so_far["status_id"]) == (False, 2, None)
    world.step(hours=1)
    await world.settle()

    report = await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    assert (report["final"], report["joined"], report["done"], report["tally"]) == (True, 1, 1, 2)
    assert report["host"]["username"] == "ben"
    post = await world.anyone.api("GET", f"/api/v1/statuses/{report['status_id']}")
    assert (post["account"]["username"], post["in_reply_to_id"], post["visibility"]) == (
        "ben",
        mob["status_id"],
        "public",
    )
    assert "1 joined, 1 person did it: 2 pieces of litter. Thank you!" in post["content"]
    assert await told(ada, "mob.reported") == [("mob.reported", mob["status_id"])]
    assert await told(ben, "mob.reported") == [("mob.reported", mob["status_id"])]


async def test_a_reply_is_obeyed_once_however_often_it_is_delivered(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    world.step(hours=1)
    await world.settle()
    reply = await answer(world, ada, mob, "#did 3")

    await obey_command(world.house, PostPublished(int(reply["id"]), int(ada.id), int(mob["status_id"]), tagged=True))

    assert (await look(ada, mob))["tally"] == 3
    assert len(await told(ada)) == 1


async def test_a_reply_brings_a_party_and_takes_it_away_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)

    await answer(world, ada, mob, "#join 3")
    assert (await look(ada, mob))["joined"] == 3

    await answer(world, ada, mob, "Something came up. #leave")
    left = await look(ada, mob)
    assert (left["joined"], left["me"]["state"]) == (0, "released")


async def test_who_finds_no_place_is_told_that_they_wait(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, cap=1)
    await joined(world, cleo, mob)

    reply = await answer(world, ada, mob, "#join")

    assert (await look(ada, mob))["me"]["state"] == "waitlisted"
    assert await told(ada) == [("mob.waitlisted", reply["id"])]


async def test_a_refusal_is_told_and_leaves_nothing_behind(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)

    too_early = await answer(world, ada, mob, "#did 3")
    too_many = await answer(world, ada, mob, "#join 5000")
    no_number = await answer(world, ada, mob, "#did 1.5")
    not_joined = await answer(world, ada, mob, "#leave")

    refused = [("mob.refused", post["id"]) for post in (not_joined, no_number, too_many, too_early)]
    assert await told(ada) == refused
    seen = await look(ada, mob)
    assert (seen["joined"], seen["tally"], seen["me"]) == (0, 0, None)


async def test_who_may_not_see_the_mob_orders_nothing(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    hers = await answer(world, cleo, mob, "What a good idea")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")

    await ada.api("POST", "/api/v1/statuses", data={"status": "#join", "in_reply_to_id": hers["id"]})
    await world.settle()

    assert (await look(ben, mob))["joined"] == 0
    assert await told(ada) == []


async def test_commands_elsewhere_order_nothing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    post = await ben.api("POST", "/api/v1/statuses", data={"status": "Who is for #join?"})

    await ada.api("POST", "/api/v1/statuses", data={"status": "#join", "in_reply_to_id": post["id"]})
    await ada.api("POST", "/api/v1/statuses", data={"status": "#join"})
    await world.settle()

    assert (await look(ada, mob))["joined"] == 0
    assert await told(ada) == []


async def test_other_posts_cost_nothing_and_tagged_answers_elsewhere_one_read(world: World) -> None:
    ada = await world.person("ada")
    post = int((await ada.api("POST", "/api/v1/statuses", data={"status": "#join nothing"}))["id"])
    events = {
        0: [PostPublished(post, int(ada.id), tagged=True), PostPublished(post, int(ada.id), post)],
        1: [PostPublished(post, int(ada.id), post, tagged=True)],
    }

    for reads, cheap in events.items():
        for event in cheap:
            with world.counting() as count:
                await obey_command(world.house, event)
            assert count.total == reads


async def test_a_window_over_the_change_of_clocks_is_as_long_as_it_is(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    times: Json = {"starts_at": "2027-03-28T01:00", "ends_at": "2027-03-28T04:00", "time_zone": "Europe/Paris"}
    mob = await called(world, ben, **times)
    assert (mob["starts_at"], mob["ends_at"]) == ("2027-03-28T00:00:00.000Z", "2027-03-28T02:00:00.000Z")
    await joined(world, ada, mob)

    world.clock.step(from_iso(mob["starts_at"]) - world.clock.now() - SECOND)
    await world.settle()
    assert (await look(ada, mob))["state"] == "gathering"
    world.step(seconds=1)
    await world.settle()
    assert (await look(ada, mob))["state"] == "live"
    # Half past three on the clocks of Paris, which have skipped an hour by now.
    world.step(minutes=90)
    await answer(world, ada, mob, "#did 4")
    world.step(minutes=30)
    await world.settle()
    over = await look(ada, mob)
    assert (over["state"], over["tally"]) == ("tallying", 4)
    world.clock.step(2 * HOUR)
    await world.settle()
    assert (await world.anyone.api("GET", f"/api/v1/mobs/{mob['id']}/report"))["tally"] == 4
