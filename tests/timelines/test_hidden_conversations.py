"""Conversations with those whom somebody hides: what is still shown, and what is no news."""

import pytest

from goodmob.timelines.actions import read_conversation
from goodmob.timelines.queries.conversations import unread_conversations
from tests.posts.saying import do, refusal, say
from tests.timelines.talking import CONVERSATIONS, brief, people, talks, words, write
from tests.world.world import World


async def test_a_block_hides_the_conversation_from_either_side_and_leaves_nothing_unread(world: World) -> None:
    ada, ben, cleo = await people(world)
    post = await write(world, ben, "@ada hello")
    group = await write(world, ben, "@ada @cleo all")
    await write(world, cleo, "@ada @ben together", to=group)
    [_, talk] = await talks(ada)

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    await world.settle()
    hidden = await brief(ada)
    refused = await refusal(ada, "POST", f"{CONVERSATIONS}/{talk['id']}/read")
    await write(world, ben, "@ada please", to=post)
    silent = await brief(ada)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/unblock")
    await world.settle()

    assert hidden == silent == [(["ben", "cleo"], "together", True)]
    assert refused == (404, "Record not found")
    assert await brief(ada) == [(["ben", "cleo"], "together", True), (["ben"], "hello", False)]


async def test_what_ada_said_last_to_whom_she_blocks_is_hidden_too(world: World) -> None:
    ada, ben, _ = await people(world)
    await write(world, ada, "@ben hello")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")

    assert await talks(ada) == []
    assert await talks(ben) == []


async def test_hidden_conversations_do_not_end_the_list(world: World) -> None:
    ada, ben, cleo = await people(world)
    await write(world, cleo, "@ada hello")
    for number in range(4):
        await write(world, ben, f"@ada number{number}")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")

    assert [words(talk["last_status"]) for talk in await talks(ada, limit=2)] == ["hello"]


async def test_whoever_is_muted_raises_nothing(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ben, "@ada hello")
    [talk] = await talks(ada)
    await ada.api("POST", f"{CONVERSATIONS}/{talk['id']}/read")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")

    await write(world, ben, "@ada again", to=post)

    assert await brief(ada) == [(["ben"], "hello", False)]
    assert await brief(ben) == [(["ada"], "again", False)]


async def test_a_muted_conversation_goes_on_without_news(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ben, "@ada hello")
    await do(ada, "mute", post)
    await write(world, ben, "@ada still", to=post)
    unread = await brief(ada)
    [talk] = await talks(ada)
    await ada.api("POST", f"{CONVERSATIONS}/{talk['id']}/read")

    await write(world, ben, "@ada again", to=post)

    assert unread == [(["ben"], "still", True)]
    assert await brief(ada) == [(["ben"], "again", False)]


async def test_a_block_of_somebody_with_many_news_makes_all_of_them_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_conversation, "AT_ONCE", 2)
    ada, ben, cleo = await people(world)
    for number in range(5):
        await say(ben, f"@ada {number}", visibility="direct")
    await write(world, cleo, "@ada hello")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
    await world.settle()
    unread = await unread_conversations(world.house.db, int(ada.id))

    assert unread == 1
