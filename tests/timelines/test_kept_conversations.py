"""Conversations as posts and accounts go, also at once: what is kept of them."""

import asyncio

import pytest

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.timelines.actions import leave_conversation, remove_conversation
from tests.posts.saying import refusal, say
from tests.timelines.talking import CONVERSATIONS, brief, kept_of_conversations, people, talks, write
from tests.world.world import World


async def test_removing_takes_it_off_ones_own_list_until_somebody_writes(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ben, "@ada hello")
    [talk] = await talks(ada)

    assert await ada.api("DELETE", f"{CONVERSATIONS}/{talk['id']}") == {}
    await world.settle()

    assert (await brief(ada), await brief(ben)) == ([], [(["ada"], "hello", False)])
    for method, path in (("DELETE", ""), ("POST", "/read"), ("POST", "/unread")):
        gone = await refusal(ada, method, f"{CONVERSATIONS}/{talk['id']}{path}")
        assert gone == (404, "Record not found")
    again = await write(world, ben, "@ada again", to=post)
    assert await brief(ada) == [(["ben"], "again", True)]
    await ben.api("DELETE", f"/api/v1/statuses/{again['id']}")
    await world.settle()
    assert await brief(ada) == []


async def test_a_deleted_post_gives_way_to_the_one_before(world: World) -> None:
    ada, ben, _ = await people(world)
    first = await write(world, ada, "@ben hello")
    second = await write(world, ben, "@ada thanks", to=first)
    third = await write(world, ada, "@ben welcome", to=second)

    for gone, left in ((second, "welcome"), (third, "hello")):
        who = ada if gone is third else ben
        await who.api("DELETE", f"/api/v1/statuses/{gone['id']}")
        await world.settle()
        assert [said for _, said, _ in await brief(ada) + await brief(ben)] == [left, left]

    await ada.api("DELETE", f"/api/v1/statuses/{first['id']}")
    await world.settle()
    assert await talks(ada) == await talks(ben) == []
    assert await kept_of_conversations(world) == {}


async def test_a_deleted_post_is_gone_before_anything_was_tidied_up(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ben, "@ada hello")

    await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")

    assert await talks(ada) == []


async def test_a_post_deleted_before_it_arrived_enters_no_conversation(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await say(ben, "@ada oops", visibility="direct")
    await ben.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()

    assert await talks(ada) == await talks(ben) == []
    assert await kept_of_conversations(world) == {}


async def test_a_deleted_account_leaves_nothing(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ada, "@ben hello")
    await write(world, ben, "@ada thanks", to=post)

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()

    assert await brief(ada) == [(["ada"], "hello", False)]
    assert list((await kept_of_conversations(world)).values()) == [1, 1]


async def test_long_lists_and_long_conversations_go_in_slices(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remove_conversation, "AT_ONCE", 2)
    monkeypatch.setattr(remove_conversation, "POSTS_AT_ONCE", 2)
    ada, ben, _ = await people(world)
    post = await say(ada, "@ben start", visibility="direct")
    for number in range(4):
        await say(ada, f"@ben {number}", visibility="direct", in_reply_to_id=post["id"])
    others = [await say(ada, f"@ben {number}", visibility="direct") for number in range(5)]
    await world.settle()

    await world.house.db.act(delete_account, int(ben.id))
    await world.settle()
    adas = await kept_of_conversations(world)
    [long] = await talks(ada, max_id=others[0]["id"])
    await ada.api("DELETE", f"{CONVERSATIONS}/{long['id']}")
    await world.settle()

    assert adas == {"account_conversation": 6, "account_conversation_post": 10}
    assert await kept_of_conversations(world) == {"account_conversation": 5, "account_conversation_post": 5}


async def test_a_post_leaves_many_conversations_in_slices(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leave_conversation, "AT_ONCE", 2)
    ada, *_ = await people(world)
    await world.person("mo")
    post = await write(world, ada, "@ben @cleo @mo hello")

    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await world.settle()

    assert await kept_of_conversations(world) == {}


async def test_two_who_write_at_once_end_with_the_same_post(world: World) -> None:
    ada, ben, _ = await people(world)
    post = await write(world, ada, "@ben hello")

    await asyncio.gather(
        *(say(ada, "@ben a", visibility="direct", in_reply_to_id=post["id"]) for _ in range(3)),
        *(say(ben, "@ada b", visibility="direct", in_reply_to_id=post["id"]) for _ in range(3)),
    )
    await world.settle()

    [adas], [bens] = await talks(ada), await talks(ben)
    newest = (await ada.api("GET", "/api/v1/timelines/direct"))[0]
    assert adas["last_status"]["id"] == bens["last_status"]["id"] == newest["id"]
    assert adas["unread"] != bens["unread"]
    assert bens["unread"] == (newest["account"]["id"] == ada.id)


async def test_two_posts_that_are_deleted_at_once_leave_the_one_before(world: World) -> None:
    ada, ben, _ = await people(world)
    first = await write(world, ada, "@ben hello")
    second = await write(world, ben, "@ada thanks", to=first)
    third = await write(world, ada, "@ben welcome", to=second)

    await asyncio.gather(
        ben.api("DELETE", f"/api/v1/statuses/{second['id']}"), ada.api("DELETE", f"/api/v1/statuses/{third['id']}")
    )
    await world.settle()

    assert [said for _, said, _ in await brief(ada) + await brief(ben)] == ["hello", "hello"]
