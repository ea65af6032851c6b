"""What is brought to the inboxes by people who are not who they say they are, and what becomes of it: nothing."""

import gzip
import json
from typing import Any

import pytest

from goodmob.core.activitypub.bounds import DOCUMENT_BYTES
from goodmob.federation.rules.proofs import with_proof
from goodmob.federation.rules.signatures.publics import multibase
from tests.world import far_signing
from tests.world.client import Client
from tests.world.far_server import FarPerson
from tests.world.world import World

INBOX = "/inbox"
ALL = ("(request-target)", "host", "date", "digest")


async def bring(world: World, headers: dict[str, str], body: bytes, path: str = INBOX) -> int:
    """The status of the answer to a request."""
    return (await world.anyone.post(path, content=body, headers=headers)).status_code


def follow(mo: FarPerson, ada: Client, base: str, **more: Any) -> bytes:
    """Mo follows Ada, as a body."""
    return json.dumps({**mo.activity("Follow", f"{base}/ap/users/{ada.id}"), **more}).encode()


async def followers_of(world: World, ada: Client) -> int:
    """How many follow Ada once all that came has been read."""
    await world.settle()
    count: int = (await ada.api("GET", "/api/v1/accounts/verify_credentials"))["followers_count"]
    return count


def lower(headers: dict[str, str]) -> dict[str, str]:
    """The headers by names in lower case."""
    return {name.lower(): value for name, value in headers.items()}


@pytest.fixture
def base(world: World) -> str:
    """The address of the house."""
    return world.house.settings.base_url


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
async def test_what_mo_signs_counts_once(world: World, ada: Client, mo: FarPerson, base: str, scheme: str) -> None:
    mo.server.signs_with = scheme
    body = follow(mo, ada, base)
    headers = mo.signed("POST", base + INBOX, body)

    assert [await bring(world, headers, body) for _ in range(3)] == [202, 202, 202]
    assert await followers_of(world, ada) == 1


