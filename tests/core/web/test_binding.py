"""Binding: every way in which clients write the same values, and clear refusals for what cannot be meant."""

from typing import Annotated, Any, Literal

import pytest
from msgspec import UNSET, Meta, Struct, UnsetType

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, delete, get, patch, post
from tests.core.web.rig import visitor
from tests.world.client import Client


class Poll(Struct):
    """A poll as clients send it."""

    options: list[str]
    expires_in: int
    multiple: bool = False


class ProfileField(Struct):
    """A row of a profile."""

    name: str = ""
    value: str = ""


class Everything(Struct, kw_only=True):
    """One field of each sort."""

    text: Annotated[str, Meta(max_length=20)] = ""
    ids: list[Id] = []
    number: int | None = None
    small: Annotated[int, Meta(ge=1, le=9)] | UnsetType = UNSET
    ratio: float | None = None
    sensitive: bool | None = None
    visibility: Literal["public", "private"] | None = None
    note: str | UnsetType | None = UNSET
    poll: Poll | None = None
    fields_attributes: list[ProfileField] | UnsetType = UNSET
    uris: str | list[str] = ""
    alerts: dict[str, bool] = {}


async def echo(call: Call, params: Everything) -> Everything:
    """What was understood."""
    return params


class Named(Struct):
    """A path with an id and more in the query."""

    id: Id
    name: str = ""


async def echo_named(call: Call, params: Named) -> Named:
    """What was understood."""
    return params


def client() -> Client:
    doors = [make("/echo", echo, viewer=NOBODY) for make in (get, post, patch, delete)]
    return visitor(*doors, post("/things/:id", echo_named, viewer=NOBODY))


async def understood(**about: Any) -> dict[str, Any]:
    response = await client().post("/echo", **about)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


@pytest.mark.parametrize(
    ("form", "field", "value"),
    [
        ("text=hello+there%21", "text", "hello there!"),
        ("text=caf%C3%A9", "text", "café"),
        ("ids[]=1&ids[]=22", "ids", [1, 22]),
        ("ids%5B%5D=1", "ids", [1]),
        ("ids=3", "ids", [3]),
        ("ids=3&ids=4", "ids", [3, 4]),
        ("ids[]=", "ids", []),
        ("ids=", "ids", []),
        ("ids[0]=5&ids[1]=6", "ids", [5, 6]),
        ("ids[1]=6&ids[0]=5", "ids", [5, 6]),
        ("number=12", "number", 12),
        ("number=-3", "number", -3),
        ("number=", "number", None),
        ("number=1&number=2", "number", 2),
        ("ratio=0.5", "ratio", 0.5),
        ("sensitive=true", "sensitive", True),
        ("sensitive=1", "sensitive", True),
        ("sensitive=on", "sensitive", True),
        ("sensitive=T", "sensitive", True),
        ("sensitive=false", "sensitive", False),
        ("sensitive=0", "sensitive", False),
        ("sensitive=", "sensitive", None),
        ("visibility=", "visibility", None),
        ("visibility=private", "visibility", "private"),
        ("note=", "note", ""),
        ("uris=https://a.test", "uris", "https://a.test"),
        ("uris[]=https://a.test&uris[]=https://b.test", "uris", ["https://a.test", "https://b.test"]),
        ("alerts[mention]=true&alerts[poll]=0", "alerts", {"mention": True, "poll": False}),
        (
            "poll[options][]=tea&poll[options][]=coffee&poll[expires_in]=300&poll[multiple]=on",
            "poll",
            {"options": ["tea", "coffee"], "expires_in": 300, "multiple": True},
        ),
        (
            "fields_attributes[0][name]=a&fields_attributes[0][value]=b&fields_attributes[1][name]=c",
            "fields_attributes",
            [{"name": "a", "value": "b"}, {"name": "c", "value": ""}],
        ),
        (
            "fields_attributes[][name]=a&fields_attributes[][value]=b&fields_attributes[][name]=c",
            "fields_attributes",
            [{"name": "a", "value": "b"}, {"name": "c", "value": ""}],
        ),
    ],
)
async def test_a_form_is_understood(form: str, field: str, value: Any) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    assert (await understood(content=form, headers=headers))[field] == value


@pytest.mark.parametrize(
    ("sent", "field", "value"),
    [
        ({"ids": ["1", 2]}, "ids", [1, 2]),
        ({"ids": {"0": "1", "1": "2"}}, "ids", [1, 2]),
        ({"number": "12"}, "number", 12),
        ({"number": 12.0}, "number", 12),
        ({"number": None}, "number", None),
        ({"text": None}, "text", ""),
        ({"text": 5}, "text", "5"),
        ({"note": None}, "note", None),
        ({"sensitive": "true"}, "sensitive", True),
        ({"sensitive": 1}, "sensitive", True),
        ({"poll": {"options": ["a", "b"], "expires_in": "60"}}, "poll", {"options": ["a", "b"], "expires_in": 60}),
        ({"fields_attributes": {"0": {"name": "a"}}}, "fields_attributes", [{"name": "a", "value": ""}]),
        ({"fields_attributes": [{"name": "a", "unknown": 1}]}, "fields_attributes", [{"name": "a", "value": ""}]),
        ({"unknown": {"deep": [1]}, "text": "yes"}, "text", "yes"),
    ],
)
async def test_json_is_understood(sent: dict[str, Any], field: str, value: Any) -> None:
    answer = (await understood(json=sent))[field]

    assert answer == value or (isinstance(value, dict) and answer == {**value, "multiple": False})


