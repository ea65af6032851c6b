"""Senders whose filtered notices wait: shown, let in, or put away."""

import asyncio

import pytest

from goodmob.notifications.rules.policy import MOST_COUNTED
from tests.notifications.asking import NOTICES, POLICY, REQUESTS, asked, choose, heard, waiting, whisper
from tests.posts.saying import follow, say
from tests.world.world import World


async def test_who_waits_is_shown_with_the_latest_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await whisper(world, ben, "@ada psst")
    [first] = await ada.api("GET", REQUESTS)
    world.step(hours=1)
    latest = await whisper(world, ben, "@ada hello?")

    [request] = await ada.api("GET", REQUESTS)

    assert await ada.api("GET", f"{REQUESTS}/{request['id']}") == request
    assert (request["id"], request["created_at"]) == (first["id"], first["created_at"])
    assert request["updated_at"] > request["created_at"]
    assert (request["notifications_count"], request["account"]["username"]) == ("2", "ben")
    assert request["last_status"]["id"] == latest["id"]


async def test_pages_follow_the_link_header(world: World) -> None:
    ada, *others = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who in others:
        await whisper(world, who, "@ada psst")

    first = await ada.get(REQUESTS, params={"limit": "2"})
    second = await ada.get(first.links["next"]["url"])
    back = await ada.get(second.links["prev"]["url"])

    names = [[request["account"]["username"] for request in page.json()] for page in (first, second, back)]
    assert names == [["mo", "cleo"], ["ben"], ["mo", "cleo"]]


async def test_more_than_a_hundred_are_not_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_COUNTED == 100
    monkeypatch.setattr("goodmob.notifications.actions.count_request.MOST_COUNTED", 3)
    ada, ben = await world.person("ada"), await world.person("ben")
    for number in range(5):
        await whisper(world, ben, f"@ada {number}")

    assert await waiting(ada) == [("ben", "3")]
    assert (await ada.api("GET", POLICY))["summary"]["pending_notifications_count"] == 3


async def test_mentions_that_come_at_once_are_all_counted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    posts = [await say(ben, f"@ada {number}", visibility="direct") for number in range(40)]
    await world.settle()

    [request] = await ada.api("GET", REQUESTS)

    assert (request["notifications_count"], request["last_status"]["id"]) == ("40", posts[-1]["id"])


async def test_who_is_let_in_stands_among_the_others_and_is_heard_from_then_on(world: World) -> None:
    ada, ben, request = await asked(world, "@ada one", "@ada two")

    assert await ada.api("POST", f"{REQUESTS}/{request}/accept") == {}
    merging = await ada.api("GET", f"{REQUESTS}/merged")
    await world.settle()
    merged = await ada.api("GET", f"{REQUESTS}/merged")
    await whisper(world, ben, "@ada three")

    assert (merging, merged) == ({"merged": False}, {"merged": True})
    assert await heard(ada) == [("mention", "ben")] * 3
    assert all("filtered" not in notice for notice in await ada.api("GET", NOTICES))
    assert await waiting(ada) == []
    assert (await ada.api("GET", POLICY))["summary"]["pending_requests_count"] == 0


