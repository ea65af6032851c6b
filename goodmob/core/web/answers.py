"""What a handler may return, and the response it becomes."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

import msgspec
from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.paging import Linked, Page

if TYPE_CHECKING:
    from goodmob.core.web.call import Call


class Empty(Struct, frozen=True):
    """The answer {} of endpoints that have nothing to tell."""


EMPTY = Empty()

CURSORS = frozenset({"max_id", "since_id", "min_id"})
NEVER_IN_LINKS = CURSORS | {"offset", "access_token"}

_encoder = msgspec.json.Encoder()


class Json(Response):
    """A response of JSON: a struct, a dictionary, a list, or `msgspec.Raw` that is JSON already."""

    def __init__(self, content: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        super().__init__(_encoder.encode(content), status, headers, "application/json; charset=utf-8")


def answer(call: "Call", result: Any) -> Response:
    """The response for what a handler returned: as it is, a page of a list with its links, or JSON."""
    if isinstance(result, Response):
        return result
    if isinstance(result, Page | Linked):
        response = Json(result.items if isinstance(result, Page) else result.content)
        if link := links(call, result):
            response.headers["Link"] = link
        return response
    return Json(EMPTY if result is None else result)


def links(call: "Call", page: Page[Any] | Linked[Any]) -> str:
    """The Link header of a page: absolute, with every other parameter of the request except the token."""
    query: bytes = call.scope["query_string"]
    kept = urlencode([pair for pair in parse_qsl(query.decode("latin-1"), True) if pair[0] not in NEVER_IN_LINKS])
    place = f"{call.house.settings.base_url}{quote(call.scope['path'])}?{kept}{'&' if kept else ''}"
    cursors = [("next", "max_id", page.oldest), ("prev", "min_id", page.newest)]
    if isinstance(page, Linked):
        cursors += [("next", "offset", page.next_offset), ("prev", "offset", page.previous_offset)]
    return ", ".join(
        f'<{place}{name}={cursor}>; rel="{relation}"' for relation, name, cursor in cursors if cursor is not None
    )
