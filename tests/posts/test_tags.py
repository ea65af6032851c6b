"""Tags: one for all spellings, counted by day, followed."""

from typing import Any

from tests.posts.saying import STATUSES, ids, refusal, say
from tests.posts.test_interaction_policy import ASK_ALL, REQUESTS
from tests.world.world import World


async def test_all_spellings_are_one_tag(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada, "#GoodMob")
    second = await say(ben, "#goodmob and #GOODMOB")

    tag = await world.anyone.api("GET", "/api/v1/tags/goodMOB")

    assert (tag["name"], tag["url"]) == ("GoodMob", "https://goodmob.test/tags/goodmob")
    assert second["tags"] == first["tags"]
    assert "following" not in tag
    assert len(tag["history"]) == 7
    assert tag["history"][0] == {"day": "1795219200", "uses": "2", "accounts": "2"}
    assert {day["uses"] for day in tag["history"][1:]} == {"0"}


async def test_only_public_use_is_counted_and_days_pass(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for visibility in ("public", "unlisted", "private", "direct"):
        await say(ada, "#tag", visibility=visibility)
    world.step(days=1)
    for who in (ada, ada, ben):
        await say(who, "#tag")
    await world.settle()
    world.step(days=1)
    await world.settle()

    history = (await ada.api("GET", "/api/v1/tags/tag"))["history"]

    assert [(day["uses"], day["accounts"]) for day in history[:4]] == [("0", "0"), ("3", "2"), ("1", "1"), ("0", "0")]


async def test_an_unused_tag_is_shown_and_a_nameless_one_is_not(world: World) -> None:
    tag: Any = await world.anyone.api("GET", "/api/v1/tags/nobodys")

    assert (tag["name"], tag["history"][0]["uses"]) == ("nobodys", "0")
    for name in ("2026", "a b", "%20", "%23tag", "a" * 300, "-"):
        assert await refusal(world.anyone, "GET", f"/api/v1/tags/{name}") == (404, "Record not found")
    ada = await world.person("ada")
    for verb in ("follow", "unfollow"):
        assert await refusal(ada, "POST", f"/api/v1/tags/2026/{verb}") == (404, "Record not found")


async def test_ada_follows_tags(world: World) -> None:
    ada = await world.person("ada")
    for name in ("one", "two", "three"):
        for _ in range(2):
            tag = await ada.api("POST", f"/api/v1/tags/{name}/follow")
        assert (tag["name"], tag["following"], tag["featuring"]) == (name, True, False)

    first = await ada.get("/api/v1/followed_tags", params={"limit": 2})
    assert [tag["name"] for tag in first.json()] == ["three", "two"]
    rest = await ada.get(first.links["next"]["url"])
    assert [tag["name"] for tag in rest.json()] == ["one"]
    for _ in range(2):
        assert (await ada.api("POST", "/api/v1/tags/two/unfollow"))["following"] is False
    assert [tag["name"] for tag in await ada.api("GET", "/api/v1/followed_tags")] == ["three", "one"]
    assert (await ada.api("GET", "/api/v1/tags/TWO"))["following"] is False


async def test_followed_tags_bring_posts_home(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", "/api/v1/tags/tag/follow")
    await world.settle()
    post = await say(ben, "#Tag")
    await world.settle()

    assert ids(await ada.api("GET", "/api/v1/timelines/home")) == [post["id"]]


async def uses(world: World, tag: str) -> str:
    """How often the tag was used in public today."""
    told: Any = await world.anyone.api("GET", f"/api/v1/tags/{tag}")
    return str(told["history"][0]["uses"])


async def test_what_strangers_cannot_see_is_not_counted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "#tag among us", local_only=True)
    await say(ben, "#tag", quoted_status_id=post["id"])
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "#tag #other"})

    assert (await uses(world, "tag"), await uses(world, "other")) == ("0", "0")


async def test_an_answer_counts_from_when_it_is_let_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, interaction_policy=ASK_ALL)
    await say(ben, "@ada #tag", in_reply_to_id=post["id"])
    before = await uses(world, "tag")

    [request] = await ada.api("GET", REQUESTS)
    await ada.api("POST", f"{REQUESTS}/{request['id']}/authorize")

    assert (before, await uses(world, "tag")) == ("0", "1")
