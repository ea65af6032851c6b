"""Staff decide about tags: whether they may be used, be found and trend, and how they are spelt."""

from typing import Any

from tests.contract.asking import laid
from tests.discovery.test_trends import TAGS
from tests.moderation.filing import staff
from tests.posts.saying import STATUSES, read, refusal, say
from tests.world.world import Client, World

ADMIN = "/api/v1/admin/tags"


async def the_tag(mo: Client, name: str) -> Any:
    """A tag as staff see it."""
    return next(tag for tag in await mo.api("GET", ADMIN) if tag["name"].lower() == name)


async def decide(mo: Client, name: str, **wish: Any) -> Any:
    """Decides something about a tag."""
    return await laid(mo, "PUT", f"{ADMIN}/{(await the_tag(mo, name))['id']}", json=wish)


async def test_tags_are_listed_newest_first_as_mastodon_documents_them(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    await say(ada, "#canal")
    await say(ada, "#tea")

    tags = await laid(mo, "GET", ADMIN)
    assert [tag["name"] for tag in tags] == ["tea", "canal"]
    assert await laid(mo, "GET", f"{ADMIN}/{tags[0]['id']}") == tags[0]
    assert {name: tags[0][name] for name in ("trendable", "usable", "listable", "requires_review")} == {
        "trendable": True,
        "usable": True,
        "listable": True,
        "requires_review": True,
    }
    first = await mo.get(ADMIN, params={"limit": 1})
    assert [tag["name"] for tag in first.json()] == ["tea"]
    older = await mo.get(first.links["next"]["url"])
    assert [tag["name"] for tag in older.json()] == ["canal"]
    assert (await mo.get(f"{ADMIN}/1")).status_code == 404


async def test_a_post_with_an_unusable_tag_is_refused(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    post = await say(ada, "#Spam #tea")
    told = await decide(mo, "spam", usable=False)

    assert (told["usable"], told["requires_review"]) == (False, False)
    assert await refusal(ada, "POST", STATUSES, json={"status": "Buy #spam"}) == (
        422,
        "Validation failed: Text contained a disallowed hashtag: Spam",
    )
    await decide(mo, "tea", usable=False)
    assert await refusal(ada, "PUT", f"{STATUSES}/{post['id']}", json={"status": "#SPAM and #tea"}) == (
        422,
        "Validation failed: Text contained the disallowed hashtags: Spam, tea",
    )
    assert (await read(ada, post))["content"] == post["content"]
    assert await world.anyone.api("GET", TAGS) == []

    await decide(mo, "spam", usable=True)
    await say(ada, "#spam")


async def test_an_unlisted_tag_is_not_found_and_an_untrendable_one_does_not_trend(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    await say(ada, "#canal #canoe")
    assert [tag["name"] for tag in await world.anyone.api("GET", TAGS)] == ["canal", "canoe"]
    await decide(mo, "canal", listable=False)
    await decide(mo, "canoe", trendable=False)

    found = await ada.api("GET", "/api/v2/search", params={"q": "#can", "type": "hashtags"})
    assert [tag["name"] for tag in found["hashtags"]] == ["canoe"]
    assert [tag["name"] for tag in await world.anyone.api("GET", TAGS)] == ["canal"]
    assert (await decide(mo, "canoe", trendable=None))["trendable"]
    assert [tag["name"] for tag in await world.anyone.api("GET", TAGS)] == ["canal", "canoe"]


async def test_staff_spell_a_tag_but_do_not_rename_it(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    await say(ada, "#blacklivesmatter")
    told = await decide(mo, "blacklivesmatter", display_name="BlackLivesMatter")
    path = f"{ADMIN}/{told['id']}"

    assert told["name"] == "BlackLivesMatter"
    for wrong in ("AllLivesMatter", "", "Black Lives Matter", "#blacklivesmatter"):
        assert await refusal(mo, "PUT", path, json={"display_name": wrong}) == (
            422,
            "Validation failed: Display name does not match the previous name",
        )
    assert (await mo.api("GET", path))["name"] == "BlackLivesMatter"


async def test_tags_are_for_those_who_look_after_them(world: World) -> None:
    ada, mo = await staff(world, "ada", "user"), await staff(world, "mo")
    reader = await world.person("cleo", role="admin", scopes="read write admin:read")
    await say(ada, "#tea")
    path = f"{ADMIN}/{(await the_tag(mo, 'tea'))['id']}"

    for method, place in (("GET", ADMIN), ("GET", path), ("PUT", path)):
        assert await refusal(ada, method, place, json={}) == (403, "This action is not allowed")
        assert (await world.anyone.request(method, place)).status_code == 401
    assert (await reader.get(path)).status_code == 200
    assert (await reader.put(path, json={"usable": False})).status_code == 403
    assert (await mo.api("GET", path))["usable"]
