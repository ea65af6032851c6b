"""Scheduled posts: written now, published in their hour."""

from typing import Any

from tests.posts.saying import STATUSES, ids, refusal, say
from tests.world.world import Client, World

SCHEDULED = "/api/v1/scheduled_statuses"


async def plan(who: Client, text: str = "Later", at: str = "2026-11-21T13:00:00Z", **more: Any) -> Any:
    """Schedules a post; it is twelve o'clock."""
    return await who.api("POST", STATUSES, json={"status": text, "scheduled_at": at, **more})


async def published(world: World, who: Client) -> list[str]:
    """The texts that can be read of somebody by now."""
    await world.settle()
    posts = await world.anyone.api("GET", f"/api/v1/accounts/{who.id}/statuses")
    return [post["content"] for post in posts]


async def test_a_post_waits_for_its_hour(world: World) -> None:
    ada = await world.person("ada")

    waiting = await plan(ada, "Later #tag", language="en", spoiler_text="Wait", poll=_poll())

    assert (waiting["scheduled_at"], waiting["media_attachments"]) == ("2026-11-21T13:00:00.000Z", [])
    params = waiting["params"]
    assert (params["text"], params["spoiler_text"], params["visibility"]) == ("Later #tag", "Wait", "public")
    assert (params["language"], params["scheduled_at"], params["in_reply_to_id"]) == ("en", None, None)
    assert params["poll"] == {"options": ["a", "b"], "expires_in": 600, "multiple": False, "hide_totals": False}
    assert await ada.api("GET", SCHEDULED) == [waiting]
    world.step(minutes=59)
    assert await published(world, ada) == []
    world.step(minutes=1)
    [content] = await published(world, ada)
    assert "Later" in content
    assert await ada.api("GET", SCHEDULED) == []


def _poll() -> dict[str, Any]:
    return {"options": ["a", "b"], "expires_in": 600}


async def test_another_hour_and_none_at_all(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    moved, cancelled = await plan(ada, "Moved"), await plan(ada, "Cancelled")
    await world.settle()

    later = {"scheduled_at": "2026-11-21T15:00:00+01:00"}
    answer = await ada.api("PUT", f"{SCHEDULED}/{moved['id']}", json=later)
    assert answer["scheduled_at"] == "2026-11-21T14:00:00.000Z"
    assert await ada.api("DELETE", f"{SCHEDULED}/{cancelled['id']}") == {}
    world.step(hours=1)
    assert await published(world, ada) == []
    world.step(hours=1)
    assert await published(world, ada) == ["<p>Moved</p>"]

    theirs = await plan(ada, "Ada's", at="2026-11-22T13:00:00Z")
    for method, body in (("GET", None), ("PUT", later), ("DELETE", None)):
        assert await refusal(ben, method, f"{SCHEDULED}/{theirs['id']}", json=body) == (404, "Record not found")
    assert await ben.api("GET", SCHEDULED) == []


async def test_hours_that_cannot_be(world: World) -> None:
    ada = await world.person("ada")
    too_soon = "Validation failed: Scheduled at date must be in the future, by five minutes at least"
    waiting = await plan(ada)

    for at in ("2026-11-21T12:04:59Z", "2020-01-01", "2026-11-21T13:00:00+02:00"):
        assert await refusal(ada, "POST", STATUSES, json={"status": "x", "scheduled_at": at}) == (422, too_soon)
        path = f"{SCHEDULED}/{waiting['id']}"
        assert await refusal(ada, "PUT", path, json={"scheduled_at": at}) == (422, too_soon)
    unreadable = await refusal(ada, "POST", STATUSES, json={"status": "x", "scheduled_at": "soon"})
    assert unreadable == (422, "Record invalid")
    far = await refusal(ada, "POST", STATUSES, json={"status": "x", "scheduled_at": "9999-01-01T00:00:00Z"})
    assert far == (422, "Validation failed: Scheduled at is too far into the future")
    blank = await refusal(ada, "POST", STATUSES, json={"status": "", "scheduled_at": "2026-11-21T13:00:00Z"})
    assert blank == (422, "Validation failed: Text can't be blank")
    assert ids(await ada.api("GET", SCHEDULED)) == [waiting["id"]]


async def test_so_many_a_day(world: World) -> None:
    ada = await world.person("ada")
    for number in range(25):
        await plan(ada, f"Number {number}")

    body = {"status": "x", "scheduled_at": "2026-11-21T20:00:00Z"}
    refused = await refusal(ada, "POST", STATUSES, json=body)
    assert refused == (422, "Validation failed: You have exceeded the limit of 25 scheduled posts for that day")
    await plan(ada, at="2026-11-22T20:00:00Z")


async def test_the_same_key_schedules_once(world: World) -> None:
    ada = await world.person("ada")
    body = {"status": "Once", "scheduled_at": "2026-11-21T13:00:00Z"}

    answers = [await ada.api("POST", STATUSES, json=body, headers={"Idempotency-Key": "a key"}) for _ in range(2)]

    assert answers[0] == answers[1]
    assert len(await ada.api("GET", SCHEDULED)) == 1


async def test_a_post_whose_parent_is_gone_is_not_published(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    parent = await say(ben, "First")
    await plan(ada, "Answer", in_reply_to_id=parent["id"])
    await plan(ada, "Something else")
    await ben.api("DELETE", f"{STATUSES}/{parent['id']}")

    world.step(hours=1)
    assert await published(world, ada) == ["<p>Something else</p>"]
    assert await ada.api("GET", SCHEDULED) == []
