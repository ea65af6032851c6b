"""The application as a server sees it: start, stop, and clients that leave too early."""

import asyncio
from typing import Any

import pytest
from msgspec import Struct
from starlette.types import Message

from goodmob.core.web.asgi import WebApp
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, post
from tests.core.web.rig import web_app

DONE: list[str] = []


class Named(Struct):
    """Something with a name."""

    name: str = ""


async def act(call: Call, params: Named) -> Named:
    """Takes a while and is done, whether anybody still listens or not."""
    await asyncio.sleep(0)
    DONE.append(params.name)
    return params


ROUTES = (post("/api/v1/act", act, viewer=NOBODY),)


async def talk(app: WebApp, scope: dict[str, Any], *messages: Message) -> list[Message]:
    """What the application says to these messages."""
    said: list[Message] = []
    waiting = iter(messages)

    async def receive() -> Message:
        return next(waiting, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        said.append(message)

    await app(scope, receive, send)
    return said


def request(body: bytes, more: bool) -> tuple[dict[str, Any], Message]:
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/v1/act",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": ("203.0.113.9", 5000),
    }
    return scope, {"type": "http.request", "body": body, "more_body": more}


async def test_hooks_run_in_order() -> None:
    ran: list[str] = []

    def hook(name: str) -> Any:
        async def run() -> None:
            ran.append(name)

        return run

    app = web_app(on_start=(hook("open"), hook("begin")), on_stop=(hook("end"),))
    said = await talk(app, {"type": "lifespan"}, {"type": "lifespan.startup"}, {"type": "lifespan.shutdown"})

    assert ran == ["open", "begin", "end"]
    assert [message["type"] for message in said] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


async def test_a_start_that_fails_says_so() -> None:
    async def fail() -> None:
        raise RuntimeError("no room")

    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    with pytest.raises(RuntimeError, match="no room"):
        await web_app(on_start=(fail,))({"type": "lifespan"}, receive, send)

    assert said == [{"type": "lifespan.startup.failed", "message": "no room"}]


async def test_what_arrived_whole_is_done_though_the_client_has_left() -> None:
    DONE.clear()
    scope, whole = request(b'{"name": "whole"}', more=False)
    said = await talk(web_app(ROUTES), scope, whole)

    assert DONE == ["whole"]
    assert said[0]["status"] == 200


async def test_what_arrived_in_part_is_not_done() -> None:
    DONE.clear()
    scope, part = request(b'{"name": "part', more=True)
    said = await talk(web_app(ROUTES), scope, part)

    assert (DONE, said) == ([], [])