async def test_all_that_was_filtered_of_somebody_is_merged(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await choose(ada, for_not_following="filter")
    await say(ben, "Hello @ada")
    await follow(ben, ada)
    await world.settle()
    [request] = await ada.api("GET", REQUESTS)

    await ada.api("POST", f"{REQUESTS}/{request['id']}/accept")
    await world.settle()

    assert sorted(await heard(ada)) == [("follow", "ben"), ("mention", "ben")]


async def test_a_merge_of_very_many_goes_on_until_it_is_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodmob.notifications.actions.merge.SOME_AT_ONCE", 2)
    ada, _, request = await asked(world, *[f"@ada {number}" for number in range(5)])

    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    await world.settle()

    assert await heard(ada) == [("mention", "ben")] * 5
    assert await ada.api("GET", f"{REQUESTS}/merged") == {"merged": True}


async def test_who_is_put_away_leaves_no_notice_and_may_ask_again(world: World) -> None:
    ada, ben, request = await asked(world, "@ada one", "@ada two")

    assert await ada.api("POST", f"{REQUESTS}/{request}/dismiss") == {}
    await world.settle()
    assert await heard(ada, include_filtered="true") == []
    assert await waiting(ada) == []

    await whisper(world, ben, "@ada three")
    [again] = await ada.api("GET", REQUESTS)
    assert (again["id"] != request, again["notifications_count"]) == (True, "1")


async def test_what_is_said_while_a_request_is_put_away_is_kept(world: World) -> None:
    ada, ben, request = await asked(world, "@ada one")

    await ada.api("POST", f"{REQUESTS}/{request}/dismiss")
    await whisper(world, ben, "@ada two")

    assert await waiting(ada) == [("ben", "1")]


@pytest.mark.parametrize("answer", ["accept", "dismiss"])
async def test_several_are_answered_at_once(world: World, answer: str) -> None:
    ada, *others = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    for who in others:
        await whisper(world, who, "@ada psst")
    await whisper(world, ada, "@mo psst")
    [foreign] = await others[2].api("GET", REQUESTS) or [{"id": "7"}]
    newest, middle, _ = await ada.api("GET", REQUESTS)

    chosen = {"id[]": [newest["id"], middle["id"], newest["id"], foreign["id"]]}
    assert await ada.api("POST", f"{REQUESTS}/{answer}", data=chosen) == {}
    assert await ada.api("POST", f"{REQUESTS}/{answer}", json={"id": []}) == {}
    await world.settle()

    assert await waiting(ada) == [("ben", "1")]
    told = {name for _, name in await heard(ada)}
    assert told == ({"mo", "cleo"} if answer == "accept" else set())
    assert len(await others[2].api("GET", REQUESTS)) == (1 if foreign["id"] != "7" else 0)


async def test_requests_are_their_owners_alone(world: World) -> None:
    ada, ben, request = await asked(world)

    for path in (request, "1", "tea"):
        assert (await ben.get(f"{REQUESTS}/{path}")).status_code == 404
        for answer in ("accept", "dismiss"):
            assert (await ben.post(f"{REQUESTS}/{path}/{answer}")).status_code == 404
    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    assert (await ada.post(f"{REQUESTS}/{request}/accept")).status_code == 404
    assert (await ada.get(f"{REQUESTS}/{request}")).status_code == 404


async def test_two_answers_at_once_are_one(world: World) -> None:
    ada, _, request = await asked(world)

    answers = await asyncio.gather(*[ada.post(f"{REQUESTS}/{request}/accept") for _ in range(3)])
    await world.settle()

    assert {answer.status_code for answer in answers} <= {200, 404}
    assert 200 in {answer.status_code for answer in answers}
    assert await heard(ada) == [("mention", "ben")]


async def test_requests_need_the_right_scope(world: World) -> None:
    reader = await world.person("ada", scopes="read:notifications")
    stranger = await world.person("ben", scopes="read:statuses write:statuses")

    for path in (REQUESTS, f"{REQUESTS}/merged"):
        assert (await reader.get(path)).status_code == 200
        assert (await stranger.get(path)).status_code == 403
        assert (await world.anyone.get(path)).status_code == 401
    for path in (f"{REQUESTS}/accept", f"{REQUESTS}/dismiss", f"{REQUESTS}/1/accept", f"{REQUESTS}/1/dismiss"):
        assert (await reader.post(path)).status_code == 403


async def test_open_apps_hear_when_all_are_merged_and_nothing_of_what_is_filtered(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    async with ada.listen("/api/v1/streaming/user/notification") as stream:
        await whisper(world, ben, "@ada psst")
        [request] = await ada.api("GET", REQUESTS)
        await ada.api("POST", f"{REQUESTS}/{request['id']}/accept")
        await world.settle()

        assert await stream.next() == ("notifications_merged", "1")