async def test_a_replay_after_its_time_is_refused(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    body = follow(mo, ada, base)
    headers = mo.signed("POST", base + INBOX, body)
    world.step(hours=14)

    assert await bring(world, headers, body) == 401
    assert await followers_of(world, ada) == 0


async def test_what_is_not_signed_is_refused(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    body = follow(mo, ada, base)

    assert await bring(world, {}, body) == 401
    assert await bring(world, {"Signature": "", "Authorization": "Bearer x"}, body) == 401
    assert await followers_of(world, ada) == 0


@pytest.mark.parametrize("missing", ALL)
async def test_a_signature_over_a_part_is_refused(
    world: World, ada: Client, mo: FarPerson, base: str, missing: str
) -> None:
    body = follow(mo, ada, base)
    covered = tuple(name for name in ALL if name != missing)
    headers = far_signing.sign_cavage(
        mo.keys, mo.key_id, "POST", base + INBOX, body, world.clock.now(), covered=covered
    )

    assert await bring(world, headers, body) == 401
    assert await followers_of(world, ada) == 0


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
async def test_another_body_under_the_same_signature_is_refused(
    world: World, ada: Client, mo: FarPerson, base: str, scheme: str
) -> None:
    mo.server.signs_with = scheme
    body = follow(mo, ada, base)
    headers = lower(mo.signed("POST", base + INBOX, b'{"type":"Like"}'))
    swapped = {**lower(mo.signed("POST", base + INBOX, body)), "signature": headers["signature"]}

    assert await bring(world, headers, body) == 401
    assert await bring(world, swapped, body) == 401
    assert await followers_of(world, ada) == 0


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
@pytest.mark.parametrize("where", ["https://goodmob.test/other", "https://elsewhere.example/inbox"])
async def test_what_was_signed_for_another_door_is_refused(
    world: World, ada: Client, mo: FarPerson, base: str, scheme: str, where: str
) -> None:
    mo.server.signs_with = scheme
    body = follow(mo, ada, base)
    signed = mo.signed("POST", where, body)

    assert await bring(world, signed, body) == 401
    assert await bring(world, {**signed, "Host": "goodmob.test"}, body) == 401
    assert await followers_of(world, ada) == 0


async def test_what_eve_signs_is_not_said_by_mo(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    eve = world.far_server("evil.example").person("eve")
    neighbour = mo.server.person("neighbour")
    body = follow(mo, ada, base)
    for person in (eve, neighbour):
        await bring(world, person.signed("POST", base + INBOX, body), body)
    headers = far_signing.sign_cavage(eve.keys, mo.key_id, "POST", base + INBOX, body, world.clock.now())

    assert await bring(world, headers, body) == 401
    assert await followers_of(world, ada) == 0


async def test_a_stolen_id_is_refused(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    eve = world.far_server("evil.example").person("eve")
    body = follow(eve, ada, base, id=mo.server.new_uri("activities"))

    assert await bring(world, eve.signed("POST", base + INBOX, body), body) == 403
    assert await followers_of(world, ada) == 0


async def test_nobody_of_this_server_comes_from_outside(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    ben = await world.person("ben")
    body = follow(mo, ada, base, actor=f"{base}/ap/users/{ben.id}")

    assert await bring(world, mo.signed("POST", base + INBOX, body), body) == 403
    assert await followers_of(world, ada) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"type":"Follow"}', 400),
        (b'{"actor":"https://far.example/users/mo"}', 400),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, 400),
        (b'{"actor":"https://far.example/users/mo","type":"Like","@graph":[]}', 400),
        (b'{"actor":"https://far.example/users/mo","type":"Like","object":{"@included":[]}}', 400),
        (b'{"actor":"https://far.example/users/mo","as:actor":"https://evil.example/users/eve","type":"Like"}', 400),
        (b'{"x":"' + b"x" * DOCUMENT_BYTES + b'"}', 413),
        (gzip.compress(b'{"type":"Like","actor":"https://far.example/users/mo"}'), 400),
    ],
    ids=["empty", "list", "nobody", "nothing", "deep", "graph", "included", "two actors", "oversize", "gzip"],
)
async def test_what_is_no_activity_is_refused_signed_or_not(
    world: World, mo: FarPerson, base: str, body: bytes, status: int
) -> None:
    signed = mo.signed("POST", base + INBOX, body)

    for headers in ({}, signed, {**signed, "Content-Encoding": "gzip"}):
        assert await bring(world, headers, body) == status
    assert mo.server.asked == []


async def test_what_mo_proved_counts_once_whoever_brings_it(
    world: World, ada: Client, mo: FarPerson, base: str
) -> None:
    eve = world.far_server("evil.example").person("eve")
    key_id = f"{mo.uri}#proofs"
    multikey = {"id": key_id, "type": "Multikey", "publicKeyMultibase": multibase(mo.keys.ed25519.public_key())}
    mo.about["assertionMethod"] = [multikey]
    said = json.loads(follow(mo, ada, base))
    body = json.dumps(with_proof(said, mo.keys.ed25519, key_id, world.clock.now())).encode()
    for _ in range(2):
        assert await bring(world, eve.signed("POST", base + INBOX, body), body) == 202
    assert await followers_of(world, ada) == 1

    await mo.tell(mo.activity("Undo", said))
    await bring(world, eve.signed("POST", base + INBOX, body), body)
    assert await followers_of(world, ada) == 0


async def test_what_mo_proved_is_not_what_eve_makes_of_it(world: World, ada: Client, mo: FarPerson, base: str) -> None:
    ben = await world.person("ben")
    eve = world.far_server("evil.example").person("eve")
    key_id = f"{mo.uri}#proofs"
    multikey = {"id": key_id, "type": "Multikey", "publicKeyMultibase": multibase(mo.keys.ed25519.public_key())}
    mo.about["assertionMethod"] = [multikey]
    proved = with_proof(json.loads(follow(mo, ben, base)), mo.keys.ed25519, key_id, world.clock.now())
    body = json.dumps({**proved, "object": f"{base}/ap/users/{ada.id}"}).encode()
    await bring(world, eve.signed("POST", base + INBOX, body), body)

    assert await followers_of(world, ada) == 0
