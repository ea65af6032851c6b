"""Polls: opened with a post, voted in once, ended on time."""

import asyncio
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goodmob.posts.rules.polls import check_choices, chosen
from tests.posts.saying import STATUSES, follow, read, refusal, say
from tests.world.world import Client, World


async def ask(who: Client, *options: str, **more: Any) -> Any:
    """Publishes a poll of ten minutes."""
    poll = {"options": options or ("Tea", "Coffee", "Milk"), "expires_in": 600, **more}
    return await say(who, "Which?", poll=poll)


async def vote(who: Client, post: Any, *choices: int) -> Any:
    """Votes in the poll of a post."""
    return await who.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": choices})


async def refused_vote(who: Client, post: Any, *choices: int) -> tuple[int, str]:
    """What is answered to a vote that is refused."""
    return await refusal(who, "POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": choices})


async def test_ben_votes_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada)

    poll = await vote(ben, post, 1)

    assert list(poll) == [
        *("id", "expires_at", "expired", "multiple", "votes_count", "voters_count", "options", "emojis"),
        *("voted", "own_votes"),
    ]
    assert (poll["voted"], poll["own_votes"], poll["votes_count"], poll["voters_count"]) == (True, [1], 1, 1)
    assert [option["votes_count"] for option in poll["options"]] == [0, 1, 0]
    assert poll["expires_at"] == "2026-11-21T12:10:00.000Z"
    again = (422, "Validation failed: You have already voted on this poll")
    assert [await refused_vote(ben, post, *choices) for choices in ((0,), (1,), (0, 1))] == [again] * 3
    cleo = await world.person("cleo")
    assert await refused_vote(cleo, post, 0, 1) == again
    for_anyone = await world.anyone.api("GET", f"/api/v1/polls/{poll['id']}")
    assert "voted" not in for_anyone
    assert for_anyone["votes_count"] == 1
    own = await ada.api("GET", f"/api/v1/polls/{poll['id']}")
    assert (own["voted"], own["own_votes"]) == (True, [])


async def test_several_can_be_chosen_and_others_added(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada, multiple=True)

    await vote(ben, post, 0, 2, 0)
    poll = await vote(ben, post, 1)

    assert (poll["own_votes"], poll["votes_count"], poll["voters_count"]) == ([0, 1, 2], 3, 1)
    assert (await refused_vote(ben, post, 1))[0] == 422


async def test_votes_that_cannot_be(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada)
    path = f"/api/v1/polls/{post['poll']['id']}/votes"

    for choice in (3, -1, 10**12):
        refused = await refused_vote(ben, post, choice)
        assert refused == (422, "Validation failed: The chosen vote option does not exist")
    assert await refused_vote(ben, post) == (422, "Validation failed: Choices can't be blank")
    assert await refused_vote(ada, post, 1) == (422, "Validation failed: You cannot vote in your own polls")
    words = await refusal(ben, "POST", path, json={"choices": ["Tea"]})
    assert words == (422, "Validation failed: Choices[0] must be a whole number")
    assert await refusal(ben, "POST", path, json={}) == (422, "Validation failed: Choices can't be blank")
    assert await refusal(ben, "POST", "/api/v1/polls/1/votes", json={"choices": [0]}) == (404, "Record not found")
    assert (await read(ben, post))["poll"]["votes_count"] == 0


async def test_two_votes_at_the_same_time_count_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada)
    path = f"/api/v1/polls/{post['poll']['id']}/votes"

    answers = await asyncio.gather(*(ben.post(path, json={"choices": [choice]}) for choice in (0, 1, 2, 0)))

    assert sorted(answer.status_code for answer in answers) == [200, 422, 422, 422]
    poll = (await read(ben, post))["poll"]
    assert (poll["votes_count"], poll["voters_count"]) == (1, 1)
    assert sum(option["votes_count"] for option in poll["options"]) == 1


async def test_numbers_are_kept_back_until_the_end(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada, hide_totals=True)
    poll = await vote(ben, post, 1)

    assert [option["votes_count"] for option in poll["options"]] == [None, None, None]
    world.step(minutes=10)
    ended = (await read(ada, post))["poll"]
    assert [option["votes_count"] for option in ended["options"]] == [0, 1, 0]
    assert ended["expired"] is True


async def test_a_poll_ends_on_time_and_its_voters_are_told(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada)
    await vote(ben, post, 0)
    await world.settle()
    world.step(minutes=10)
    await world.settle()

    assert await refused_vote(await world.person("cleo"), post, 0) == (
        422,
        "Validation failed: The poll has already ended",
    )
    for who in (ada, ben):
        told = await who.api("GET", "/api/v1/notifications", params={"types[]": "poll"})
        assert [notice["status"]["id"] for notice in told] == [post["id"]]


async def test_an_edit_gives_a_poll_more_time(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ask(ada)
    await world.settle()
    world.step(minutes=9)
    more = {"status": "Which?", "poll": {"options": ["Tea", "Coffee", "Milk"], "expires_in": 600}}
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json=more)
    await world.settle()
    world.step(minutes=2)
    await world.settle()

    assert (await vote(ben, post, 0))["expired"] is False
    world.step(minutes=9)
    await world.settle()
    told = await ada.api("GET", "/api/v1/notifications", params={"types[]": "poll"})
    assert len(told) == 1


async def test_polls_are_as_private_as_their_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Which?", visibility="private", poll={"options": ["a", "b"], "expires_in": 600})
    path = f"/api/v1/polls/{post['poll']['id']}"

    for who in (ben, world.anyone):
        assert await refusal(who, "GET", path) == (404, "Record not found")
    assert await refusal(ben, "POST", f"{path}/votes", json={"choices": [0]}) == (404, "Record not found")
    await follow(ben, ada)
    assert (await vote(ben, post, 0))["voted"] is True


async def test_polls_that_cannot_be_opened(world: World) -> None:
    ada = await world.person("ada")
    wrong: dict[str, Any] = {
        "Poll options can't contain more than 4 items": {"options": list("abcde"), "expires_in": 600},
        "Poll options cannot be longer than 50 characters each": {"options": ["a", "b" * 51], "expires_in": 600},
        "Poll options contain duplicate items": {"options": ["a", " a "], "expires_in": 600},
        "Poll options must have more than one item": {"options": ["a", " "], "expires_in": 600},
        "Poll expires in is too soon": {"options": ["a", "b"], "expires_in": 299},
        "Poll expires in is too far into the future": {"options": ["a", "b"], "expires_in": 2_629_747},
        "Poll[expires in] must be a whole number": {"options": ["a", "b"], "expires_in": "soon"},
        "Poll[options] can't be blank": {"expires_in": 600},
    }

    for error, poll in wrong.items():
        refused = await refusal(ada, "POST", STATUSES, json={"status": "x", "poll": poll})
        assert refused == (422, f"Validation failed: {error}")
    as_form = {"status": "x", "poll[options][]": ["a", "b"], "poll[expires_in]": "600", "poll[multiple]": "1"}
    assert (await ada.api("POST", STATUSES, data=as_form))["poll"]["multiple"] is True


@given(st.sets(st.integers(0, 3), min_size=1))
def test_choices_are_packed_and_unpacked(choices: set[int]) -> None:
    assert chosen(check_choices(sorted(choices), 4, multiple=True)) == sorted(choices)
