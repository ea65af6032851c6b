"""The doors of the API as strangers try them: every path filled in, every field with what does not belong there."""

import asyncio
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
from msgspec import inspect

from goodmob.app.routes import ROUTES
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import WEBSOCKET, Route, path_names
from tests.world.client import Client
from tests.world.wires import PATIENCE

DOORS = tuple(route for route in ROUTES if route.method != WEBSOCKET)

GROUP = {"a": "tea"}
NOT_A_NUMBER = ("tea", "1.5", "0x10", "1e3", "٣", True, 1.5, GROUP, ["tea"])
NOT_A_DECIMAL = ("tea", "0x10", "٣", "nan", "inf", True, GROUP, ["tea"])
NOT_AN_ID = (*NOT_A_NUMBER, "-1", -1, 2**63, str(2**63), 10**30, "9" * 400)


def named(door: Route) -> str:
    """What a finding calls a door."""
    return f"{door.method} {door.path}"


def place(door: Route, **values: str) -> str:
    """The path of a door with these values in it, and 1 for the others."""
    path = door.path
    for name in path_names(door.path):
        for mark in ":*":
            path = path.replace(mark + name, quote(values.get(name, "1"), safe=""))
    return path


def is_stream(door: Route) -> bool:
    """Whether a request that is let in has no end, so that only refusals can be waited for."""
    return door.path.startswith("/api/v1/streaming/") and not door.path.endswith("/health")


def reads(door: Route) -> bool:
    """Whether it takes what is sent from the query."""
    return door.method in {"GET", "DELETE"}


def fields(door: Route) -> dict[str, inspect.Type]:
    """The fields that a door takes besides those of its path."""
    return {field.encode_name: field.type for field in _fields(door)}


def must_be_sent(door: Route) -> list[str]:
    """Those of its fields that a door insists on."""
    return [field.encode_name for field in _fields(door) if field.required]


def _fields(door: Route) -> list[inspect.Field]:
    if door.params is None:
        return []
    about = inspect.type_info(door.params)
    assert isinstance(about, inspect.StructType)
    return [field for field in about.fields if field.encode_name not in path_names(door.path)]


def wrong(kind: inspect.Type, *, form: bool) -> list[Any]:
    """Values of which none belongs where this type is wanted; AssertionError for a type that is not known here.

    In a form everything is text, so that less is wrong where text is wanted.
    """
    if isinstance(kind, inspect.Metadata):
        return list(NOT_AN_ID) if (kind.extra or {}).get("id") else wrong(kind.type, form=form)
    if isinstance(kind, inspect.UnionType):
        first, *others = [wrong(part, form=form) for part in kind.types if not isinstance(part, inspect.NoneType)]
        return [value for value in first if all(value in other for other in others)]
    if isinstance(kind, inspect.ListType):
        return [GROUP, *([value] for value in wrong(kind.item_type, form=form))]
    if isinstance(kind, inspect.DictType):
        return ["tea", *({"a": value} for value in wrong(kind.value_type, form=form))]
    if isinstance(kind, inspect.StructType):
        return ["tea", 7, *({part.encode_name: value} for part in kind.fields for value in wrong(part.type, form=form))]
    if isinstance(kind, inspect.IntType):
        return list(NOT_A_NUMBER)
    if isinstance(kind, inspect.FloatType):
        return list(NOT_A_DECIMAL)
    if isinstance(kind, inspect.StrType):
        return [GROUP, ["tea"], "tea\x00", *([] if form else [True])]
    if isinstance(kind, inspect.BoolType):
        return ["perhaps", 2, GROUP, [True]]
    if isinstance(kind, inspect.LiteralType):
        return ["nothing like it", 7, GROUP, ["tea"]]
    assert isinstance(kind, inspect.CustomType), kind
    assert kind.cls is Upload
    return ["tea", 7, GROUP, True]


def takes_text(kind: inspect.Type) -> bool:
    """Whether any text fits."""
    return isinstance(kind, inspect.StrType)


def takes_number(kind: inspect.Type) -> bool:
    """Whether whole numbers fit."""
    return isinstance(kind, inspect.IntType)


def takes_id(kind: inspect.Type) -> bool:
    """Whether it is the id of something."""
    return isinstance(kind, inspect.Metadata) and bool((kind.extra or {}).get("id"))


Make = Callable[[Any], Any]


def makers(kind: inspect.Type, fits: Callable[[inspect.Type], bool]) -> Iterator[Make]:
    """Makers of values of this type: one for each place, however deep, where the tester's own value fits."""
    if fits(kind):
        yield lambda value: value
    elif isinstance(kind, inspect.UnionType):
        for part in kind.types:
            yield from makers(part, fits)
    elif isinstance(kind, inspect.ListType):
        yield from (partial(_listed, make) for make in makers(kind.item_type, fits))
    elif isinstance(kind, inspect.DictType):
        yield from (partial(_named, "0", make) for make in makers(kind.value_type, fits))
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from (partial(_named, field.encode_name, make) for make in makers(field.type, fits))


def _listed(make: Make, value: Any) -> list[Any]:
    return [make(value)]


def _named(name: str, make: Make, value: Any) -> dict[str, Any]:
    return {name: make(value)}


def flat(name: str, value: Any) -> list[tuple[str, str]]:
    """A value as fields of a form, or of a query."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in flat(f"{name}[{key}]", inner)]
    if isinstance(value, list):
        return [pair for inner in value for pair in flat(f"{name}[]", inner)]
    return [(name, json.dumps(value) if isinstance(value, bool) else str(value))]


async def knock(
    client: Client, door: Route, sent: dict[str, Any], *, path: str = "", form: bool = False
) -> httpx2.Response:
    """The answer of a door to these values: in the query where it reads, else in a body of JSON, or of a form.

    TimeoutError where it lets somebody in whom it should refuse, and then streams without end.
    """
    path = path or place(door)
    if reads(door) or form:
        body = urlencode([pair for name, value in sent.items() for pair in flat(name, value)])
        kind = "application/x-www-form-urlencoded"
    else:
        body, kind = json.dumps(sent), "application/json"
    if reads(door):
        asking = client.request(door.method, f"{path}?{body}" if body else path)
    else:
        asking = client.request(door.method, path, content=body, headers={"Content-Type": kind})
    return await asyncio.wait_for(asking, PATIENCE)


def flaw(response: httpx2.Response, *allowed: int) -> str:
    """What is not right about a refusal: its status, its type, or a body without a reason; empty where all is."""
    said = f"{response.status_code} {response.headers.get('content-type')} {response.text[:160]!r}"
    if response.status_code not in allowed:
        return f"not {allowed}: {said}"
    try:
        content = response.json()
    except ValueError:
        return f"no JSON: {said}"
    is_told = isinstance(content, dict) and isinstance(content.get("error"), str) and content["error"].strip()
    is_json = response.headers.get("content-type") == "application/json; charset=utf-8"
    return "" if is_told and is_json else f"says no reason in JSON: {said}"
