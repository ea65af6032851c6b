"""What went on here, week by week."""

from goodmob.posts.jobs import count_week
from tests.world.world import World

ACTIVITY = "/api/v1/instance/activity"
MONDAY = 1_794_787_200


async def test_a_server_where_nothing_was_counted_tells_twelve_weeks_of_nothing(world: World) -> None:
    weeks = await world.anyone.api("GET", ACTIVITY)

    assert weeks[0] == {"week": str(MONDAY), "statuses": "0", "logins": "0", "registrations": "0"}
    assert [int(week["week"]) for week in weeks] == [MONDAY - ago * 604_800 for ago in range(12)]


async def test_posts_people_and_sign_ups_are_counted_and_kept(world: World) -> None:
    ada, _ = await world.person("ada"), await world.person("ben")
    for visibility in ("public", "unlisted", "private", "direct"):
        await ada.api("POST", "/api/v1/statuses", data={"status": "tea", "visibility": visibility})
    await count_week(world.house)

    world.step(days=7)
    await ada.api("POST", "/api/v1/statuses", data={"status": "more tea"})
    await count_week(world.house)
    this, before, *_ = await world.anyone.api("GET", ACTIVITY)

    assert before == {"week": str(MONDAY), "statuses": "2", "logins": "2", "registrations": "2"}
    assert this == {"week": str(MONDAY + 604_800), "statuses": "1", "logins": "1", "registrations": "0"}


async def test_the_timetable_counts_twice_an_hour(world: World) -> None:
    await world.person("ada")

    world.step(minutes=30)
    await world.settle()

    assert (await world.anyone.api("GET", ACTIVITY))[0]["registrations"] == "1"
