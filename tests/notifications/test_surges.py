"""Many follow Ada at once: they are told together, once a minute, with what they came through."""

from collections.abc import AsyncIterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.core.clock import MINUTE
from goodmob.notifications.rules.surges import LEAST, certain, leading, surge_id, surge_key, threshold
from goodmob.notifications.subscribers.about_people import tell_of_follow
from goodmob.social.actions.follow import follow
from goodmob.social.events import Followed
from goodmob.social.queries.arrivals import Came
from tests.core.webpush.reading import App
from tests.notifications.pushing import PushService, push_service, subscribed
from tests.notifications.pushing import read as opened
from tests.posts.saying import do, say
from tests.social.collections import make, wanting
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.databases import LONG_WALK
from tests.world.world import World


@pytest.fixture
async def service(world: World, tmp_path: Path) -> AsyncIterator[PushService]:
    """A push service that keeps what it gets."""
    async with push_service(world, tmp_path) as one:
        yield one


async def come(world: World, ada: Client, many: int, *, first: int = 0, through: str | None = None) -> None:
    """So many new people follow Ada, each a tenth of a second after the one before."""
    for number in range(first, first + many):
        new = NewPerson(username=f"guest{number}", email=f"guest{number}@goodmob.test", password_hash="")
        made = await world.house.db.act(create_account, new)
        await world.house.db.act(follow, made.account_id, int(ada.id), through=through)
        world.step(seconds=0.1)
        await world.settle()


async def groups(ada: Client) -> list[Any]:
    """What Ada is told, in groups: how many, and the words."""
    found = await ada.api("GET", "/api/v2/notifications")
    return [
        (one["notifications_count"], one.get("fallback", {}).get("title"), one.get("fallback", {}).get("summary"))
        for one in found["notification_groups"]
    ]


