"""Bodies that are not what they say they are, in front of every door that takes one."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from goodmob.core.web.routes import Route
from goodmob.core.web.scopes import SCOPES
from tests.app.doors import DOORS, flaw, named, place
from tests.world.books import books, changed
from tests.world.client import Client
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

TAKING = [door for door in DOORS if door.method != "GET" and door.params is not None]
ONE_OF_EACH = list({(door.most_body, door.viewer): door for door in TAKING}.values())
"""Enough for bodies that take long to read: nothing but this tells doors apart before they are read."""
LONG = 20_000
JSON, FORM, PARTS = "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="tea"\r\n\r\n'

MALFORMED = {
    "cut off": (JSON, b'{"status": "te'),
    "a list": (JSON, b"[1]"),
    "a text": (JSON, b'"tea"'),
    "nothing": (JSON, b"null"),
    "two objects": (JSON, b"{} {}"),
    "not a number": (JSON, b'{"tea": NaN}'),
    "infinite": (JSON, b'{"tea": 1e999}'),
    "a number of many digits": (JSON, b'{"tea": ' + b"9" * 5_000 + b"}"),
    "deep lists": (JSON, b'{"tea": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
    "deep objects": (JSON, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "a little too deep": (JSON, b'{"tea": ' + b"[" * 12 + b"]" * 12 + b"}"),
    "no UTF-8": (JSON, b'{"tea": "\xff\xfe"}'),
    "UTF-16": (JSON, '{"tea": 1}'.encode("utf-16")),
    "half a pair": (JSON, b'{"tea": "\\ud83d"}'),
    "half a pair as a name": (JSON, b'{"\\ud83d": "tea"}'),
    "other JSON": ("application/ld+json", b"{"),
    "no boundary": ("multipart/form-data", b"--x"),
    "a strange boundary": (PARTS, b"tea"),
    "a part without a name": (PARTS, b"--x\r\nContent-Disposition: form-data\r\n\r\ntea\r\n--x--"),
    "a form that breaks off": (PARTS, PART + b"tea"),
    "a form in another charset": (f"{PARTS}; charset=utf-7", PART + b"tea\r\n--x--"),
    "a long part": (PARTS, PART + b"a" * 600_000 + b"\r\n--x--"),
    "a long head": (PARTS, PART.replace(b"tea", b"a" * 100_000) + b"tea\r\n--x--"),
    "many parts": (PARTS, (PART + b"tea\r\n") * 1_001 + b"--x--"),
    "many files": (PARTS, (PART.replace(b'"tea"', b'"tea"; filename="a"') + b"tea\r\n") * 9 + b"--x--"),
    "many fields": (FORM, b"tea=1&" * 1_001),
    "deep fields": (FORM, b"a[b][c][d][e][f]=tea"),
    "a value and a group": (FORM, b"tea=1&tea[a]=2"),
    "a group and a value": (FORM, b"tea[a]=2&tea=1"),
    "a long field": (FORM, b"tea=" + b"a" * 600_000),
}
IGNORED = {
    "plain text": ("text/plain", b"status=tea"),
    "a picture": ("image/png", b"\x89PNG\r\n"),
    "no type": ("", b"status=tea"),
    "a strange type": ("tea; \xff", b"status=tea"),
    "names that are none": (FORM, b"=1&[]=2&[a]=3&a]=4&a[=5&%ff=6"),
    "white space": (JSON, b" \n "),
    "an empty form": (PARTS, b"--x--\r\n"),
}


Body = bytes | AsyncIterator[bytes]


async def sent(client: Client, door: Route, kind: str, body: Body, *, announced: int = -1) -> httpx2.Response:
    """The answer to a body of this type, which announces its own length or another."""
    headers = [(b"content-type", kind.encode("latin-1"))] if kind else []
    if announced >= 0:
        headers.append((b"content-length", str(announced).encode()))
    return await client.request(door.method, place(door), content=body, headers=headers)


async def test_what_cannot_be_read_is_refused(world: World) -> None:
    ada = await world.person("ada", scopes=" ".join(SCOPES))
    before = await books(world.house.db)
    found = []

    for what, (kind, body) in MALFORMED.items():
        for door in TAKING if len(body) < LONG else ONE_OF_EACH:
            answer = await sent(ada, door, kind, body)
            if fault := flaw(answer, 400):
                found.append(f"{named(door)}, {what}: {fault}")

    assert not found
    assert not changed(before, await books(world.house.db))


async def test_a_body_of_no_known_type_is_as_good_as_none(world: World) -> None:
    ada = await world.person("ada", scopes=" ".join(SCOPES))
    found = []

    for door in TAKING:
        nothing = await sent(ada, door, "", b"")
        for what, (kind, body) in IGNORED.items():
            answer = await sent(ada, door, kind, body)
            if (answer.status_code, answer.text) != (nothing.status_code, nothing.text):
                found.append(
                    f"{named(door)}, {what}: {answer.status_code} {answer.text[:100]} not {nothing.text[:100]}"
                )

    assert not found


async def test_of_a_name_that_comes_twice_the_last_value_counts(world: World) -> None:
    ada = await world.person("ada", scopes=" ".join(SCOPES))
    twice = b'{"status": "first", "visibility": {"a": 1}, "status": "last", "visibility": "unlisted"}'

    posted = await ada.post("/api/v1/statuses", content=twice, headers={"Content-Type": JSON})

    assert (posted.json()["content"], posted.json()["visibility"]) == ("<p>last</p>", "unlisted")


async def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(world: World) -> None:
    ada = await world.person("ada", scopes=" ".join(SCOPES))
    before = await books(world.house.db)
    found = []

    for door in TAKING:
        answers = [await sent(ada, door, JSON, b"{}", announced=door.most_body + 1)]
        if door.most_body < 2_000_000:
            answers.append(await sent(ada, door, JSON, pieces(door.most_body + 1)))
        found += [f"{named(door)}: {fault}" for answer in answers if (fault := flaw(answer, 413))]

    assert not found
    assert not changed(before, await books(world.house.db))


async def pieces(size: int) -> AsyncIterator[bytes]:
    """A body of so many bytes, which nobody announces."""
    for start in range(0, size, 65_536):
        yield b" " * min(65_536, size - start)
