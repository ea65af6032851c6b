"""Senders whose filtered notices wait: shown, let in, or put away."""

import asyncio

import pytest
from sqlalchemy import func, select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.core.database.statements import statement
from goodmob.notifications.rules.policy import MOST_COUNTED
from goodmob.notifications.tables import notification_permission, notification_policy, notification_request
from tests.notifications.asking import NOTICES, POLICY, REQUESTS, choose, heard, waiting, whisper
from tests.posts.saying import block, follow, say
from tests.world.world import Client, World

KEPT = [
    statement(select(func.count().label("count")).select_from(table))
    for table in (notification_request, notification_permission, notification_policy)
]


async def asked(world: World, *texts: str) -> tuple[Client, Client, str]:
    """Ada, Ben who whispered to her, and the id of his request."""
    ada, ben = await world.person("ada"), await world.person("ben")
    for text in texts or ("@ada psst",):
        await whisper(world, ben, text)
    [request] = await ada.api("GET", REQUESTS)
    return ada, ben, request["id"]


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


async def test_more_than_a_hundred_are_not_counted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for number in range(MOST_COUNTED + 2):
        await say(ben, f"@ada {number}", visibility="direct")
    await world.settle()

    assert await waiting(ada) == [("ben", "100")]
    assert (await ada.api("GET", POLICY))["summary"]["pending_notifications_count"] == 100


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


async def test_a_notice_put_away_is_no_longer_counted(world: World) -> None:
    ada, _, _ = await asked(world, "@ada one", "@ada two")
    latest, earlier = await ada.api("GET", NOTICES, params={"include_filtered": "true"})

    await ada.api("POST", f"{NOTICES}/{latest['id']}/dismiss")
    [request] = await ada.api("GET", REQUESTS)
    assert (request["notifications_count"], request["last_status"]["id"]) == ("1", earlier["status"]["id"])

    await ada.api("POST", f"/api/v2/notifications/{earlier['group_key']}/dismiss")
    assert await ada.api("GET", REQUESTS) == []


async def test_a_request_goes_with_the_last_of_its_posts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    kept = await whisper(world, ben, "@ada one")
    gone = await whisper(world, ben, "@ada two")

    await ben.api("DELETE", f"/api/v1/statuses/{gone['id']}")
    await world.settle()
    [request] = await ada.api("GET", REQUESTS)
    await ben.api("DELETE", f"/api/v1/statuses/{kept['id']}")
    await world.settle()

    assert (request["notifications_count"], request["last_status"]["id"]) == ("1", kept["id"])
    assert await waiting(ada) == []


async def test_to_clear_all_clears_what_is_filtered_too(world: World) -> None:
    ada, _, _ = await asked(world)

    await ada.api("POST", f"{NOTICES}/clear")

    assert await heard(ada, include_filtered="true") == []
    assert await waiting(ada) == []


@pytest.mark.parametrize("is_by_ada", [True, False])
async def test_a_block_ends_what_waits_and_what_was_let_in(world: World, is_by_ada: bool) -> None:
    ada, ben, request = await asked(world)
    await whisper(world, ada, "@ben who is this")
    cleo = await world.person("cleo")
    await whisper(world, cleo, "@ada psst")
    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    await world.settle()

    await (block(ada, ben) if is_by_ada else block(ben, ada))
    await world.settle()
    who, whom = (ada, ben) if is_by_ada else (ben, ada)
    await who.api("POST", f"/api/v1/accounts/{whom.id}/unblock")
    await whisper(world, ben, "@ada psst again")

    assert await waiting(ada) == [("ben", "1"), ("cleo", "1")]
    assert await heard(ada) == ([] if is_by_ada else [("mention", "ben")])


async def test_a_mute_ends_what_waits_unless_notices_are_still_wanted(world: World) -> None:
    ada, ben, _ = await asked(world)

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", json={"notifications": False})
    await world.settle()
    assert await waiting(ada) == [("ben", "1")]

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute")
    await world.settle()
    assert await waiting(ada) == []
    assert await heard(ada, include_filtered="true") == []


@pytest.mark.parametrize("leaver", ["ada", "ben"])
async def test_whom_is_gone_leaves_no_request_no_permission_and_no_policy(world: World, leaver: str) -> None:
    ada, ben, request = await asked(world)
    await ada.api("POST", f"{REQUESTS}/{request}/accept")
    await world.settle()
    await whisper(world, ada, "@ben psst")
    who = {"ada": ada, "ben": ben}[leaver]
    await choose(who, for_bots="drop")
    before = [await world.house.db.value(count) for count in KEPT]

    await world.house.db.act(delete_account, int(who.id))
    await world.settle()

    assert before == [1, 1, 1]
    assert [await world.house.db.value(count) for count in KEPT] == [0, 0, 0]
