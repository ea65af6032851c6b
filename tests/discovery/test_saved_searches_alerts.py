"""Ada is told of new posts that fit what she saved, and of nothing else."""

from typing import Any

import pytest

from goodmob.core.web.scopes import SCOPES
from goodmob.discovery.rules.saved import ALERTS_AN_HOUR
from tests.discovery.looking import open_up
from tests.discovery.saving import SEARCHES, alerts, save
from tests.posts.saying import block, follow, say
from tests.world.world import Client, World

HOUR = 3_600


async def two(world: World) -> tuple[Client, Client]:
    """Ada, and Ben, whose public posts everybody may find."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await open_up(ben)
    return ada, ben


async def told_of(world: World, who: Client) -> list[str]:
    """The ids of the posts of which somebody was told."""
    await world.settle()
    return [notice["status"]["id"] for notice in await alerts(who)]


async def test_a_new_post_that_fits_is_told(world: World) -> None:
    ada, ben = await two(world)
    old = await say(ben, "An old kite")
    await world.settle()
    search = await save(ada, "kite -rain", title="Kites", alert=True)
    for text in ("A boat", "A kite in the rain", "Look at those kites!"):
        post = await say(ben, text)
    await say(ben, "No kite for you", visibility="unlisted")
    await world.settle()

    [notice] = await alerts(ada)
    assert (notice["type"], notice["account"]["acct"], notice["status"]["id"]) == ("search", "ben", post["id"])
    assert notice["search"] == search
    assert notice["fallback"]["title"] == "A new post fits a search that you saved"
    assert notice["group_key"].startswith(f"search-{search['id']}-")
    assert old["id"] not in await told_of(world, ada)
    named: Any = await ada.api("GET", "/api/v1/notifications", params={"supported_types[]": "search"})
    assert "fallback" not in named[0]


async def test_without_an_alert_nothing_is_told_until_it_is_wanted(world: World) -> None:
    ada, ben = await two(world)
    search = await save(ada, "kite")
    await say(ben, "A first kite")
    assert await told_of(world, ada) == []

    await ada.api("PUT", f"{SEARCHES}/{search['id']}", json={"alert": True})
    second = await say(ben, "A second kite")
    assert await told_of(world, ada) == [second["id"]]

    await ada.api("PUT", f"{SEARCHES}/{search['id']}", json={"query": "boat"})
    await say(ben, "A third kite")
    boat = await say(ben, "A boat")
    assert await told_of(world, ada) == [boat["id"]]

    await ada.api("PUT", f"{SEARCHES}/{search['id']}", json={"alert": False})
    await say(ben, "Another boat")
    assert await told_of(world, ada) == [boat["id"]]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("from:ben", "Hello"),
        ("to:ada", "@ada hello"),
        ("#tea", "Nothing like #Tea"),
        ('"good morning"', "A good morning to all"),
        ("has:link", "See https://far.example/"),
        ("chat language:fr", "Les chats dorment"),
        ("東京", "東京都に住む"),
    ],
)
async def test_every_kind_of_wish_is_heard(world: World, query: str, text: str) -> None:
    ada, ben = await two(world)
    cleo = await world.person("cleo")
    await open_up(cleo)
    await save(ada, query, alert=True)
    await say(cleo, "Good evening, morning is far", language="en")
    post = await say(ben, text, language="fr")

    assert await told_of(world, ada) == [post["id"]]


async def test_nobody_is_told_of_what_they_do_not_want_to_meet_or_may_not_find(world: World) -> None:
    ada, _ = await two(world)
    people = {name: await world.person(name) for name in ("blocked", "blocking", "muted", "closed")}
    for name in ("blocked", "blocking", "muted"):
        await open_up(people[name])
    await save(ada, "kite", alert=True)
    await block(ada, people["blocked"])
    await block(people["blocking"], ada)
    await ada.api("POST", f"/api/v1/accounts/{people['muted'].id}/mute", json={"notifications": False})
    for who in people.values():
        await say(who, "A kite")
    await open_up(ada)
    await say(ada, "My own kite")

    assert await told_of(world, ada) == []


async def test_of_limited_people_only_their_followers_are_told(world: World) -> None:
    ada, ben = await two(world)
    cleo = await world.person("cleo")
    for who in (ada, cleo):
        await save(who, "kite", alert=True)
    await follow(cleo, ben)
    mo = await world.person("mo", role="owner", scopes=" ".join(SCOPES))
    await mo.api("POST", f"/api/v1/admin/accounts/{ben.id}/action", json={"type": "silence"})
    post = await say(ben, "A kite")

    assert await told_of(world, ada) == []
    assert await told_of(world, cleo) == [post["id"]]


async def test_so_many_are_told_in_an_hour_and_they_stand_together(world: World) -> None:
    ada, _ = await two(world)
    search = await save(ada, "kite", alert=True)
    people = [await world.person(f"person{number}") for number in range(ALERTS_AN_HOUR + 2)]
    for who in people:
        await open_up(who)
        await say(who, "A kite")
        await world.settle()

    assert len(await alerts(ada)) == ALERTS_AN_HOUR
    groups: Any = (await ada.api("GET", "/api/v2/notifications"))["notification_groups"]
    assert [(group["type"], group["notifications_count"]) for group in groups] == [("search", ALERTS_AN_HOUR)]
    assert groups[0]["search"] == search

    world.step(seconds=HOUR)
    await say(people[-1], "One more kite")
    await world.settle()
    assert len(await alerts(ada)) == ALERTS_AN_HOUR + 1


async def test_of_each_author_the_latest_stands_and_a_deleted_post_goes(world: World) -> None:
    ada, ben = await two(world)
    await save(ada, "kite", alert=True)
    await say(ben, "A kite")
    await world.settle()
    second = await say(ben, "Another kite")
    assert await told_of(world, ada) == [second["id"]]

    await ben.api("DELETE", f"/api/v1/statuses/{second['id']}")
    assert await told_of(world, ada) == []


async def test_with_the_search_goes_what_it_told(world: World) -> None:
    ada, ben = await two(world)
    search = await save(ada, "kite", alert=True)
    other = await save(ada, "harbour", alert=True)
    post = await say(ben, "A kite over the harbour")
    assert await told_of(world, ada) == [post["id"]] * 2

    await ada.api("DELETE", f"{SEARCHES}/{search['id']}")
    await world.settle()
    assert [notice["search"]["id"] for notice in await alerts(ada)] == [other["id"]]


async def test_many_searches_for_the_same_are_all_told(world: World) -> None:
    ada, ben = await two(world)
    people = [ada, await world.person("cleo"), await world.person("mo")]
    for who in people:
        for _ in range(20):
            await save(who, "kite", alert=True)
    await say(ben, "A kite")
    await world.settle()

    assert [len(await alerts(who)) for who in people] == [20] * 3


async def test_ordinary_posts_cost_one_question_however_many_searches_there_are(world: World) -> None:
    ada, ben = await two(world)
    await say(ben, "A boat")
    await world.settle()
    counted = []
    for _ in range(2):
        with world.counting() as count:
            await say(ben, "A boat on the river")
            await world.settle()
        counted.append(count.total)
        for number in range(10):
            await save(ada, f"kite{number} boat", alert=True)

    assert counted[0] == counted[1]
