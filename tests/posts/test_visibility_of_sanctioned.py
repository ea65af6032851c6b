"""Through no door does anybody see a suspended author, and only followers meet a limited one unasked."""

from goodmob.accounts.actions.standing import silence, suspend
from tests.posts.cast import word
from tests.posts.doors import FEED, LISTS, named, naming_doors
from tests.posts.test_visibility_matrix import VIEWERS, gathered, knock, may_find
from tests.posts.translating import service
from tests.world.databases import LONG_WALK
from tests.world.world import World

pytestmark = LONG_WALK

OF_ONE_NOTICE = {
    *("GET /api/v1/notifications/:id", "GET /api/v1/notifications/requests/:id"),
    *("GET /api/v2/notifications/:group_key", "GET /api/v2_alpha/notifications/:group_key"),
}
"""Asked with the id of a notice or request, which there is none of when nothing is shown."""

UNASKED = {
    *("GET /api/v1/timelines/home", "GET /api/v1/timelines/public", "GET /api/v1/timelines/tag/:hashtag"),
    *("GET /api/v1/mobs", "GET /api/v1/timelines/mob/:id", "GET /api/v1/trends/statuses"),
    *(f"GET {path}{ending}" for path in ("/tags/:name", "/public", "/mobs") for ending in FEED),
}
"""Lists in which only followers meet a limited author, and nobody where all readers are shown the same."""


async def test_no_door_shows_posts_of_a_suspended_author(world: World) -> None:
    cast = await gathered(world)
    await world.house.db.act(suspend, int(cast.viewers["author"].id))
    await world.settle()
    wrong = []
    for viewer in [name for name in VIEWERS if name != "author"]:
        for door in naming_doors():
            response = await knock(door, cast, "public", viewer)
            if response.is_success or word("public") in response.text:
                wrong.append(f"{named(door)}, {viewer}: {response.status_code}")
        for name, ask in LISTS.items():
            if name not in OF_ONE_NOTICE and word("public") in (await ask(cast.viewers[viewer], cast, "public")).text:
                wrong.append(f"{name}, {viewer}: found")

    assert wrong == []


async def test_a_limited_author_is_met_by_followers_and_by_who_asks(world: World) -> None:
    cast = await gathered(world)
    await world.house.db.act(silence, int(cast.viewers["author"].id))
    await world.settle()
    wrong = []
    for viewer in ("anyone", "stranger", "follower", "mentioned"):
        async with service(world):
            for door in naming_doors():
                response = await knock(door, cast, "public", viewer)
                if response.status_code == 404 and may_find(door, "public", viewer):
                    wrong.append(f"{named(door)}, {viewer}: missing")
        for name in UNASKED:
            finds = word("public") in (await LISTS[name](cast.viewers[viewer], cast, "public")).text
            if finds and (viewer != "follower" or name.endswith(FEED)):
                wrong.append(f"{name}, {viewer}: found")
    follower = cast.viewers["follower"]
    for name in ("GET /api/v1/timelines/home", "GET /api/v1/timelines/public", "GET /api/v1/timelines/tag/:hashtag"):
        assert word("public") in (await LISTS[name](follower, cast, "public")).text, name

    assert wrong == []
