"""Reacting to posts with emoji, as apps for Akkoma, Misskey and glitch-soc do."""

from typing import Any

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from tests.posts.saying import STATUSES, block, do, follow, read, refusal, say
from tests.world.world import Client, World

REACTIONS = "/api/v1/pleroma/statuses"
TEN = "😀😁😂🤣😃😄😅😆😉😊"


async def react(who: Client, post: Any, emoji: str) -> Any:
    """Reacts to the post; gives it as it is then."""
    return await who.api("PUT", f"{REACTIONS}/{post['id']}/reactions/{emoji}")


async def take_back(who: Client, post: Any, emoji: str) -> Any:
    """Takes the emoji back; gives the post as it is then."""
    return await who.api("DELETE", f"{REACTIONS}/{post['id']}/reactions/{emoji}")


def told(post: Any) -> list[tuple[str, int, bool]]:
    """Name, count and whether it is one's own, of each reaction."""
    return [(one["name"], one["count"], one["me"]) for one in post["emoji_reactions"]]


async def test_an_emoji_counts_once_for_each_who_gives_it(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ada)

    for _ in range(2):
        assert told(await react(ben, post, "☕")) == [("☕", 1, True)]
    await react(cleo, post, "☕")
    assert told(await react(cleo, post, "🎉")) == [("☕", 2, True), ("🎉", 1, True)]

    seen = await read(ben, post)
    assert told(seen) == [("☕", 2, True), ("🎉", 1, False)]
    assert seen["pleroma"]["emoji_reactions"] == seen["emoji_reactions"]
    assert told(await read(world.anyone, post)) == [("☕", 2, False), ("🎉", 1, False)]
    assert "bookmark_folder" not in (await read(world.anyone, post))["pleroma"]


async def test_an_emoji_is_taken_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    await react(ben, post, "☕")
    await react(ben, post, "🎉")

    for _ in range(2):
        assert told(await take_back(ben, post, "☕")) == [("🎉", 1, True)]
    assert told(await take_back(ben, post, "🎉")) == []


async def test_who_reacted_is_told_by_emoji(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ada)
    await react(ben, post, "☕")
    await react(cleo, post, "☕")
    await react(cleo, post, "🎉")

    everything = await world.anyone.api("GET", f"{REACTIONS}/{post['id']}/reactions")
    assert [(one["name"], [a["id"] for a in one["accounts"]]) for one in everything] == [
        ("☕", [cleo.id, ben.id]),
        ("🎉", [cleo.id]),
    ]
    parties = await world.anyone.api("GET", f"{REACTIONS}/{post['id']}/reactions/🎉")
    assert [(one["name"], one["count"], one["me"]) for one in parties] == [("🎉", 1, False)]
    assert await world.anyone.api("GET", f"{REACTIONS}/{post['id']}/reactions/🍰") == []


async def test_whom_one_blocks_or_mutes_is_not_named(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    post = await say(ada)
    for who in (ben, cleo):
        await react(who, post, "☕")

    await block(mo, ben)
    await mo.api("POST", f"/api/v1/accounts/{cleo.id}/mute")
    (tea,) = await mo.api("GET", f"{REACTIONS}/{post['id']}/reactions")
    assert (tea["count"], tea["accounts"]) == (2, [])


@pytest.mark.parametrize(
    ("said", "kept"),
    [("❤", "❤️"), ("❤️", "❤️"), ("👍🏽", "👍🏽"), ("🇩🇪", "🇩🇪"), ("1️⃣", "1️⃣"), ("👩‍🚀", "👩‍🚀"), ("🏳‍🌈", "🏳️‍🌈")],
)
async def test_one_emoji_however_it_is_written_is_one(world: World, said: str, kept: str) -> None:
    ada = await world.person("ada")
    post = await say(ada)

    assert told(await react(ada, post, said)) == [(kept, 1, True)]
    assert told(await take_back(ada, post, kept)) == []


@pytest.mark.parametrize("said", ["☕☕", "tea", ":tea:", "7", "☕ ", "a☕", "🇩", "❤︎", "😀" * 40])
async def test_what_is_no_single_emoji_is_refused(world: World, said: str) -> None:
    ada = await world.person("ada")
    post = await say(ada)

    refused = await refusal(ada, "PUT", f"{REACTIONS}/{post['id']}/reactions/{said}")
    assert refused == (422, "Validation failed: Name is not a recognized emoji")
    assert told(await read(ada, post)) == []


async def test_nobody_gives_a_post_more_than_five_emoji(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    for emoji in TEN[:5]:
        await react(ben, post, emoji)

    status, _ = await refusal(ben, "PUT", f"{REACTIONS}/{post['id']}/reactions/{TEN[5]}")
    assert status == 422
    await take_back(ben, post, TEN[0])
    assert len(told(await react(ben, post, TEN[5]))) == 5


async def test_a_post_collects_so_many_different_emoji(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodmob.posts.actions.emoji_reaction.REACTIONS_OF_ALL", 2)
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    for emoji in TEN[:2]:
        await react(ada, post, emoji)

    assert (await refusal(ben, "PUT", f"{REACTIONS}/{post['id']}/reactions/{TEN[2]}"))[0] == 422
    assert told(await react(ben, post, TEN[0]))[0] == (TEN[0], 2, True)


async def test_posts_that_one_may_not_see_have_no_reactions(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    post = await say(ada, visibility="private")
    await react(ben, post, "☕")

    place = f"{REACTIONS}/{post['id']}/reactions"
    for method, path in (("GET", place), ("GET", f"{place}/☕"), ("PUT", f"{place}/☕"), ("DELETE", f"{place}/☕")):
        assert (await refusal(cleo, method, path))[0] == 404
    open_post = await say(ada)
    await block(ada, cleo)
    assert (await refusal(cleo, "PUT", f"{REACTIONS}/{open_post['id']}/reactions/☕"))[0] == 404


async def test_a_reaction_to_a_boost_is_for_what_it_boosts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    boost = await do(ben, "reblog", post)

    shown = await react(ben, boost, "☕")
    assert told(shown["reblog"]) == told(await read(ben, post)) == [("☕", 1, True)]


async def test_glitch_apps_react_by_their_own_doors(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada)

    assert told(await ada.api("POST", f"{STATUSES}/{post['id']}/react/☕")) == [("☕", 1, True)]
    assert told(await ada.api("POST", f"{STATUSES}/{post['id']}/unreact/☕")) == []


async def test_reactions_go_with_the_post_and_with_who_gave_them(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    first, second = await say(ada), await say(cleo)
    for post in (first, second):
        for emoji in TEN[:2]:
            await react(ben, post, emoji)
    await react(cleo, second, TEN[0])

    await ada.api("DELETE", f"{STATUSES}/{first['id']}")
    await world.settle()
    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()
    assert told(await read(cleo, second)) == [(TEN[0], 1, True)]


async def test_posts_without_reactions_cost_nothing_and_others_one_query(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    posts = [await say(ada, f"Number {number}") for number in range(6)]
    await world.settle()
    await ben.api("GET", "/api/v1/timelines/home")
    with world.counting() as without:
        await ben.api("GET", "/api/v1/timelines/home")
    for post in posts:
        await react(ada, post, "☕")

    with world.counting() as with_some:
        home = await ben.api("GET", "/api/v1/timelines/home")
    assert [told(post) for post in home] == [[("☕", 1, False)]] * 6
    assert with_some.total == without.total + 1
