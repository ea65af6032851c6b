"""Requests as the doors get them, without a door."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.types import Message

from tests.world.world import World


def request_of(world: World, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None) -> Request:
    """A request to the house of a world, with the host that it is asked by unless the headers say another."""
    path, _, query = path.partition("?")
    named = {"host": world.house.settings.local_domain, **{name.lower(): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body or b"", "more_body": False}

    return Request(scope, receive)
