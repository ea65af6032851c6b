"""Ways by which other servers would have us ask our own network, wait forever, or fill the memory."""

import asyncio
import gzip
import json
from typing import Any

import pytest

from goodmob.core.activitypub.bounds import DOCUMENT_BYTES
from goodmob.core.http.client import GuardedClient
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Passing, Unfetched, Untrusted
from tests.core.http.far_server import answer, far_server, guarded
from tests.world.far_server import ACTIVITY
from tests.world.world import World

INSIDE = [
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fe80::1%25eth0]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://mo:secret@far.example/",
    "https://far.example@127.0.0.1/",
    "https://far.example\\@127.0.0.1/",
    "https://far.example%2f@127.0.0.1/",
    "http://far.example/notes/1",
    "ftp://far.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "//far.example/",
    "",
    "https://goodmob.test/ap/users/1",
    "https://GOODMOB.test.:443/ap/users/1",
]


@pytest.mark.parametrize("uri", INSIDE)
async def test_nobody_inside_is_asked_whatever_the_spelling(world: World, uri: str) -> None:
    world.far_server()
    net: Any = world.house.http

    with pytest.raises(Untrusted):
        await fetch(world.house, uri)
    assert net.asked == []


NAMES = {
    "mapped.example": ["::ffff:127.0.0.1"],
    "compatible.example": ["::127.0.0.1"],
    "translated.example": ["64:ff9b::7f00:1"],
    "sixtofour.example": ["2002:7f00:1::"],
    "metadata.example": ["169.254.169.254"],
    "intranet.example": ["10.0.0.1"],
    "shared.example": ["100.64.0.1"],
    "home.example": ["127.0.0.1", "::1"],
}


@pytest.mark.parametrize("host", sorted(NAMES))
async def test_no_name_leads_inside(world: World, host: str) -> None:
    async with guarded(NAMES, private=False) as client:
        world.house.http = client  # type: ignore[assignment]  # the real one, with names of its own
        with pytest.raises(Untrusted, match="not on the public internet"):
            await fetch(world.house, f"https://{host}/notes/1")


async def test_a_name_that_changes_its_address_does_not_lead_inside(world: World) -> None:
    """What is checked is what is connected to: a second answer of the resolver is never asked for."""
    given: list[str] = []

    async def rebinding(host: str, port: int) -> list[str]:
        given.append(host)
        return ["192.0.2.1", "127.0.0.1"]

    client = GuardedClient("Goodmob/test", resolve=rebinding)
    world.house.http = client  # type: ignore[assignment]
    with pytest.raises(Untrusted, match="not on the public internet"):
        await fetch(world.house, "https://rebinding.example/notes/1")
    await client.aclose()
    assert given == ["rebinding.example"]


async def test_a_key_is_no_way_inside(world: World) -> None:
    async with far_server({}) as inside, guarded(private=False) as client:
        world.house.http = client  # type: ignore[assignment]
        for key_id in (f"http://127.0.0.1:{inside.port}/", f"{inside.url}/key", *INSIDE[:12]):
            signature = f'keyId="{key_id}",headers="(request-target) host date",signature="aGk="'
            signed = {"signature": signature, "date": "Mon, 01 Jan 2024 00:00:00 GMT"}
            response = await world.anyone.post("/inbox", content=b'{"type":"Like","actor":"x"}', headers=signed)
            assert response.status_code == 401
    assert inside.asked == []


HUGE = b'{"id":"' + b"x" * DOCUMENT_BYTES + b'"}'
BOMB = gzip.compress(b'{"id":"' + b" " * 99 * DOCUMENT_BYTES)


@pytest.mark.parametrize(
    "wire",
    [
        answer("200 OK", HUGE, content_type=ACTIVITY),
        b"HTTP/1.1 200 OK\r\nContent-Type: application/activity+json\r\nConnection: close\r\n\r\n" + HUGE,
        answer("200 OK", BOMB, content_type=ACTIVITY, content_encoding="gzip"),
        answer("200 OK", b"x", content_type=ACTIVITY, x_long="x" * 100_000),
    ],
    ids=["declared", "undeclared", "gzip", "head"],
)
async def test_nobody_fills_the_memory(world: World, wire: bytes) -> None:
    world.change(federation_loopback=True)
    async with far_server({"/note": wire}) as far, guarded() as client:
        world.house.http = client  # type: ignore[assignment]
        with pytest.raises(Unfetched):
            await fetch(world.house, f"{far.url}/note")


async def test_nobody_holds_us_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.change(federation_loopback=True)
    monkeypatch.setattr("goodmob.federation.fetching.SECONDS", 0.2)
    async with far_server({}) as far, guarded() as client:
        world.house.http = client  # type: ignore[assignment]
        async with asyncio.timeout(30):
            with pytest.raises(Passing):
                await fetch(world.house, f"{far.url}/slow")


async def test_servers_on_one_machine_meet_only_where_that_is_set(world: World) -> None:
    async with far_server({}) as far, guarded({"127.0.0.1": ["127.0.0.1"]}) as client:
        world.house.http = client  # type: ignore[assignment]
        uri = f"http://127.0.0.1:{far.port}/note"
        far.answers["/note"] = answer("200 OK", json.dumps({"id": uri}).encode(), content_type=ACTIVITY)
        with pytest.raises(Untrusted):
            await fetch(world.house, uri)
        world.change(federation_loopback=True)

        assert await fetch(world.house, uri) == {"id": uri}
