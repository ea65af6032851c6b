"""Conversations: who writes to whom, what is new, and what the list is like."""

from tests.contract.asking import laid
from tests.posts.saying import say
from tests.timelines.talking import CONVERSATIONS, brief, people, talks, words, write
from tests.world.books import books, changed
from tests.world.world import World


async def test_both_sides_have_the_conversation_and_only_the_reader_has_news(world: World) -> None:
    ada, ben, cleo = await people(world)

    post = await write(world, ada, "@ben hello")

    assert await brief(ada) == [(["ben"], "hello", False)]
    assert await brief(ben) == [(["ada"], "hello", True)]
    assert await brief(cleo) == []
    await write(world, ben, "@ada thanks", to=post)
    assert await brief(ada) == [(["ben"], "thanks", True)]
    assert await brief(ben) == [(["ada"], "thanks", False)]


async def test_only_direct_posts_make_a_conversation(world: World) -> None:
    ada, ben, _ = await people(world)

    for visibility in ("public", "unlisted", "private"):
        await say(ada, "@ben hello", visibility=visibility)
    await world.settle()

    assert await talks(ada) == await talks(ben) == []


async def test_whoever_talks_alone_stands_in_the_conversation(world: World) -> None:
    ada, *_ = await people(world)

    await write(world, ada, "remember tea")

    assert await brief(ada) == [(["ada"], "tea", False)]


async def test_others_in_the_thread_make_it_another_conversation(world: World) -> None:
    ada, ben, cleo = await people(world)
    post = await write(world, ada, "@ben hello")

    await write(world, ben, "@ada @cleo welcome", to=post)

    assert await brief(ada) == [(["ben", "cleo"], "welcome", True), (["ben"], "hello", False)]
    assert await brief(cleo) == [(["ada", "ben"], "welcome", True)]
    assert await brief(ben) == [(["ada", "cleo"], "welcome", False), (["ada"], "hello", True)]


async def test_a_conversation_is_laid_beside_the_documentation(world: World) -> None:
    ada, ben, _ = await people(world)
    await write(world, ben, "@ada hello")

    [talk] = await laid(ada, "GET", CONVERSATIONS)
    read = await laid(ada, "POST", f"{CONVERSATIONS}/{talk['id']}/read")
    kept = await laid(ada, "POST", f"{CONVERSATIONS}/{talk['id']}/unread")

    assert list(talk) == ["id", "unread", "accounts", "last_status"]
    assert (talk["unread"], read, kept) == (True, {**talk, "unread": False}, talk)
    assert await talks(ada) == [talk]


async def test_the_list_is_paged_by_the_last_posts(world: World) -> None:
    ada, ben, _ = await people(world)
    posts = [await write(world, ben, f"@ada number{number}") for number in range(5)]

    first = await ada.get(CONVERSATIONS, params={"limit": "2"})
    second = await ada.get(first.links["next"]["url"])
    back = await ada.get(second.links["prev"]["url"])
    after = await talks(ada, min_id=posts[0]["id"], limit=1)
    since = await talks(ada, since_id=posts[2]["id"], limit=1)

    assert f"max_id={posts[3]['id']}" in first.links["next"]["url"]
    assert f"min_id={posts[4]['id']}" in first.links["prev"]["url"]
    assert [words(talk["last_status"]) for talk in first.json()] == ["number4", "number3"]
    assert [words(talk["last_status"]) for talk in second.json()] == ["number2", "number1"]
    assert back.json() == first.json()
    assert [words(talk["last_status"]) for talk in (*after, *since)] == ["number1", "number4"]
    assert len(await talks(ada, limit=1000)) == 5


async def test_an_edit_brings_it_to_whom_it_names_anew(world: World) -> None:
    ada, ben, cleo = await people(world)
    post = await write(world, ada, "@ben hello")
    path = f"/api/v1/statuses/{post['id']}"

    await ada.api("PUT", path, json={"status": "@ben @cleo hello"})
    await world.settle()
    await ada.api("PUT", path, json={"status": "@cleo hello"})
    await ada.api("PUT", path, json={"status": "@ben @cleo hi"})
    await world.settle()

    assert await brief(cleo) == [(["ada", "ben"], "hi", True)]
    assert await brief(ben) == [(["ada"], "hi", True)]
    assert await brief(ada) == [(["ben"], "hi", False)]


async def test_reading_again_changes_nothing(world: World) -> None:
    ada, ben, _ = await people(world)
    await write(world, ben, "@ada hello")
    [talk] = await talks(ada)
    await ada.api("POST", f"{CONVERSATIONS}/{talk['id']}/read")
    await world.settle()
    before = await books(world.house.db)

    await ada.api("POST", f"{CONVERSATIONS}/{talk['id']}/read")

    assert not changed(before, await books(world.house.db))


async def test_the_old_timeline_shows_direct_posts_one_by_one(world: World) -> None:
    ada, ben, cleo = await people(world)
    first = await write(world, ada, "@ben hello")
    await write(world, ben, "@ada thanks", to=first)
    await write(world, cleo, "@ada psst")
    await say(ada, "@ben aloud")
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/mute")

    page = await ada.get("/api/v1/timelines/direct", params={"limit": "1"})
    rest = await ada.get(page.links["next"]["url"])

    assert [words(status) for status in (*page.json(), *rest.json())] == ["thanks", "hello"]
    assert page.headers["deprecation"].startswith("@")
    assert await cleo.api("GET", "/api/v1/timelines/direct", params={"max_id": first["id"]}) == []


async def test_the_list_costs_the_same_for_one_and_for_twenty(world: World) -> None:
    ada, ben, cleo = await people(world)
    await write(world, ben, "@ada hello")
    await write(world, cleo, "@ada hello")
    await talks(ada)
    with world.counting() as one:
        await talks(ada, limit=1)
    for number in range(18):
        await say((ben, cleo)[number % 2], f"@ada {number}", visibility="direct")
    await world.settle()
    await talks(ada)

    with world.counting() as twenty:
        assert len(await talks(ada)) == 20

    assert twenty.total == one.total <= 12
