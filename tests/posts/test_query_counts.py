"""How much is asked of the database does not grow with the posts that are shown."""

from typing import Any

from goodmob.core.cache import Cache
from goodmob.posts.entities.show import show
from tests.posts.linking import carded
from tests.posts.saying import do, follow, say
from tests.world.world import Client, World

MOST_FOR_ANYONE = 12
MOST_FOR_PEOPLE = 20
KEPT = 5
"""What a second reading need not ask again, as it is kept: authors, texts, mentions, who they are, tags.

Emoji that the words name are asked for anew, as they come and go whatever becomes of the post."""


async def mixed_posts(world: World, count: int) -> tuple[Client, list[int]]:
    """Posts of all kinds by several people, and somebody who reacted to them."""
    people = [await world.person(name) for name in ("ada", "ben", "cleo")]
    reader = await world.person("mo")
    await follow(reader, people[0])
    first = await say(people[0], "First")
    posts: list[Any] = []
    for number in range(count):
        who = people[number % 3]
        kinds: list[dict[str, Any]] = [
            {"status": f"@ben #tag{number}", "visibility": "private" if who is people[0] else "public"},
            {"status": f"Which? {number}", "poll": {"options": ["a", "b"], "expires_in": 600}},
            {"status": f":cat: {number}", "quoted_status_id": first["id"]},
            {"status": f"Answer {number}", "in_reply_to_id": first["id"], "quote_approval_policy": "followers"},
        ]
        draft = kinds[number % 4]
        posts.append(await say(who, draft.pop("status"), **draft))
        if number % 2:
            await do(reader, "favourite", posts[-1])
            posts.append(await do(people[(number + 1) % 3], "reblog", posts[-1]))
    return reader, [int(post["id"]) for post in posts][-count:]


async def asked(world: World, viewer_id: int | None, ids: list[int]) -> int:
    """How many statements it takes to show these posts."""
    with world.counting() as count:
        assert await show(world.house, viewer_id, ids)
    return count.total


async def test_a_page_takes_a_constant_number_of_queries(world: World) -> None:
    reader, ids = await mixed_posts(world, 40)

    for viewer, most in ((None, MOST_FOR_ANYONE), (int(reader.id), MOST_FOR_PEOPLE)):
        counts = []
        for some in (ids[:20], ids):
            world.house.cache = Cache(10_000_000)
            counts.append((await asked(world, viewer, some), await asked(world, viewer, some)))
        assert counts == [(most, most - KEPT), (most, most - KEPT)]


async def test_a_page_of_plain_posts_asks_for_nothing_it_does_not_need(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    ids = [int((await say(ada, str(number)))["id"]) for number in range(20)]
    await show(world.house, None, ids)

    assert (await asked(world, None, ids), await asked(world, int(ben.id), ids)) == (2, 6)


async def test_cards_take_one_query_however_many_they_are(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ada, f"https://far.example/{number}") for number in range(20)]
    ids = [int(post["id"]) for post in posts]
    await show(world.house, None, ids)
    plain = (await asked(world, None, ids), await asked(world, int(ben.id), ids))

    for post in posts:
        await carded(world, post, f"https://far.example/{post['id']}")

    assert all(status.card for status in await show(world.house, None, ids))
    assert (await asked(world, None, ids), await asked(world, int(ben.id), ids)) == (plain[0] + 1, plain[1] + 1)
