"""Ada saves searches, and reads each as a feed."""

from typing import Any

import pytest
from sqlalchemy import func, select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.discovery.tables import saved_search, saved_search_term
from tests.discovery.looking import open_up
from tests.discovery.saving import SEARCHES, feed, save
from tests.posts.saying import block, do, refusal, say
from tests.world.world import Client, World

KEPT = [statement(select(func.count().label("rows")).select_from(table)) for table in (saved_search, saved_search_term)]


async def two(world: World) -> tuple[Client, Client]:
    """Ada, and Ben, whose public posts everybody may find."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await open_up(ben)
    return ada, ben


async def test_a_saved_search_is_kept_shown_changed_and_deleted(world: World) -> None:
    ada, _ = await two(world)

    made = await save(ada, "  kite\nfrom:ben ", title="Kites")
    assert list(made) == ["id", "title", "query", "alert", "created_at", "updated_at"]
    assert (made["title"], made["query"], made["alert"]) == ("Kites", "kite from:ben", False)
    assert made["created_at"] == made["updated_at"]
    untitled = await save(ada, "#tea", alert=True)
    assert (untitled["title"], untitled["alert"]) == ("#tea", True)
    assert await ada.api("GET", SEARCHES) == [made, untitled]
    assert await ada.api("GET", f"{SEARCHES}/{made['id']}") == made

    world.step(seconds=1)
    changed: Any = await ada.api("PUT", f"{SEARCHES}/{made['id']}", json={"title": "Harbour"})
    assert changed == {**made, "title": "Harbour", "updated_at": changed["updated_at"]}
    assert changed["updated_at"] > made["updated_at"]
    changed = await ada.api("PUT", f"{SEARCHES}/{made['id']}", json={"query": "harbour", "alert": True})
    assert (changed["title"], changed["query"], changed["alert"]) == ("Harbour", "harbour", True)

    assert await ada.api("DELETE", f"{SEARCHES}/{made['id']}") == {}
    assert await ada.api("GET", SEARCHES) == [untitled]
    assert await refusal(ada, "GET", f"{SEARCHES}/{made['id']}") == (404, "Record not found")


async def test_a_saved_search_is_nobody_elses(world: World) -> None:
    ada, ben = await two(world)
    made = await save(ada, "kite")
    path = f"{SEARCHES}/{made['id']}"

    for method, where in (
        *((method, path) for method in ("GET", "PUT", "DELETE")),
        ("GET", f"/api/v1/timelines/search/{made['id']}"),
    ):
        assert await refusal(ben, method, where) == (404, "Record not found")
        assert await refusal(world.anyone, method, where) == (401, "The access token is invalid")
    assert await ben.api("GET", SEARCHES) == []
    assert await ada.api("GET", SEARCHES) == [made]


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"query": " \t"}, "Query can't be blank"),
        ({"query": "k" * 501}, "Query is too long (at most 500 characters)"),
        ({"query": "kite", "title": "k" * 101}, "Title is too long (at most 100 characters)"),
        ({"query": "kite from:nobody"}, "Query names somebody who is not known here"),
        *(
            ({"query": query}, "Query needs a word, a #tag, or one of from:, to:, has:, is: and language: to look for")
            for query in ("-kite", "-from:ben", "in:library", "before:2026-12-31", "…", "-has:image after:2026-01-01")
        ),
    ],
)
async def test_what_looks_for_nothing_is_not_saved(world: World, wish: dict[str, str], reason: str) -> None:
    ada, _ = await two(world)
    kept = await save(ada, "kite")

    for method, path in (("POST", SEARCHES), ("PUT", f"{SEARCHES}/{kept['id']}")):
        assert await refusal(ada, method, path, json=wish) == (422, f"Validation failed: {reason}")
    assert await ada.api("GET", SEARCHES) == [kept]


async def test_twenty_searches_are_kept_of_the_longest_there_may_be(world: World) -> None:
    ada, _ = await two(world)
    words = " ".join(f"word{number}" for number in range(70))[:500].strip()

    for _ in range(20):
        await save(ada, words, title="k" * 100, alert=True)
    too_many = (422, "Validation failed: Query would make more than 20 saved searches")
    assert await refusal(ada, "POST", SEARCHES, json={"query": "kite"}) == too_many
    assert len(await ada.api("GET", SEARCHES)) == 20


async def test_the_feed_has_what_a_search_finds_page_by_page(world: World) -> None:
    ada, ben = await two(world)
    posts = [(await say(ben, f"Kite number {number}"))["id"] for number in range(5)]
    await say(ben, "Something else")
    await say(ben, "A kite for few", visibility="private")
    await world.settle()
    search = await save(ada, "kite")

    assert await feed(ada, search) == posts[::-1]
    assert await feed(ada, search, limit=2) == [posts[4], posts[3]]
    assert await feed(ada, search, limit=2, max_id=posts[3]) == [posts[2], posts[1]]
    assert await feed(ada, search, limit=2, since_id=posts[0]) == [posts[4], posts[3]]
    assert await feed(ada, search, limit=2, min_id=posts[0]) == [posts[2], posts[1]]
    assert await feed(ada, search, limit=2, min_id=posts[4]) == []
    first = await ada.get(f"/api/v1/timelines/search/{search['id']}", params={"limit": 2})
    assert f"max_id={posts[3]}" in first.headers["Link"]
    assert f"min_id={posts[4]}" in first.headers["Link"]


async def test_pages_upwards_reach_through_many_that_everybody_finds_and_few_that_are_ones_own(world: World) -> None:
    ada, ben = await two(world)
    posts = []
    for number in range(110):
        who = ada if number in {3, 105} else ben
        posts.append((await say(who, f"Kite number {number}"))["id"])
    await world.settle()
    search = await save(ada, "kite")

    seen: list[str] = []
    while page := await feed(ada, search, limit=40, min_id=seen[-1] if seen else "1"):
        seen += page[::-1]
    assert seen == posts


async def test_the_feed_shows_only_what_is_for_the_viewer(world: World) -> None:
    ada, ben = await two(world)
    closed, cleo, mo = await world.person("closed"), await world.person("cleo"), await world.person("mo")
    for who in (cleo, mo):
        await open_up(who)
    shown = await say(ben, "A kite over the harbour")
    unwanted = await say(closed, "A kite over the hill")
    for who in (cleo, mo):
        await say(who, "A kite over the sea")
    await block(ada, cleo)
    await block(mo, ada)
    await world.settle()
    search = await save(ada, "kite")

    assert await feed(ada, search) == [shown["id"]]
    await do(ada, "bookmark", unwanted)
    assert await feed(ada, search) == [unwanted["id"], shown["id"]]


async def test_with_its_account_every_saved_search_goes(world: World) -> None:
    ada, ben = await two(world)
    await save(ada, "kite", alert=True)
    await save(ada, "#tea", alert=True)
    kept = await save(ben, "kite")

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    left = [await world.house.db.value(question) for question in KEPT]
    assert left == [1, 0]
    assert await ben.api("GET", SEARCHES) == [kept]