async def test_what_was_not_sent_is_not_there() -> None:
    answer = await understood(json={})

    assert "note" not in answer
    assert "fields_attributes" not in answer


async def test_the_path_wins_over_the_body_and_the_body_over_the_query() -> None:
    response = await client().post("/things/5?name=query&id=6", json={"id": "7", "name": "body"})

    assert response.json() == {"id": 5, "name": "body"}


async def test_a_path_that_names_no_id_is_not_found() -> None:
    for path in ("/things/abc", "/things/99999999999999999999", "/things/-1", "/things/5.json"):
        response = await client().post(path)
        assert (response.status_code, response.json()) == (404, {"error": "Record not found"}), path


async def test_deleting_and_changing_take_bodies_too() -> None:
    removed = await client().request("DELETE", "/echo", json={"number": 3})
    changed = await client().patch("/echo", files={"text": (None, "multipart")})

    assert removed.json()["number"] == 3
    assert changed.json()["text"] == "multipart"


async def test_reading_takes_the_query_alone() -> None:
    response = await client().request("GET", "/echo?ids[]=4", json={"ids": [5]})

    assert response.json()["ids"] == [4]


@pytest.mark.parametrize(
    ("sent", "field", "message"),
    [
        ({"ids": ["abc"]}, "ids[0]", "must be an id, a string of digits"),
        ({"ids": [-1]}, "ids[0]", "must be an id, a string of digits"),
        ({"ids": [True]}, "ids[0]", "must be an id, a string of digits"),
        ({"ids": {"a": 1}}, "ids", "must be a list"),
        ({"number": "many"}, "number", "must be a whole number"),
        ({"number": "1.5"}, "number", "must be a whole number"),
        ({"number": [1]}, "number", "must be a whole number"),
        ({"ratio": "half"}, "ratio", "must be a number"),
        ({"ratio": "NaN"}, "ratio", "must be a number"),
        ({"sensitive": "maybe"}, "sensitive", "must be true or false"),
        ({"sensitive": 2}, "sensitive", "must be true or false"),
        ({"visibility": "secret"}, "visibility", "must be one of private, public"),
        ({"text": {"a": 1}}, "text", "must be text"),
        ({"text": "a\x00b"}, "text", "must not contain a NUL character"),
        ({"text": "x" * 21}, "text", "is too long (maximum is 20 characters)"),
        ({"small": 10}, "small", "must be at most 9"),
        ({"small": 0}, "small", "must be at least 1"),
        ({"poll": "tea"}, "poll", "must be a group of named values"),
        ({"poll": {"options": ["a"]}}, "poll[expires_in]", "can't be blank"),
        ({"poll": {"options": "a", "expires_in": "soon"}}, "poll[expires_in]", "must be a whole number"),
        ({"fields_attributes": [{"name": ["a"]}]}, "fields_attributes[0][name]", "must be text"),
    ],
)
async def test_a_wrong_value_is_refused_by_name_and_remedy(sent: dict[str, Any], field: str, message: str) -> None:
    response = await client().post("/echo", json=sent)

    assert response.status_code == 422
    assert response.json()["field"] == field
    assert response.json()["error"] == f"Validation failed: {field.replace('_', ' ').capitalize()} {message}"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"{", "The JSON body cannot be read: Input data was truncated"),
        (b"[1]", "The JSON body must be an object, with a name for each value"),
        (b'{"text": "\xff"}', "The JSON body cannot be read"),
        (b'{"text": "\\ud800"}', "The JSON body cannot be read"),
        (b'{"a":' * 20 + b"1" + b"}" * 20, "The JSON body is nested too deep"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "The JSON body is nested too deep"),
        (b'{"number": 1e999}', "The JSON body cannot be read"),
    ],
)
async def test_malformed_json_is_refused(body: bytes, error: str) -> None:
    response = await client().post("/echo", content=body, headers={"Content-Type": "application/json"})

    assert response.status_code == 400
    assert response.json()["error"].startswith(error)


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ("a[b][c][d][e][f]=1", "The field a[b][c][d][e][f] is nested too deep"),
        ("text=1&text[a]=2", "The field text[a] is sent both as a value and as a group of values"),
        ("ids[]=1&ids=2", "The field ids is sent both as a value and as a group of values"),
        ("ids[]=1&ids[][x]=2", "The field ids[][x] is sent both as a value and as a group of values"),
        ("poll[a]=1&poll[][b]=2", "The field poll[][b] is sent both as a value and as a group of values"),
        ("poll[a]=1&poll[][][b]=2", "The field poll[][][b] is sent both as a value and as a group of values"),
        ("&".join(f"f{number}=1" for number in range(1001)), "The form cannot be read: Too many fields"),
    ],
)
async def test_a_contradictory_form_is_refused(form: str, error: str) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = await client().post("/echo", content=form, headers=headers)

    assert response.status_code == 400
    assert response.json()["error"].startswith(error)


async def test_a_query_of_a_thousand_fields_is_too_much() -> None:
    response = await client().get("/echo?" + "&".join(f"f{number}" for number in range(1001)))

    assert (response.status_code, response.json()) == (400, {"error": "The query has more than 1000 fields"})


async def test_names_that_are_no_names_are_passed_over() -> None:
    response = await client().get("/echo?ids[=1&]=2&=3&text=fine")

    assert response.json()["text"] == "fine"
