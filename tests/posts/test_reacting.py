"""Favourites, bookmarks, pins and muted conversations: once each, counted, listed and taken back."""

from typing import Any

from tests.posts.saying import STATUSES, block, do, follow, ids, read, refusal, say
from tests.world.world import Client, World


async def cursor(who: Client, path: str, relation: str) -> dict[str, str]:
    """The query of a link of a list."""
    response = await who.get(path)
    url = response.links[relation]["url"]
    return dict(pair.split("=") for pair in url.partition("?")[2].split("&"))


async def test_favouriting_counts_once_and_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)

    for _ in range(2):
        favourited = await do(ben, "favourite", post)
    assert (favourited["favourited"], favourited["favourites_count"]) == (True, 1)
    assert (await read(ada, post))["favourited"] is False
    assert ids(await ben.api("GET", "/api/v1/favourites")) == [post["id"]]
    assert ids(await world.anyone.api("GET", f"{STATUSES}/{post['id']}/favourited_by")) == [ben.id]

    for _ in range(2):
        taken_back = await do(ben, "unfavourite", post)
    assert (taken_back["favourited"], taken_back["favourites_count"]) == (False, 0)
    assert await ben.api("GET", "/api/v1/favourites") == []


async def test_lists_are_paged_by_the_deed_and_not_by_the_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ada, f"Number {number}") for number in range(4)]
    for path, verb in (("/api/v1/favourites", "favourite"), ("/api/v1/bookmarks", "bookmark")):
        for post in posts[::-1]:
            await do(ben, verb, post)

        first = await ben.api("GET", path, params={"limit": 3})
        assert ids(first) == ids(posts[:3])
        older = await cursor(ben, f"{path}?limit=3", "next")
        assert ids(await ben.api("GET", path, params=older)) == [posts[3]["id"]]
        newer = await cursor(ben, f"{path}?limit=3&max_id={older['max_id']}", "prev")
        assert ids(await ben.api("GET", path, params={**newer, "limit": 2})) == ids(posts[1:3])


async def test_bookmarks_are_nobody_elses_business(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)

    for _ in range(2):
        assert (await do(ben, "bookmark", post))["bookmarked"] is True
    assert (await read(ada, post))["bookmarked"] is False
    assert ids(await ben.api("GET", "/api/v1/bookmarks")) == [post["id"]]
    for _ in range(2):
        assert (await do(ben, "unbookmark", post))["bookmarked"] is False


async def test_up_to_five_own_posts_are_pinned(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ada, f"Number {number}") for number in range(6)]
    for post in posts[:5]:
        assert (await do(ada, "pin", post))["pinned"] is True
    assert (await do(ada, "pin", posts[0]))["pinned"] is True

    path = f"/api/v1/accounts/{ada.id}/statuses"
    assert ids(await ben.api("GET", path, params={"pinned": "true"})) == ids(posts[4::-1])
    too_many = await refusal(ada, "POST", f"{STATUSES}/{posts[5]['id']}/pin")
    assert too_many == (422, "Validation failed: You have already pinned the maximum number of posts")
    for _ in range(2):
        assert (await do(ada, "unpin", posts[0]))["pinned"] is False
    assert (await do(ada, "pin", posts[5]))["pinned"] is True


async def test_what_cannot_be_pinned(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    direct = await say(ada, visibility="direct")
    post = await say(ada)
    boost = await do(ada, "reblog", post)

    path = f"{STATUSES}/{{}}/pin"
    assert await refusal(ben, "POST", path.format(post["id"])) == (
        422,
        "Validation failed: Someone else's post cannot be pinned",
    )
    assert await refusal(ada, "POST", path.format(direct["id"])) == (
        422,
        "Validation failed: Posts that are only visible to mentioned users cannot be pinned",
    )
    assert await refusal(ada, "POST", path.format(boost["id"])) == (422, "Validation failed: A boost cannot be pinned")
    assert "pinned" not in await read(ada, direct)


async def test_a_muted_conversation_stays_muted_for_later_answers(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ada)
    answer = await say(ben, in_reply_to_id=first["id"])

    assert (await do(ada, "mute", answer))["muted"] is True
    later = await say(ben, in_reply_to_id=answer["id"])
    assert (await read(ada, later))["muted"] is True
    assert (await read(ada, first))["muted"] is True
    assert (await read(ben, first))["muted"] is False
    assert (await do(ada, "unmute", later))["muted"] is False
    assert (await read(ada, first))["muted"] is False


async def test_reactions_to_a_boost_are_for_what_it_boosts(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada)
    boost = await do(ben, "reblog", post)

    for verb in ("favourite", "bookmark"):
        await do(cleo, verb, boost)

    seen: Any = await read(cleo, post)
    assert (seen["favourites_count"], seen["favourited"], seen["bookmarked"]) == (1, True, True)
    wrapped = await read(cleo, boost)
    assert (wrapped["favourited"], wrapped["reblog"]["favourited"]) == (True, True)
    assert ids(await cleo.api("GET", "/api/v1/favourites")) == [post["id"]]


async def test_who_reacted_is_shown_without_those_one_does_not_meet(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    post = await say(ada)
    for who in (ben, cleo):
        await do(who, "favourite", post)
        await do(who, "reblog", post)
    await block(mo, ben)
    await mo.api("POST", f"/api/v1/accounts/{cleo.id}/mute")

    for list_name in ("favourited_by", "reblogged_by"):
        path = f"{STATUSES}/{post['id']}/{list_name}"
        assert ids(await ada.api("GET", path)) == [cleo.id, ben.id]
        assert await mo.api("GET", path) == []


async def test_private_boosts_do_not_tell_who_boosted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    await do(ben, "reblog", post, visibility="private")

    assert await ada.api("GET", f"{STATUSES}/{post['id']}/reblogged_by") == []
    assert (await read(ada, post))["reblogs_count"] == 1


async def test_one_cannot_react_to_what_one_does_not_see(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    hidden = await say(ada, visibility="private")
    verbs = (
        "favourite",
        "unfavourite",
        "bookmark",
        "unbookmark",
        "reblog",
        "unreblog",
        "pin",
        "unpin",
        "mute",
        "unmute",
    )

    for verb in verbs:
        for post_id in (hidden["id"], "1"):
            assert await refusal(ben, "POST", f"{STATUSES}/{post_id}/{verb}") == (404, "Record not found")
    await follow(ben, ada)
    assert (await do(ben, "favourite", hidden))["favourited"] is True
