"""What is talked about these days, as apps ask for it."""

from typing import Any

from goodmob.core.clock import DAY
from goodmob.discovery.rules.exploring import warmth
from tests.posts.saying import block, do, ids, say
from tests.world.world import Client, World

TAGS, POSTS, LINKS = (f"/api/v1/trends/{kind}" for kind in ("tags", "statuses", "links"))
CREDENTIALS = "/api/v1/accounts/update_credentials"


async def authors(world: World, *names: str) -> list[Client]:
    """People who want to be found."""
    people = [await world.person(name) for name in names]
    for who in people:
        await who.api("PATCH", CREDENTIALS, json={"discoverable": True})
    return people


async def trending(who: Client, **wishes: Any) -> list[str]:
    """The ids of the posts that trend."""
    return ids(await who.api("GET", POSTS, params=wishes))


async def test_tags_are_told_by_how_many_people_use_them(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for who in (ada, ben):
        await say(who, "#canal #join")
    await say(ada, "#tea #tea")
    await say(ada, "#tea", visibility="unlisted")

    for path in (TAGS, "/api/v1/trends"):
        told: Any = await world.anyone.api("GET", path)
        assert [tag["name"] for tag in told] == ["canal", "tea"]
        assert list(told[0]) == ["id", "name", "url", "history"]
    mine: Any = await ada.api("GET", TAGS, params={"limit": 1, "offset": 1})
    assert [(tag["name"], tag["following"], tag["featuring"]) for tag in mine] == [("tea", False, False)]
    assert await ada.api("GET", TAGS, params={"offset": 2}) == []


async def test_posts_stand_in_the_order_of_how_much_they_are_liked_now(world: World) -> None:
    ada, ben, cleo = await authors(world, "ada", "ben", "cleo")
    old = await say(ada, "Old")
    for who in (ada, ben, cleo):
        await do(who, "favourite", old)
    world.step(days=2)
    new, newest = await say(ben, "New"), await say(ben, "Newest")
    await do(ada, "favourite", new)
    await do(cleo, "reblog", newest)
    await do(cleo, "favourite", newest)
    await say(cleo, "Unnoticed")

    assert await trending(world.anyone) == [newest["id"], new["id"], old["id"]]
    assert await trending(ada, limit=1, offset=1) == [new["id"]]
    assert await trending(ada, offset=3) == []
    world.step(days=3)
    assert await trending(world.anyone) == [newest["id"], new["id"]]
    await ada.api("DELETE", f"/api/v1/statuses/{old['id']}")
    await ben.api("DELETE", f"/api/v1/statuses/{new['id']}")
    assert await trending(world.anyone) == [newest["id"]]


async def test_what_is_not_for_everybody_does_not_trend(world: World) -> None:
    ada, ben = await authors(world, "ada", "ben")
    shy = await world.person("mo")
    liked = [await say(shy, "Shy"), await say(ada, "Careful", sensitive=True)]
    liked += [await say(ada, "@ben", visibility=visibility) for visibility in ("unlisted", "direct")]
    liked.append(await say(ada, "Answer", in_reply_to_id=(await say(ben))["id"]))
    for post in liked:
        await do(ben, "favourite", post)

    assert await trending(ben) == []


async def test_who_is_hidden_does_not_trend_for_the_reader(world: World) -> None:
    ada, ben = await authors(world, "ada", "ben")
    post = await say(ada)
    await do(ada, "favourite", post)
    await block(ben, ada)

    assert await trending(ada) == [post["id"]]
    assert await trending(ben) == []


async def test_there_are_no_links(world: World) -> None:
    assert await world.anyone.api("GET", LINKS) == []


def test_what_was_liked_is_half_as_warm_a_day_later() -> None:
    assert warmth(8, 0) == warmth(8, -DAY) == 8
    assert warmth(8, DAY) == 4
    assert warmth(8, 3 * DAY) == 1
