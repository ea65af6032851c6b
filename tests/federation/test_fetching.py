"""Documents of the far server: which are believed, and where nobody is ever asked."""

import json
from typing import Any

import pytest

from goodmob.core.clock import MINUTE
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Gone, Passing, Unfetched, Untrusted
from goodmob.instance.actions.keep_server_block import ServerBlockWish, add_server_block
from tests.world.far_server import ACTIVITY, FarServer, Page
from tests.world.world import World

NOTE = "https://far.example/notes/1"
OTHER = "https://far.example/notes/2"
EVIL = "https://evil.example/notes/1"


def page(document: Any, content_type: str = ACTIVITY, **about: Any) -> Page:
    """A document as it is served."""
    return Page(json.dumps(document).encode(), content_type, **about)


@pytest.fixture
def far(world: World) -> FarServer:
    """The far server, with a note."""
    far = world.far_server()
    far.documents[NOTE] = {"id": NOTE, "type": "Note"}
    return far


@pytest.mark.parametrize(
    "kind",
    [
        ACTIVITY,
        "application/activity+json; charset=utf-8",
        'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
        'application/ld+json;profile="https://www.w3.org/ns/activitystreams https://other.example/";charset=utf-8',
    ],
)
async def test_a_document_is_had_from_its_address(world: World, far: FarServer, kind: str) -> None:
    far.documents[NOTE] = page({"@id": NOTE, "@type": "as:Note"}, kind)

    assert await fetch(world.house, f"{NOTE}#fragment") == {"id": NOTE, "type": "Note"}


@pytest.mark.parametrize("kind", ["application/json", "text/html", "application/ld+json", "image/png", ""])
async def test_what_is_served_as_something_else_is_no_document(world: World, far: FarServer, kind: str) -> None:
    far.documents[NOTE] = page({"id": NOTE}, kind)

    with pytest.raises(Untrusted, match="no document"):
        await fetch(world.house, NOTE)


@pytest.mark.parametrize("own", [EVIL, None, 7, "", [NOTE], {"id": NOTE}, "https://far.example:8443/notes/1"])
async def test_a_document_that_says_it_is_another_is_not_believed(world: World, far: FarServer, own: Any) -> None:
    world.far_server("evil.example").documents[EVIL] = {"id": EVIL, "type": "Note"}
    far.documents[NOTE] = {"id": own, "type": "Note"}

    with pytest.raises(Untrusted):
        await fetch(world.house, NOTE)


async def test_a_document_may_name_its_address_on_the_same_server_once(world: World, far: FarServer) -> None:
    far.documents[OTHER] = {"id": NOTE, "type": "Note", "content": "as the other address says"}
    assert "content" not in await fetch(world.house, OTHER)

    far.documents[NOTE] = {"id": OTHER, "type": "Note"}
    with pytest.raises(Untrusted, match="something else"):
        await fetch(world.house, NOTE)


async def test_a_redirect_leads_to_where_the_document_says_it_is(world: World, far: FarServer) -> None:
    far.documents[OTHER] = Page(status=302, headers={"location": NOTE})
    evil = world.far_server("evil.example")
    evil.documents[EVIL] = Page(status=302, headers={"location": NOTE})

    assert (await fetch(world.house, OTHER))["id"] == NOTE
    assert (await fetch(world.house, EVIL))["id"] == NOTE
    with pytest.raises(Untrusted, match="not of"):
        await fetch(world.house, EVIL, of_host="evil.example")
    evil.documents[EVIL] = {"id": EVIL}
    far.documents[NOTE] = Page(status=302, headers={"location": EVIL})
    with pytest.raises(Untrusted, match="not of"):
        await fetch(world.house, NOTE, of_host="far.example")


async def test_what_was_uploaded_there_is_not_what_its_words_say(world: World, far: FarServer) -> None:
    upload = "https://far.example/media/1.json"
    far.documents[upload] = {"id": NOTE, "type": "Note", "content": "forged"}

    assert "content" not in await fetch(world.house, upload)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(404, Gone), (410, Gone), (429, Passing), (500, Passing), (503, Passing), (401, Untrusted), (403, Untrusted)],
)
async def test_refusals_are_told_apart(world: World, far: FarServer, status: int, trouble: type[Unfetched]) -> None:
    far.documents[NOTE] = Page(status=status, headers={"retry-after": "60"})

    with pytest.raises(Unfetched) as refused:
        await fetch(world.house, NOTE)
    assert type(refused.value) is trouble
    assert not isinstance(refused.value, Passing) or refused.value.retry_after == MINUTE


async def test_a_server_that_does_not_answer_may_later(world: World, far: FarServer) -> None:
    far.is_down = True
    for uri in (NOTE, "https://nowhere.example/notes/1"):
        with pytest.raises(Passing):
            await fetch(world.house, uri)


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"id":"https://far.example/notes/1","@graph":[]}', b'{"a":' * 99 + b"1" + b"}" * 99],
)
async def test_garbage_is_no_document(world: World, far: FarServer, body: bytes) -> None:
    far.documents[NOTE] = Page(body, ACTIVITY)

    with pytest.raises(Untrusted):
        await fetch(world.house, NOTE)


async def test_a_closed_server_is_not_asked(world: World, far: FarServer) -> None:
    evil = world.far_server("evil.example")
    evil.documents[EVIL] = Page(status=302, headers={"location": NOTE})
    await world.house.db.act(add_server_block, 1, "far.example", ServerBlockWish(severity="suspend"))

    for uri in (NOTE, EVIL):
        with pytest.raises(Untrusted, match="nothing is exchanged"):
            await fetch(world.house, uri)
    assert NOTE not in far.asked[:-1]


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
async def test_servers_that_ask_for_signatures_get_those_they_understand(
    world: World, far: FarServer, scheme: str
) -> None:
    far.wants_signed_requests = True
    far.understands = {scheme}
    far.documents[OTHER] = Page(status=302, headers={"location": NOTE})

    assert (await fetch(world.house, NOTE))["id"] == NOTE
    asked = len(far.asked)
    assert (await fetch(world.house, NOTE))["id"] == NOTE
    assert len(far.asked) == asked + 1
    assert (await fetch(world.house, OTHER))["id"] == NOTE