@LONG_WALK
async def test_five_hundred_in_a_minute_are_one_group_that_says_why(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Bread at dawn")
    await come(world, ada, LEAST)
    ordinary = await groups(ada)

    async with ada.listen("/api/v1/streaming/user/notification") as stream:
        await come(world, ada, 450, first=LEAST, through=f"post:{post['id']}")
        world.step(minutes=1)
        await world.settle()
        told = [(await stream.next()).json["fallback"]["title"] for _ in range(2)]
        await do(await world.person("ben"), "favourite", post)
        await world.settle()
        after = (await stream.next()).json["type"]

    assert ordinary == [(50, None, None)]
    assert (await groups(ada))[1:] == [
        (500, "500 people followed you in a minute", "Most came through this post: Bread at dawn")
    ]
    assert told == ["51 people followed you in a minute", "500 people followed you in a minute"]
    assert after == "favourite"
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["followers_count"] == 500
    listed = await ada.api("GET", "/api/v1/notifications", params={"types[]": "follow", "limit": 80})
    assert len(listed) == 80
    assert len({one["group_key"] for one in listed}) == 1
    assert {"fallback" in one for one in listed} == {False}


async def test_a_surge_is_pushed_once_a_minute(world: World, service: PushService) -> None:
    ada, app = await world.person("ada"), App()
    await come(world, ada, LEAST)
    await subscribed(ada, app, f"{service.url}/ada", data={"alerts": {"follow": True}})

    await come(world, ada, 100, first=LEAST)
    world.step(minutes=1)
    await world.settle()

    assert [opened(app, push)["title"] for push in service.got] == [
        "51 people followed you in a minute",
        "150 people followed you in a minute",
    ]


async def test_the_page_shows_a_surge_as_one_line_with_its_post(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Bread at dawn")
    await come(world, ada, LEAST + 5, through=f"post:{post['id']}")

    page = await read(await browser_of(world, "ada"), "/notifications")

    assert texts(page, ".told strong") == ["55 people followed you in a minute"]
    assert texts(page, ".told__post") == ["Bread at dawn"]
    assert len(page.select(".told .faces a")) == 8


async def test_who_reacted_to_a_single_post_came_through_it(world: World) -> None:
    ada = await world.person("ada")
    post, other = await say(ada, "Bread at dawn"), await say(ada, "Cake at noon")
    people = [await world.person(f"reader{number}") for number in range(LEAST + 1)]
    for number, one in enumerate(people):
        await do(one, "favourite" if number % 2 else "reblog", post)
        if number % 5 == 0:
            await do(one, "favourite", other)
        await one.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    await world.settle()

    [told] = [one for one in await groups(ada) if one[1]]

    assert told == (51, "51 people followed you in a minute", "Most came through this post: Bread at dawn")


async def test_a_reaction_counts_though_its_notice_comes_after_that_of_the_follow(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Bread at dawn")
    people = [await world.person(f"reader{number}") for number in range(LEAST + 1)]
    deeds = cycle(("favourite", "reblog", "answer"))
    for one, deed in zip(people, deeds, strict=False):
        if deed == "answer":
            await say(one, "Yum", in_reply_to_id=post["id"])
        else:
            await do(one, deed, post)
        await one.api("POST", f"/api/v1/accounts/{ada.id}/follow")

    for one in people:
        await world.house.db.act(tell_of_follow, Followed(int(one.id), int(ada.id)))

    assert await groups(ada) == [
        (51, "51 people followed you in a minute", "Most came through this post: Bread at dawn")
    ]


async def test_nobody_can_pretend_that_a_strangers_post_was_the_reason(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    foreign = await say(ben, "Buy my bread")
    await come(world, ada, LEAST + 1, through=f"post:{foreign['id']}")

    assert await groups(ada) == [(51, "51 people followed you in a minute", None)]


async def test_a_collection_and_a_suggestion_are_named(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    collection = await make(ben, ada)
    await ada.api("POST", "/api/v1/notifications/clear")
    await come(world, ada, LEAST + 1, through=f"collection:{collection['id']}")
    collected = [one[2] for one in await groups(ada) if one[0] > 1]
    world.step(hours=3)
    await come(world, ada, LEAST + 1, first=100, through="suggestion")

    suggested = [one[2] for one in await groups(ada) if one[0] > 1]

    assert collected == ["Most came through the collection Bakers"]
    assert suggested == ["Most came because you were suggested to them.", *collected]


async def test_pages_tell_through_what_somebody_came(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    await world.person("mo")
    address = f"/collections/{(await make(ada, ben))['id']}"
    browser = await browser_of(world, "mo")

    page = await read(browser, address)
    answer = await press(browser, address, "/@ben/follow", through="post:nonsense")

    assert [one["value"] for one in page.select("[name=through]")] == [address.strip("/").replace("ons/", "on:")]
    assert answer.status_code == 303


async def test_few_followers_are_told_one_by_one_as_before(world: World) -> None:
    ada = await world.person("ada")
    await come(world, ada, 3)
    ben = await world.person("ben")

    with world.counting() as count:
        await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
        await world.settle()

    assert await groups(ada) == [(4, None, None)]
    assert not [sql for sql in count.statements if "surge" in sql]
    assert len([sql for sql in count.statements if "FROM follow" in sql and "count(" in sql]) == 1


async def test_after_a_pause_the_next_surge_is_another(world: World) -> None:
    ada = await world.person("ada")
    await come(world, ada, LEAST + 2)
    world.step(hours=2)
    await come(world, ada, 1, first=100)
    await come(world, ada, LEAST, first=200)

    assert [count for count, *_ in await groups(ada)] == [51, 52]


def test_what_is_usual_grows_with_the_audience() -> None:
    year = 365 * 24 * 60 * MINUTE

    assert threshold(0, 0) == threshold(100_000, year) == LEAST
    assert threshold(10_000_000, year) == 1902


def test_a_reason_is_told_when_it_is_certain_only() -> None:
    assert certain({1: [5, 5], 2: [5, 6]}) == {1: 5}
    assert leading([Came("post:5", 6), Came("suggestion", 4)], 10) == "post:5"
    assert leading([Came("post:5", 5)], 10) == leading([], 10) == ""


def test_the_key_of_a_group_tells_its_surge() -> None:
    assert surge_id(surge_key(7)) == 7
    assert [surge_id(key) for key in (None, "follow-12", "7", "follow-surge-x")] == [None] * 4
