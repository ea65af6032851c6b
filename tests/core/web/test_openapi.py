"""The description of the API: every route is in it, every reference leads somewhere, types are told as they travel."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import UNSET, Struct, UnsetType, field
from starlette.responses import Response

from goodmob.app.routes import ROUTES
from goodmob.core.settings import Settings
from goodmob.core.web.answers import Empty
from goodmob.core.web.call import Call, Socket
from goodmob.core.web.openapi import describe
from goodmob.core.web.paging import Page, PageParams
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import APP, NOBODY, OPTIONAL, delete, get, patch, post, websocket
from tests.core.web.rig import visitor

SETTINGS = Settings(base_url="https://goodmob.test")


class Post(Struct):
    """A post."""

    id: str
    reply: "Post | None" = None


class Poll(Struct):
    """A poll."""

    options: list[str]


class Publish(Struct, kw_only=True):
    """What a new post takes."""

    status: str
    media_ids: list[Id] = []
    poll: Poll | None = None
    note: str | UnsetType = UNSET


class Listed(PageParams):
    """The posts of an account."""

    id: Id
    tagged: list[str] = field(default_factory=list)


class Change(Struct):
    """A new picture for a post."""

    id: Id
    file: Upload


async def publish(call: Call, params: Publish) -> Post:
    """Publishes a post.

    Or keeps it for later.
    """
    return Post("1")


async def listed(call: Call, params: Listed) -> Page[Post]:
    """The posts of an account."""
    return Page([])


async def change(call: Call, params: Change) -> Post | Poll | Response:
    """Changes the picture."""
    return Post("1")


async def nothing(call: Call) -> Empty:
    """Nothing much."""
    return Empty()


async def anything(call: Call) -> dict[str, object]:
    """Something of any shape."""
    return {}


async def listen(socket: Socket) -> None:
    """Listens."""


OWN = (
    post("/api/v1/statuses", publish, scope="write:statuses"),
    get("/api/v1/accounts/:id/statuses", listed, viewer=OPTIONAL, scope="read:statuses"),
    patch("/api/v1/statuses/:id", change, scope=("write:statuses", "write:media")),
    delete("/api/v1/statuses/:id", nothing, deprecated=1),
    get("/api/v1/apps/verify", nothing, viewer=APP),
    get("/api/v1/health/:name", anything, viewer=NOBODY),
    websocket("/api/v1/streaming", listen),
)


def description(routes: tuple[Any, ...]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(describe(routes, SETTINGS))
    return made


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


@pytest.mark.parametrize("routes", [OWN, ROUTES], ids=["a few", "all of the house"])
def test_every_route_is_described_and_every_reference_resolves(routes: tuple[Any, ...]) -> None:
    told = description(routes)
    operations = {
        (method.upper(), path): operation
        for path, methods in told["paths"].items()
        for method, operation in methods.items()
    }

    assert len(operations) == len([route for route in routes if route.method != "WEBSOCKET"])
    assert len({operation["operationId"] for operation in operations.values()}) == len(operations)
    for (_, path), operation in operations.items():
        in_path = {parameter["name"] for parameter in operation["parameters"] if parameter["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path)), path
        assert operation["summary"], path
        assert {"200", "default"} == operation["responses"].keys()
    for reference in references(told):
        assert reference.removeprefix("#/components/schemas/") in told["components"]["schemas"], reference


def test_a_body_is_told_in_every_form_it_may_have() -> None:
    body = description(OWN)["paths"]["/api/v1/statuses"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]

    assert body["content"].keys() == {
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    }
    assert (schema["required"], body["required"]) == (["status"], True)
    assert schema["properties"]["media_ids"]["items"] == {"type": "string", "pattern": "^[0-9]+$"}


def test_a_file_needs_multipart() -> None:
    operation = description(OWN)["paths"]["/api/v1/statuses/{id}"]["patch"]
    (content,) = operation["requestBody"]["content"].items()

    assert content[0] == "multipart/form-data"
    assert content[1]["schema"]["properties"] == {"file": {"type": "string", "format": "binary"}}
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {
        "anyOf": [{"$ref": "#/components/schemas/Post"}, {"$ref": "#/components/schemas/Poll"}]
    }


def test_a_list_is_told_with_its_cursors() -> None:
    operation = description(OWN)["paths"]["/api/v1/accounts/{id}/statuses"]["get"]
    names = [(parameter["in"], parameter["name"], parameter["required"]) for parameter in operation["parameters"]]

    assert names == [
        ("path", "id", True),
        ("query", "tagged[]", False),
        ("query", "max_id", False),
        ("query", "since_id", False),
        ("query", "min_id", False),
        ("query", "limit", False),
    ]
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Post"},
    }
    assert "Link" in operation["responses"]["200"]["headers"]


def test_scopes_are_told_as_they_are_asked() -> None:
    paths = description(OWN)["paths"]

    assert paths["/api/v1/statuses"]["post"]["security"] == [{"person": ["write:statuses"]}]
    assert paths["/api/v1/statuses/{id}"]["patch"]["security"] == [
        {"person": ["write:statuses"]},
        {"person": ["write:media"]},
    ]
    assert paths["/api/v1/accounts/{id}/statuses"]["get"]["security"] == [{}, {"person": ["read:statuses"]}]
    assert paths["/api/v1/apps/verify"]["get"]["security"] == [{"application": []}]
    assert paths["/api/v1/health/{name}"]["get"]["security"] == [{}]
    assert paths["/api/v1/statuses/{id}"]["delete"]["deprecated"] is True


async def test_the_description_is_served() -> None:
    response = await visitor(*OWN).get("/api/openapi.json")

    assert (response.status_code, response.json()) == (200, description(OWN))
