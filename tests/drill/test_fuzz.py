"""Requests that nobody thought of: whatever is sent, each door and each page has an answer, and it is never 500."""

import json
from typing import Any, NamedTuple

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goodmob.app.routes import PAGES
from goodmob.core.web.routes import Route, path_names
from goodmob.core.web.scopes import SCOPES
from tests.accounts.visits import a_browser_of
from tests.app.belongings import FITTING, belongings, kinds_named
from tests.app.doors import DOORS, fields, flat, is_stream, named, place, reads
from tests.media.samples import picture
from tests.world.browser import forms_of
from tests.world.client import Client
from tests.world.world import World

pytestmark = pytest.mark.drill

fuzzed = settings(
    max_examples=1_500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

LEAVING = ("/auth/sign_out", "/settings/delete", "/settings/password")
"""Pages that would turn Ada out of the house."""
TAKING = [door for door in DOORS if not reads(door)]
OURS = [door for door in DOORS if not is_stream(door)]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
WORDS = (
    "",
    "tea",
    "1",
    "-1",
    "0",
    "true",
    "null",
    "2026-12-24T12:00:00Z",
    "https://a.example/",
    "@ben",
    "#tea",
    "public",
)
HOSTILE = (
    "\x00",
    "\ud800",
    "\u202e",
    "\ufeff",
    "%00",
    "' OR 1=1 --",
    "{{7*7}}",
    "<script>",
    "../../etc/passwd",
    "٣",
    "𝒶",
    "🇫" * 9,
)
NUMBERS = some.one_of(some.integers(-3, 3), some.integers(-(2**70), 2**70), some.floats(), some.just(2**63))
TEXTS = some.one_of(some.sampled_from((*WORDS, *HOSTILE)), some.text(max_size=40), some.text("a@#:/. \n", max_size=900))
VALUES = some.recursive(
    some.one_of(some.none(), some.booleans(), NUMBERS, TEXTS),
    lambda inner: some.one_of(some.lists(inner, max_size=4), some.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=8,
)
IN_PATHS = TEXTS.map(lambda text: text.encode(errors="replace").decode()).filter(bool)
KINDS = (
    *(b"", b"application/json", b"application/ld+json", b"application/x-www-form-urlencoded", b"text/plain", b"\xff"),
    *(b"multipart/form-data; boundary=x", b"multipart/form-data; boundary=x; charset=punycode", b"multipart/form-data"),
)
HEADS = (
    *(
        b'Content-Disposition: form-data; name="status"',
        b'Content-Disposition: form-data; name="file"; filename="a.png"',
    ),
    *(b"Content-Disposition: form-data", b'content-disposition: attachment; name="a', b"Content-Type: image/png"),
    *(b'Content-Disposition: form-data; name="poll[options][]"', b"X: \xff", b"", b":"),
)


PARTS = some.lists(
    some.tuples(some.lists(some.sampled_from(HEADS), max_size=3), some.binary(max_size=50)), max_size=5
).map(
    lambda parts: (
        b"".join(b"--x\r\n" + b"\r\n".join(head) + b"\r\n\r\n" + body + b"\r\n" for head, body in parts) + b"--x--"
    )
)
WOUNDS = some.tuples(some.integers(0, 10_000), some.binary(max_size=6))

Asking = tuple[Route, dict[str, str], dict[str, Any]]


@some.composite
def requests(draw: some.DrawFn, doors: list[Route]) -> Asking:
    """A door, what stands in its path instead of what should, and fields that are mostly those it knows."""
    door = draw(some.sampled_from(doors))
    odd = draw(some.dictionaries(some.sampled_from(path_names(door.path) or ("none",)), IN_PATHS, max_size=1))
    known = some.sampled_from([*fields(door), "limit", "max_id", "access_token"])
    sent = draw(some.dictionaries(some.one_of(known, known, known, TEXTS), VALUES, max_size=5))
    return door, odd, {**(FITTING.get(named(door), {}) if draw(some.booleans()) else {}), **sent}


async def asked(client: Client, door: Route, path: str, kind: str, sent: dict[str, Any]) -> httpx2.Response:
    """The answer to these fields, in the query or in a body of this kind."""
    pairs = httpx2.QueryParams([pair for name, value in sent.items() for pair in clean(flat(name, value))])
    if reads(door):
        return await client.request(door.method, f"{path}?{pairs}"[:60_000])
    body = json.dumps(sent) if kind == JSON else str(pairs)
    return await client.request(door.method, path, content=body.encode(), headers={"Content-Type": kind})


def clean(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs that can be written into an address: no half of a surrogate pair."""
    return [(name.encode(errors="replace").decode(), value.encode(errors="replace").decode()) for name, value in pairs]


class Inhabited(NamedTuple):
    """Ada with a token for everything, her browser with the secret of its forms, and the ids of her things by kind."""

    ada: Client
    browser: Client
    secret: str
    things: dict[str, str]

    def path(self, door: Route, odd: dict[str, str]) -> str:
        """The path of a door about Ada's things, but for what is odd; nothing that is there is deleted."""
        pages = {"username": "ada", "id": self.things["post"]} if door in PAGES else {}
        named = {name: self.things[kind] for name, kind in kinds_named(door).items()} if door in DOORS else pages
        return place(door, **{**(named if door.method != "DELETE" else {}), **odd})


@pytest.fixture
async def inhabited(world: World) -> Inhabited:
    """A house in which Ada has one of everything."""
    ada, ben = await world.person("ada", scopes=" ".join(SCOPES)), await world.person("ben")
    browser = await a_browser_of(world, "ada")
    secret = forms_of(await browser.get("/settings/profile"))[0].values["csrf_token"]
    return Inhabited(ada, browser, secret, await belongings(world, ada, ben))


@fuzzed
@given(asking=requests(OURS), kind=some.sampled_from((JSON, FORM)))
async def test_no_request_breaks_a_door(inhabited: Inhabited, asking: Asking, kind: str) -> None:
    door, odd, sent = asking

    answer = await asked(inhabited.ada, door, inhabited.path(door, odd), kind, sent)

    assert not answer.is_server_error, answer.text


@fuzzed
@given(asking=requests([page for page in PAGES if page.path not in LEAVING]))
async def test_no_form_breaks_a_page(inhabited: Inhabited, asking: Asking) -> None:
    page, odd, sent = asking

    answer = await asked(
        inhabited.browser, page, inhabited.path(page, odd), FORM, {**sent, "csrf_token": inhabited.secret}
    )

    assert not answer.is_server_error, answer.text


@fuzzed
@given(
    door=some.sampled_from(TAKING), kind=some.sampled_from(KINDS), body=some.one_of(PARTS, some.binary(max_size=200))
)
async def test_no_bytes_break_a_door(inhabited: Inhabited, door: Route, kind: bytes, body: bytes) -> None:
    headers = [(b"content-type", kind)]

    answer = await inhabited.ada.request(door.method, inhabited.path(door, {}), content=body, headers=headers)

    assert not answer.is_server_error, answer.text


@settings(fuzzed, max_examples=150)
@given(form=some.sampled_from(("PNG", "JPEG", "GIF", "WEBP")), wounds=some.lists(WOUNDS, min_size=1, max_size=9))
async def test_no_picture_breaks_the_upload(inhabited: Inhabited, form: str, wounds: list[tuple[int, bytes]]) -> None:
    body = bytearray(picture(form))
    for at, bytes_ in wounds:
        body[at % len(body) : at % len(body) + len(bytes_) // 2] = bytes_

    answer = await inhabited.ada.post("/api/v2/media", files={"file": ("tea", bytes(body), f"image/{form.lower()}")})

    assert answer.status_code in {200, 202, 422}, answer.text
