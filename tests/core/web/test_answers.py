"""Answers: JSON, pages of lists with their links, nothing at all, refusals, and accidents."""

import logging
from typing import Any

import pytest
from msgspec import Raw, Struct
from starlette.responses import PlainTextResponse, Response

from goodmob.core.errors import Conflict, Invalid, NotFound, Refusal, TooMany, Unavailable
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.routes import NOBODY, Route, get, post
from tests.core.web.rig import visitor


class Post(Struct):
    """A post with little in it."""

    id: str


def answering(value: Any) -> Route:
    """A route that answers this."""

    async def handler(call: Call) -> Any:
        if isinstance(value, Exception):
            raise value
        return value

    return get("/api/v1/answer", handler, viewer=NOBODY)


@pytest.mark.parametrize(
    ("value", "body"),
    [
        (Post("5"), b'{"id":"5"}'),
        ([Post("5"), Post("4")], b'[{"id":"5"},{"id":"4"}]'),
        ({"a": None}, b'{"a":null}'),
        (EMPTY, b"{}"),
        (Empty(), b"{}"),
        (None, b"{}"),
        ([], b"[]"),
        (Raw(b'{"done":"already"}'), b'{"done":"already"}'),
    ],
)
async def test_a_value_becomes_json(value: Any, body: bytes) -> None:
    response = await visitor(answering(value)).get("/api/v1/answer")

    assert (response.status_code, response.content) == (200, body)
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"


async def test_a_response_is_sent_as_it_is() -> None:
    own: Response = PlainTextResponse("OK", 202, {"Cache-Control": "public"})
    response = await visitor(answering(own)).get("/api/v1/answer")

    assert (response.status_code, response.text, response.headers["Cache-Control"]) == (202, "OK", "public")


async def listed(call: Call, params: PageParams) -> Page[Post]:
    """Posts from 9 to 7, if any are wanted."""
    window = params.window(default=3, most=5)
    if window.limit == 1:
        return Page([])
    return Page([Post("9"), Post("8"), Post("7")], newest=9, oldest=None if params.max_id else 7)


LIST = get("/api/v1/list", listed, viewer=NOBODY)


async def test_a_page_links_to_its_neighbours() -> None:
    response = await visitor(LIST).get("/api/v1/list?limit=3&only_media=true&since_id=1&access_token=secret&x[]=a")

    assert response.headers["Link"] == (
        '<https://goodmob.test/api/v1/list?limit=3&only_media=true&x%5B%5D=a&max_id=7>; rel="next", '
        '<https://goodmob.test/api/v1/list?limit=3&only_media=true&x%5B%5D=a&min_id=9>; rel="prev"'
    )


async def test_the_last_page_has_no_next() -> None:
    response = await visitor(LIST).get("/api/v1/list?max_id=10")

    assert response.headers["Link"] == '<https://goodmob.test/api/v1/list?min_id=9>; rel="prev"'


async def test_an_empty_page_links_nowhere() -> None:
    response = await visitor(LIST).get("/api/v1/list?limit=0")

    assert response.json() == []
    assert "Link" not in response.headers


@pytest.mark.parametrize(
    ("asked", "given"), [(None, 20), (5, 5), (0, 1), (-7, 7), (41, 40), (10**30, 40)], ids=lambda limit: str(limit)
)
def test_a_limit_is_moved_inside_its_bounds(asked: int | None, given: int) -> None:
    assert PageParams(limit=asked).window().limit == given


@pytest.mark.parametrize(
    ("refusal", "status", "content"),
    [
        (NotFound(), 404, {"error": "Record not found"}),
        (Conflict("There is one already"), 409, {"error": "There is one already"}),
        (
            Invalid("text", "can't be blank", details={"text": [{"error": "ERR_BLANK"}]}),
            422,
            {
                "error": "Validation failed: Text can't be blank",
                "field": "text",
                "details": {"text": [{"error": "ERR_BLANK"}]},
            },
        ),
    ],
)
async def test_a_refusal_becomes_its_status_and_reason(refusal: Refusal, status: int, content: dict[str, Any]) -> None:
    response = await visitor(answering(refusal)).get("/api/v1/answer")

    assert (response.status_code, response.json()) == (status, content)


async def test_a_refusal_that_passes_says_when() -> None:
    busy = await visitor(answering(Unavailable("Too much to do", 7))).get("/api/v1/answer")
    often = await visitor(answering(TooMany(60))).get("/api/v1/answer")

    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "7")
    assert (often.status_code, often.headers["Retry-After"]) == (429, "60")


async def test_an_accident_is_noted_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        response = await visitor(answering(RuntimeError("the secret reason"))).get("/api/v1/answer")

    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.json()["error"].startswith("Something went wrong on our side")
    assert response.headers["X-Request-Id"] in caplog.text
    assert "the secret reason" in caplog.text


async def test_unknown_paths_and_methods_are_told_apart() -> None:
    client = visitor(answering(None))

    unknown = await client.get("/api/v1/nothing")
    slashed = await client.get("/api/v1/answer/")
    suffixed = await client.get("/api/v1/answer.json")
    wrong = await client.delete("/api/v1/answer")

    assert (unknown.status_code, unknown.json()) == (404, {"error": "Record not found"})
    assert (slashed.status_code, suffixed.status_code) == (404, 404)
    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert wrong.json() == {"error": "This address only takes GET, HEAD, OPTIONS"}


async def test_a_head_is_a_get_without_its_body() -> None:
    client = visitor(answering(Post("5")))

    whole, head = await client.get("/api/v1/answer"), await client.head("/api/v1/answer")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == "10"


async def test_a_deprecated_route_says_since_when() -> None:
    async def old(call: Call) -> Empty:
        return EMPTY

    response = await visitor(post("/api/v1/old", old, viewer=NOBODY, deprecated=1_730_000_000)).post("/api/v1/old")

    assert response.headers["Deprecation"] == "@1730000000"
