"""Ada follows Ben: at once, by request, with wishes, and no longer."""

import asyncio

import pytest

from goodmob.accounts.actions.create_account import NewPerson, create_account
from tests.world.world import World


async def test_ada_follows_ben_and_both_see_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    answer = await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    assert answer["following"] is True
    assert answer["showing_reblogs"] is True
    assert answer["notifying"] is False
    [seen_by_ben] = await ben.api("GET", "/api/v1/accounts/relationships", params={"id[]": ada.id})
    assert seen_by_ben["followed_by"] is True
    assert seen_by_ben["following"] is False


async def test_following_twice_counts_once_and_changes_the_wishes(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    answer = await ada.api(
        "POST", f"/api/v1/accounts/{ben.id}/follow", json={"reblogs": False, "notify": True, "languages": ["fr", "en"]}
    )

    assert (answer["showing_reblogs"], answer["notifying"], answer["languages"]) == (False, True, ["en", "fr"])
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 1
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["following_count"] == 1


async def test_unfollowing_counts_back_and_may_be_repeated(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    for _ in range(2):
        answer = await ada.api("POST", f"/api/v1/accounts/{ben.id}/unfollow")

    assert answer["following"] is False
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 0


async def test_nobody_follows_oneself_or_somebody_who_is_not_there(world: World) -> None:
    ada = await world.person("ada")

    assert (await ada.post(f"/api/v1/accounts/{ada.id}/follow")).status_code == 403
    assert (await ada.post("/api/v1/accounts/123/follow")).status_code == 404
    assert (await ada.post("/api/v1/accounts/nobody/follow")).status_code == 404


async def test_a_locked_account_decides_who_follows(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})

    asked = await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await cleo.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    waiting = await ben.api("GET", "/api/v1/follow_requests")
    accepted = await ben.api("POST", f"/api/v1/follow_requests/{ada.id}/authorize")
    rejected = await ben.api("POST", f"/api/v1/follow_requests/{cleo.id}/reject")

    assert (asked["following"], asked["requested"]) == (False, True)
    assert {account["username"] for account in waiting} == {"ada", "cleo"}
    assert accepted["followed_by"] is True
    assert rejected["followed_by"] is False
    assert await ben.api("GET", "/api/v1/follow_requests") == []
    own = await ben.api("GET", "/api/v1/accounts/verify_credentials")
    assert own["followers_count"] == 1
    assert own["source"]["follow_requests_count"] == 0


async def test_a_request_answered_once_is_not_there_to_answer_again(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    assert (await ben.post(f"/api/v1/follow_requests/{ada.id}/authorize")).status_code == 404
    assert (await ben.post(f"/api/v1/follow_requests/{ada.id}/reject")).status_code == 404


async def test_unlocking_lets_in_whoever_waits(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "false"})
    await world.settle()

    [ties] = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ben.id})
    assert (ties["following"], ties["requested"]) == (True, False)


async def test_ben_throws_a_follower_out(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    answer = await ben.api("POST", f"/api/v1/accounts/{ada.id}/remove_from_followers")

    assert answer["followed_by"] is False
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 0


async def test_followers_are_paged_by_link_header(world: World) -> None:
    ben = await world.person("ben")
    fans = [await world.person(f"fan{number}") for number in range(3)]
    for fan in fans:
        await fan.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    first = await world.anyone.get(f"/api/v1/accounts/{ben.id}/followers", params={"limit": "2"})
    second = await world.anyone.get(first.links["next"]["url"])

    assert [account["username"] for account in first.json()] == ["fan2", "fan1"]
    assert [account["username"] for account in second.json()] == ["fan0"]


async def test_hidden_collections_are_empty_for_others(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"hide_collections": "true"})

    assert await ada.api("GET", f"/api/v1/accounts/{ben.id}/followers") == []
    assert len(await ben.api("GET", f"/api/v1/accounts/{ben.id}/followers")) == 1


@pytest.mark.parametrize("languages", [["English, please"], ["x" * 5_000], ["en"] * 101])
async def test_what_is_no_language_is_refused(world: World, languages: list[str]) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    refused = await ada.post(f"/api/v1/accounts/{ben.id}/follow", json={"languages": languages})

    assert (refused.status_code, refused.json()["field"]) == (422, "languages")
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/following") == []


async def test_of_an_account_that_waits_to_be_let_in_nobody_learns(world: World) -> None:
    ada = await world.person("ada")
    waiting = NewPerson(username="mo", email="mo@goodmob.test", password_hash="", approved=False)
    mo = (await world.house.db.act(create_account, waiting)).account_id

    for method, path in (("POST", "follow"), ("POST", "block"), ("GET", "followers"), ("GET", "lists")):
        answers = [await ada.request(method, f"/api/v1/accounts/{id_}/{path}") for id_ in (mo, 123)]
        assert [(answer.status_code, answer.json()) for answer in answers] == [(404, {"error": "Record not found"})] * 2
    assert await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": mo}) == []


async def test_following_twice_in_the_same_moment_is_following_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    answers = await asyncio.gather(*(ada.post(f"/api/v1/accounts/{ben.id}/follow") for _ in range(5)))

    assert {answer.status_code for answer in answers} == {200}
    assert (await ada.api("GET", f"/api/v1/accounts/{ben.id}"))["followers_count"] == 1


async def test_a_request_answered_twice_in_the_same_moment_counts_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    paths = [f"/api/v1/follow_requests/{ada.id}/{answer}" for answer in ("authorize", "reject", "authorize")]
    answers = await asyncio.gather(*(ben.post(path) for path in paths))

    assert sorted(answer.status_code for answer in answers) == [200, 404, 404]
    assert (await ben.api("GET", "/api/v1/accounts/verify_credentials"))["source"]["follow_requests_count"] == 0
