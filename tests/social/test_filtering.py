"""What Ada's filters find in the posts she meets."""

from typing import Any

import pytest

from goodmob.social.rules.filters import pattern_of
from tests.posts.saying import do, follow, read, say
from tests.social.filters import FILTERS, found, make, refused
from tests.world.world import World


async def test_posts_tell_what_the_filters_of_the_viewer_find(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await make(ada, "tea", "milk")
    post, other = await say(ben, "A cup of TEA with milk"), await say(ben, "Steam")

    [result] = await found(ada, post)

    about = {key: made[key] for key in ("id", "title", "context", "expires_at", "filter_action")}
    assert result == {"filter": about, "keyword_matches": ["TEA", "milk"], "status_matches": None}
    assert await found(ada, other) == []
    assert await found(ben, post) == []
    assert "filtered" not in await read(world.anyone, post)


@pytest.mark.parametrize(
    "written",
    [
        {"status": "Careful", "spoiler_text": "About tea"},
        {"status": "Which?", "poll": {"options": ["tea", "rum"], "expires_in": 600}},
        {"status": "#tea"},
    ],
)
async def test_filters_read_warnings_options_and_tags(world: World, written: Any) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await make(ada, "tea")

    assert await found(ada, await ben.api("POST", "/api/v1/statuses", json=written))


async def test_a_changed_filter_counts_at_once_and_an_expired_one_no_longer(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    made = await make(ada, "milk", expires_in=60)
    post = await say(ben, "tea")

    before = await found(ada, post)
    await ada.api("POST", f"{FILTERS}/{made['id']}/keywords", data={"keyword": "tea"})
    after = await found(ada, post)
    world.step(seconds=61)

    assert (before, len(after)) == ([], 1)
    assert await found(ada, post) == []
    assert [kept["id"] for kept in await ada.api("GET", FILTERS)] == [made["id"]]


async def test_a_boost_is_found_with_the_post_inside(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, cleo)
    await make(ada, "tea")
    boost = await do(cleo, "reblog", await say(ben, "tea"))
    await world.settle()

    [shown] = await ada.api("GET", "/api/v1/timelines/home")

    assert shown["id"] == boost["id"]
    assert [result["keyword_matches"] for result in shown["filtered"]] == [["tea"]]
    assert shown["reblog"]["filtered"] == shown["filtered"]


async def test_a_single_post_is_filtered_and_forgotten_with_it(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    made = await make(ada)
    path = f"{FILTERS}/{made['id']}/statuses"
    post, other = await say(ben, "Hello"), await say(ben, "Bye")
    hidden = await say(ben, "For Cleo", visibility="direct")

    entry = await ada.api("POST", path, data={"status_id": post["id"]})
    gone = await ada.api("POST", path, data={"status_id": other["id"]})
    boost = await do(cleo, "reblog", post)

    assert entry == {"id": entry["id"], "status_id": post["id"]}
    assert await ada.api("GET", path) == [entry, gone]
    assert await ada.api("GET", f"{FILTERS}/statuses/{entry['id']}") == entry
    assert [result["status_matches"] for result in await found(ada, post)] == [[post["id"]]]
    assert [result["status_matches"] for result in await found(ada, boost)] == [[post["id"]]]
    assert await refused(ada, "POST", path, status_id=post["id"]) == (422, "status_id")
    assert await refused(ada, "POST", path, status_id=hidden["id"]) == (422, "status_id")
    await ben.api("DELETE", f"/api/v1/statuses/{other['id']}")
    await world.settle()
    assert await ada.api("GET", path) == [entry]
    await ada.api("DELETE", f"{FILTERS}/statuses/{entry['id']}")
    assert (await ada.api("GET", path), await found(ada, post)) == ([], [])


async def test_open_screens_hear_of_changed_filters_and_show_what_they_find(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    for reader in (ada, cleo):
        await follow(reader, ben)
    await world.settle()

    async with ada.listen("/api/v1/streaming/user") as adas, cleo.listen("/api/v1/streaming/user") as cleos:
        await make(ada, "tea")
        await world.settle()
        told = await adas.next()
        await say(ben, "tea")
        await world.settle()
        shown, plain = await adas.next(), await cleos.next()

    assert told.event == "filters_changed"
    assert [result["keyword_matches"] for result in shown.json["filtered"]] == [["tea"]]
    assert plain.json["filtered"] == []


async def test_many_words_and_posts_take_three_statements_once_and_one_then(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ben, "tea")
    await found(ada, post)
    with world.counting() as without:
        await found(ada, post)
    for number in range(5):
        await make(ada, f"word {number}", "tea")

    with world.counting() as first:
        await found(ada, post)
    with world.counting() as again:
        assert len(await found(ada, post)) == 5

    assert (first.total, again.total) == (without.total + 2, without.total)


@pytest.mark.parametrize(
    ("keyword", "text", "whole", "anywhere"),
    [
        ("tea", "Tea!", True, True),
        ("tea", "steam", False, True),
        ("+1", "me+1", True, True),
        ("+1", "+10", False, True),
        ("c++", "c++11", True, True),
        ("été", "ÉTÉ", True, True),
        ("été", "étés", False, True),
        ("お茶", "お茶 ", True, True),
        ("a.b", "axb", False, False),
    ],
)
def test_words_end_where_letters_do(keyword: str, text: str, whole: bool, anywhere: bool) -> None:
    assert bool(pattern_of(keyword, whole_word=True).search(text)) is whole
    assert bool(pattern_of(keyword, whole_word=False).search(text)) is anywhere
