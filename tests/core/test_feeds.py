"""Feeds in memory: recent ids of active readers, and the race between building and pushing."""

from goodmob.core.feeds import MemoryFeeds


async def held(feeds: MemoryFeeds, feed: str, *ids: int) -> None:
    await feeds.fill(feed, ids, await feeds.begin(feed))


async def test_a_feed_nobody_built_is_a_miss_and_pushes_to_it_vanish() -> None:
    feeds = MemoryFeeds()
    await feeds.push("home:1", 10)

    assert await feeds.get("home:1") is None


async def test_pushes_come_first_once_each_and_sorted() -> None:
    feeds = MemoryFeeds()
    await held(feeds, "home:1", 20, 10)
    for post in (40, 30, 40, 30):
        await feeds.push("home:1", post)

    assert await feeds.get("home:1") == [40, 30, 20, 10]


async def test_many_feeds_hear_of_one_post() -> None:
    feeds = MemoryFeeds()
    await held(feeds, "home:1", 10)
    await held(feeds, "home:2")
    await feeds.push_all(["home:1", "home:2", "home:3"], 20)

    assert await feeds.get("home:1") == [20, 10]
    assert await feeds.get("home:2") == [20]
    assert await feeds.get("home:3") is None


async def test_what_is_pushed_and_removed_during_the_building_is_merged() -> None:
    feeds = MemoryFeeds()
    ticket = await feeds.begin("home:1")
    await feeds.push("home:1", 50)
    await feeds.push("home:1", 30)
    await feeds.push("home:1", 40)
    await feeds.remove(20)
    assert await feeds.get("home:1") is None

    assert await feeds.fill("home:1", [30, 20, 10], ticket) == [50, 40, 30, 10]
    assert await feeds.get("home:1") == [50, 40, 30, 10]


async def test_a_feed_dropped_during_the_building_is_not_held() -> None:
    feeds = MemoryFeeds()
    stale = await feeds.begin("home:1")
    await feeds.drop("home:1")
    fresh = await feeds.begin("home:1")

    assert await feeds.fill("home:1", [2, 1], stale) == [2, 1]
    assert await feeds.get("home:1") is None
    await feeds.fill("home:1", [1], fresh)
    assert await feeds.get("home:1") == [1]


async def test_two_who_build_at_once_lose_no_push() -> None:
    feeds = MemoryFeeds()
    first = await feeds.begin("home:1")
    await feeds.push("home:1", 20)
    second = await feeds.begin("home:1")
    await feeds.fill("home:1", [20, 10], second)
    await feeds.push("home:1", 30)
    await feeds.fill("home:1", [10], first)

    assert await feeds.get("home:1") == [30, 20, 10]


async def test_a_feed_is_no_deeper_than_its_depth() -> None:
    feeds = MemoryFeeds(depth=3)
    await held(feeds, "home:1", 5, 4, 3, 2, 1)
    assert await feeds.get("home:1") == [5, 4, 3]

    for post in range(6, 200):
        await feeds.push("home:1", post)
    assert await feeds.get("home:1") == [199, 198, 197]


async def test_an_id_below_the_oldest_leaves_no_gap() -> None:
    feeds = MemoryFeeds(depth=3)
    await held(feeds, "home:1", 9, 8, 7)
    await feeds.remove(9)
    await feeds.push("home:1", 2)

    assert await feeds.get("home:1") == [8, 7]


async def test_a_removed_post_leaves_every_feed() -> None:
    feeds = MemoryFeeds()
    await held(feeds, "home:1", 3, 2, 1)
    await held(feeds, "home:2", 2)
    await feeds.remove(2)

    assert await feeds.get("home:1") == [3, 1]
    assert await feeds.get("home:2") == []


async def test_the_feed_unread_for_longest_falls_out() -> None:
    feeds = MemoryFeeds(most=2)
    await held(feeds, "home:1", 1)
    await held(feeds, "home:2", 2)
    await feeds.get("home:1")
    await held(feeds, "home:3", 3)

    assert await feeds.active("home:") == {"home:1", "home:3"}
    assert await feeds.get("home:2") is None


async def test_active_names_feeds_of_one_kind_also_while_built() -> None:
    feeds = MemoryFeeds()
    await held(feeds, "home:1", 1)
    await feeds.begin("home:2")
    await held(feeds, "list:7", 1)

    assert await feeds.active("home:") == {"home:1", "home:2"}
    assert await feeds.active("list:") == {"list:7"}
    assert await feeds.active("circle:") == set()


async def test_a_dropped_feed_is_built_anew_and_its_reader_still_active() -> None:
    feeds = MemoryFeeds(most=2)
    await held(feeds, "home:1", 1)
    await feeds.drop("home:1")
    await feeds.push("home:1", 2)
    assert await feeds.get("home:1") is None
    assert await feeds.active("home:") == {"home:1"}

    await held(feeds, "home:1", 3, 2)
    assert await feeds.get("home:1") == [3, 2]


async def test_a_dropped_feed_falls_out_as_others_do() -> None:
    feeds = MemoryFeeds(most=2)
    for feed in ("home:1", "home:2", "home:3"):
        await held(feeds, feed, 1)
        await feeds.drop(feed)

    assert await feeds.active("home:") == {"home:2", "home:3"}


async def test_a_feed_never_read_is_not_active_by_being_dropped() -> None:
    feeds = MemoryFeeds()
    await feeds.drop("home:1")

    assert await feeds.active("home:") == set()


async def test_a_removal_names_the_feeds_that_may_have_shown_the_post() -> None:
    feeds = MemoryFeeds()
    await held(feeds, "home:1", 2, 1)
    await held(feeds, "home:2", 1)
    await feeds.begin("home:3")
    await held(feeds, "home:4", 2)
    await feeds.drop("home:4")

    assert sorted(await feeds.remove(2)) == ["home:1", "home:3", "home:4"]


async def test_a_building_nobody_finishes_does_not_grow_for_ever() -> None:
    feeds = MemoryFeeds(depth=3)
    ticket = await feeds.begin("home:1")
    for post in range(10, 20):
        await feeds.remove(post)

    await feeds.fill("home:1", [1], ticket)
    assert await feeds.get("home:1") is None
