"""Knocking at other servers: in the scheme that they take, which is found out once."""

import httpx2
import pytest

from goodmob.core.http.errors import Blocked
from goodmob.federation.knocking import knock
from tests.world.far_server import FarServer
from tests.world.world import World

INBOX = "https://far.example/inbox"
BODY = b'{"id":"https://goodmob.test/ap/users/1#likes/1","type":"Like"}'


async def deliver(world: World, url: str = INBOX) -> int:
    """The status of the answer to a delivery by the server itself."""
    return (await knock(world.house, 0, "POST", url, body=BODY)).status


def counted(far: FarServer) -> list[str]:
    """What is knocked at from now on."""
    taken: list[str] = []
    take = far.take

    async def count(url: str, body: bytes, headers: httpx2.Headers) -> int:
        taken.append(url)
        return await take(url, body, headers)

    far.take = count  # type: ignore[method-assign]  # the same door, with somebody who counts
    return taken


@pytest.fixture
def far(world: World) -> FarServer:
    """The far server."""
    return world.far_server()


async def test_most_servers_take_the_first_signature(world: World, far: FarServer) -> None:
    assert await deliver(world) == 202
    assert [(one.scheme, one.verified) for one in far.received] == [("cavage", True)]


async def test_a_server_that_knows_the_standard_only_is_asked_in_it_from_then_on(world: World, far: FarServer) -> None:
    far.understands = {"rfc9421"}
    taken = counted(far)
    assert [await deliver(world) for _ in range(3)] == [202, 202, 202]

    assert len(taken) == 4
    assert {(one.scheme, one.verified) for one in far.received} == {("rfc9421", True)}


async def test_a_server_that_changes_its_mind_is_found_out_again(world: World, far: FarServer) -> None:
    for scheme in ("rfc9421", "cavage", "rfc9421"):
        far.understands = {scheme}
        assert await deliver(world) == 202


@pytest.mark.parametrize(("status", "knocks"), [(401, 3), (400, 3), (403, 1), (404, 1), (410, 1), (500, 1), (202, 1)])
async def test_only_a_refused_signature_is_tried_otherwise(
    world: World, far: FarServer, status: int, knocks: int
) -> None:
    far.refuses, taken = status, counted(far)
    assert await deliver(world) == status
    assert len(taken) == knocks


async def test_a_server_that_takes_no_signature_is_knocked_at_once_for_an_hour(world: World, far: FarServer) -> None:
    far.refuses, taken = 401, counted(far)
    for _ in range(3):
        await deliver(world)
    assert len(taken) == 3 + 1 + 1

    world.step(hours=1)
    await deliver(world)
    assert len(taken) == 5 + 3


async def test_what_is_signed_is_what_goes_over_the_wire(world: World, far: FarServer) -> None:
    assert await deliver(world, "https://FAR.example:443/./inboxes/bücher inbox?a=ü#fragment") == 202

    [delivery] = far.received
    assert delivery.verified
    assert delivery.path == "/inboxes/b%C3%BCcher%20inbox"


@pytest.mark.parametrize(
    "url", ["https://far.example:x/", "http://far.example/inbox", "https://127.0.0.1/inbox", "https://a:b@far.example/"]
)
async def test_nothing_is_brought_to_where_nothing_may_be_asked(world: World, far: FarServer, url: str) -> None:
    taken = counted(far)
    with pytest.raises(Blocked):
        await deliver(world, url)
    assert taken == []
