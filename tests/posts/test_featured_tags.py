"""Tags that Ada features on her profile."""

from typing import Any

from goodmob.core.clock import date
from tests.posts.saying import refusal, say
from tests.world.world import Client, World

FEATURED = "/api/v1/featured_tags"


async def featured_by(who: Client, whom: Client) -> list[Any]:
    """What somebody sees of the tags that somebody features."""
    found: list[Any] = await who.api("GET", f"/api/v1/accounts/{whom.id}/featured_tags")
    return found


async def test_ada_features_a_tag_and_all_see_how_often_she_uses_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for visibility in ("public", "unlisted", "private", "direct"):
        await say(ada, "#Tea", visibility=visibility)
    await say(ben, "#tea")

    made = await ada.api("POST", FEATURED, data={"name": " #tea "})

    assert list(made) == ["id", "name", "url", "statuses_count", "last_status_at"]
    assert (made["name"], made["url"]) == ("Tea", "https://goodmob.test/tags/tea")
    assert (made["statuses_count"], made["last_status_at"]) == ("2", date(world.clock.now()))
    assert await ada.api("POST", FEATURED, json={"name": "TEA"}) == made
    assert await ada.api("GET", FEATURED) == [made]
    for who in (world.anyone, ben):
        assert await featured_by(who, ada) == [made]
    assert await featured_by(ada, ben) == []


async def test_an_unused_tag_can_be_featured(world: World) -> None:
    ada = await world.person("ada")

    made = await ada.api("POST", FEATURED, data={"name": "Plans"})

    assert (made["name"], made["statuses_count"], made["last_status_at"]) == ("Plans", "0", None)


async def test_what_can_be_no_tag_is_refused(world: World) -> None:
    ada = await world.person("ada")
    told = (422, "Validation failed: Name is not a valid hashtag")

    for name in ("", "#", "two words", "2026", "a" * 300, "-"):
        assert await refusal(ada, "POST", FEATURED, json={"name": name}) == told
    for verb in ("feature", "unfeature"):
        assert await refusal(ada, "POST", f"/api/v1/tags/2026/{verb}") == (404, "Record not found")
    assert await ada.api("GET", FEATURED) == []


async def test_ten_tags_are_the_most(world: World) -> None:
    ada = await world.person("ada")
    for number in range(10):
        await ada.api("POST", FEATURED, data={"name": f"tag{number}"})
    told = (422, "Validation failed: You have already featured the maximum number of hashtags")

    assert await refusal(ada, "POST", FEATURED, json={"name": "tag10"}) == told
    assert await refusal(ada, "POST", "/api/v1/tags/tag10/feature") == told
    assert (await ada.api("POST", FEATURED, data={"name": "tag3"}))["name"] == "tag3"
    assert [tag["name"] for tag in await ada.api("GET", FEATURED)] == [f"tag{number}" for number in range(10)]


async def test_a_featured_tag_is_taken_off_by_its_owner_alone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await ada.api("POST", FEATURED, data={"name": "tea"})

    assert await refusal(ben, "DELETE", f"{FEATURED}/{made['id']}") == (404, "Record not found")
    assert await ada.api("GET", FEATURED) == [made]
    assert await ada.api("DELETE", f"{FEATURED}/{made['id']}") == {}
    assert await refusal(ada, "DELETE", f"{FEATURED}/{made['id']}") == (404, "Record not found")
    assert await ada.api("GET", FEATURED) == []


async def test_a_tag_is_featured_by_its_name(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    for _ in range(2):
        assert (await ada.api("POST", "/api/v1/tags/Tea/feature"))["featuring"] is True
    assert [tag["name"] for tag in await featured_by(ben, ada)] == ["Tea"]
    assert (await ada.api("GET", "/api/v1/tags/tea"))["featuring"] is True
    assert (await ben.api("GET", "/api/v1/tags/tea"))["featuring"] is False
    assert "featuring" not in await world.anyone.api("GET", "/api/v1/tags/tea")
    for _ in range(2):
        assert (await ada.api("POST", "/api/v1/tags/TEA/unfeature"))["featuring"] is False
    assert (await ada.api("POST", "/api/v1/tags/unused/unfeature"))["featuring"] is False
    assert await featured_by(ben, ada) == []


async def test_the_tags_that_ada_uses_most_are_suggested(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for text in ("#tea #cake", "#tea #cake #milk", "#tea", "#bread"):
        await say(ada, text)
    await say(ada, "#secret", visibility="private")
    await say(ben, "#bens")
    await ada.api("POST", FEATURED, data={"name": "cake"})

    suggested = await ada.api("GET", f"{FEATURED}/suggestions")

    assert [tag["name"] for tag in suggested] == ["tea", "bread", "milk"]
    assert list(suggested[0]) == ["id", "name", "url", "history", "following", "featuring"]
    assert await refusal(world.anyone, "GET", f"{FEATURED}/suggestions") == (401, "The access token is invalid")


async def test_posts_that_are_gone_no_longer_count(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    said = await say(ada, "#tea")
    await ada.api("POST", FEATURED, data={"name": "tea"})

    await ada.api("DELETE", f"/api/v1/statuses/{said['id']}")
    await world.settle()

    [tag] = await featured_by(ben, ada)
    assert (tag["statuses_count"], tag["last_status_at"]) == ("0", None)
