"""Hostile input at every door of posts: the right status, an error in words, and nothing half-written."""

from typing import Any

from goodmob.core.web.params import LARGEST_ID
from goodmob.core.web.routes import NOBODY, REQUIRED, Route
from goodmob.posts.api.routes import ROUTES
from tests.posts.saying import STATUSES, refusal, say
from tests.world.world import World

NASTY: tuple[Any, ...] = (
    *(None, True, 0, -1, LARGEST_ID, LARGEST_ID + 1, 2**200, 1.5, 1e300),
    *("", " ", "\t\r\n", "null", "-1", "\u202e\u200b", "a\u0000b", "x" * 20_000, "#" * 5_000, "@a " * 2_000, "é" * 600),
    *([], [[]], [None], ["1"] * 500, {}, {"a": {"b": 1}}, [{"id": []}]),
)
FIELDS = (
    *("status", "spoiler_text", "visibility", "language", "sensitive", "media_ids", "poll", "in_reply_to_id"),
    *("quoted_status_id", "quote_approval_policy", "scheduled_at", "allowed_mentions", "media_attributes"),
)


def path_of(door: Route, id_: str) -> str:
    """The door's path with this id in it."""
    return door.path.replace(":id", id_).replace(":quoting_status_id", id_).replace(":name", id_)


def whole_body(door: Route) -> dict[str, Any]:
    """A body that the door could take."""
    return {"status": "x", "choices": [0], "quote_approval_policy": "public", "status_id": "1"}


async def test_a_body_that_cannot_be_read_is_malformed(world: World) -> None:
    ada = await world.person("ada")
    headers = {"Content-Type": "application/json"}

    for door in ROUTES:
        if door.method == "GET" or door.params is None:
            continue
        for body in (b"{", b"[1]", b'{"status": "\xff"}', b'"text"', b'{"a":' * 50 + b"1" + b"}" * 50):
            status, error = await refusal(ada, door.method, path_of(door, "1"), content=body, headers=headers)
            assert (status, bool(error)) == (400, True), (door.path, body)


async def test_ids_that_name_nothing_are_not_found(world: World) -> None:
    ada = await world.person("ada")

    for door in ROUTES:
        if ":id" not in door.path:
            continue
        for id_ in ("1", "abc", "-1", "1.5", str(LARGEST_ID), str(LARGEST_ID + 1), "%00", "1'--", "٣"):
            answer = await refusal(ada, door.method, path_of(door, id_), json=whole_body(door))
            assert answer == (404, "Record not found"), (door.path, id_)


async def test_every_door_asks_for_its_scope(world: World) -> None:
    ada = await world.person("ada", scopes="push profile")

    for door in ROUTES:
        if not door.scopes:
            continue
        status, error = await refusal(ada, door.method, path_of(door, "1"), json=whole_body(door))
        assert status == 403, door.path
        assert error == "This action is outside the authorized scopes"


async def test_tokens_that_are_no_longer_good_open_nothing(world: World) -> None:
    for door in ROUTES:
        if door.viewer is NOBODY:
            continue
        headers = {"Authorization": "Bearer gone"}
        answer = await refusal(world.anyone, door.method, path_of(door, "1"), headers=headers, json=whole_body(door))
        assert answer == (401, "The access token is invalid"), door.path
        if door.viewer is REQUIRED:
            status, _ = await refusal(world.anyone, door.method, path_of(door, "1"), json=whole_body(door))
            assert status == 401, door.path


async def test_nasty_values_are_refused_or_kept_but_never_break_anything(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada)
    for field in FIELDS:
        for value in NASTY:
            body = {"status": "Fine", field: value}
            for method, path in (("POST", STATUSES), ("PUT", f"{STATUSES}/{post['id']}")):
                response = await ada.request(method, path, json=body)
                assert response.status_code in {200, 404, 422}, (field, str(value)[:50], response.text[:200])
                assert response.status_code == 200 or response.json()["error"], (field, value)

    statuses = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses", params={"limit": 40})
    account = await ada.api("GET", f"/api/v1/accounts/{ada.id}")
    assert account["statuses_count"] >= len(statuses) > 10


async def test_nasty_cursors_and_ids_of_lists(world: World) -> None:
    ada = await world.person("ada")
    lists = [door.path.replace(":id", ada.id) for door in ROUTES if door.method == "GET" and door.path.count(":") < 2]
    for path in (path for path in lists if "statuses/" not in path and "polls" not in path and "tags/" not in path):
        for name in ("max_id", "since_id", "min_id", "limit", "id[]", "tagged", "only_media"):
            for value in ("", "-1", "x", "9" * 30, "null", "a b", "%00"):
                response = await ada.get(path, params={name: value})
                assert response.status_code in {200, 404, 422}, (path, name, value, response.text[:200])
        assert (await ada.get(path, params={"limit": "100000"})).status_code in {200, 404}
