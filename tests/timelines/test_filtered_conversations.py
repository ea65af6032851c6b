"""Private mentions that a policy keeps away: no conversation comes of them until their author is let in."""

import pytest

from goodmob.app import between
from goodmob.timelines.queries.conversations import unread_conversations
from tests.notifications.asking import REQUESTS, choose
from tests.posts.saying import do, follow, say
from tests.timelines.talking import brief, taking, write
from tests.world.world import Client, World


async def answer_request(world: World, who: Client, answer: str) -> None:
    """Somebody lets the only one in who waits, or puts them away."""
    [request] = await who.api("GET", REQUESTS)
    await who.api("POST", f"{REQUESTS}/{request['id']}/{answer}")
    await world.settle()


async def test_an_unasked_message_waits_and_is_read_once_its_author_is_let_in(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await write(world, ben, "@ada psst")
    await write(world, ben, "@ada hello", to=post)

    before = await brief(ada), await unread_conversations(world.house.db, int(ada.id))
    await answer_request(world, ada, "accept")

    assert before == ([], 0)
    assert await brief(ben) == [(["ada"], "hello", False)]
    assert await brief(ada) == [(["ben"], "hello", True)]
    await write(world, ben, "@ada again", to=post)
    assert await brief(ada) == [(["ben"], "again", True)]


async def test_who_is_put_away_is_in_no_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await write(world, ben, "@ada psst")

    await answer_request(world, ada, "dismiss")

    assert await brief(ada) == []


async def test_what_a_policy_drops_is_in_no_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_private_mentions="drop")

    await write(world, ben, "@ada psst")

    assert await brief(ada) == []


async def test_who_is_followed_or_asked_is_heard_at_once(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    asked = await write(world, ada, "@cleo well")

    await write(world, ben, "@ada psst")
    await write(world, cleo, "@ada yes", to=asked)

    assert await brief(ada) == [(["cleo"], "yes", True), (["ben"], "psst", True)]


async def test_an_edit_that_names_a_stranger_waits_too(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await taking(world, "cleo")
    post = await write(world, ben, "@cleo psst")

    await ben.api("PUT", f"/api/v1/statuses/{post['id']}", json={"status": "@cleo @ada psst"})
    await world.settle()
    before = await brief(ada)
    await answer_request(world, ada, "accept")

    assert before == []
    assert await brief(ada) == [(["ben", "cleo"], "psst", True)]


async def test_of_many_merged_all_enter_and_public_ones_do_not(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodmob.notifications.actions.merge.SOME_AT_ONCE", 3)
    monkeypatch.setattr(between, "AT_ONCE", 2)
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_not_following="filter")
    for number in range(5):
        await say(ben, f"@ada {number}", visibility="direct")
    await say(ben, "@ada aloud")
    await world.settle()

    await answer_request(world, ada, "accept")

    assert sorted(said for _, said, _ in await brief(ada)) == ["0", "1", "2", "3", "4"]


async def test_what_was_deleted_meanwhile_does_not_enter(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    gone = await write(world, ben, "@ada psst")
    await write(world, ben, "@ada hello")
    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")

    await answer_request(world, ada, "accept")

    assert await brief(ada) == [(["ben"], "hello", True)]


async def test_who_muted_the_conversation_still_has_it_whatever_the_policy(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ada, ben)
    post = await write(world, ben, "@ada hello")
    await do(ada, "mute", post)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/unfollow")

    await write(world, ben, "@ada again", to=post)

    assert await brief(ada) == [(["ben"], "again", True)]
