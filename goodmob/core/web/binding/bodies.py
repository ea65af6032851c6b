"""The body of a request as a tree of values: JSON, urlencoded or multipart, never more than the route allows."""

from typing import Any
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import HTTPConnection, Request

from goodmob.core.errors import Malformed
from goodmob.core.web.binding.forms import FORMS, MOST_FIELDS, read_form
from goodmob.core.web.binding.keys import nest

DEEPEST_JSON = 12


def content_type(request: Request) -> str:
    """The media type of the body without its parameters, in small letters; empty where none is named."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def read_query(request: HTTPConnection) -> dict[str, Any]:
    """The query string as a tree."""
    query: bytes = request.scope["query_string"]
    return nest(_pairs(query)) if query else {}


async def read_body(request: Request) -> dict[str, Any]:
    """The body as a tree, empty where its type is none we know; Malformed where it is not what it says it is."""
    kind = content_type(request)
    if kind in FORMS:
        return nest((await read_form(request, kind)).multi_items())
    if kind == "application/json" or kind.endswith("+json"):
        return _json(await request.body())
    return {}


def _pairs(query: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Malformed(f"The query has more than {MOST_FIELDS} fields") from error


def _json(body: bytes) -> dict[str, Any]:
    if not body.strip():
        return {}
    try:
        tree = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(f"The JSON body cannot be read: {error}") from error
    except RecursionError as error:
        raise Malformed("The JSON body is nested too deep") from error
    if not isinstance(tree, dict):
        raise Malformed("The JSON body must be an object, with a name for each value")
    if _deeper_than(tree, DEEPEST_JSON):
        raise Malformed(f"The JSON body is nested too deep; {DEEPEST_JSON} levels are the most")
    return tree


def _deeper_than(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        return levels == 0 or any(_deeper_than(inner, levels - 1) for inner in value.values())
    if isinstance(value, list):
        return levels == 0 or any(_deeper_than(inner, levels - 1) for inner in value)
    return False
