"""Who signed a request: people of the far server, by keys that their own documents name."""

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from goodmob.core.errors import Forbidden, Unauthorized, Unavailable
from goodmob.federation.rules.signatures.publics import multibase
from goodmob.federation.signers import MOST_UNKNOWN, Signed, signer_of
from goodmob.instance.actions.keep_server_block import ServerBlockWish, add_server_block
from tests.federation.requests import request_of
from tests.world import far_signing
from tests.world.far_server import FarPerson, Json, Page
from tests.world.world import World

INBOX = "/inbox"
BODY = b'{"type":"Like"}'
KEY = "https://far.example/keys/1"


async def signed_by(
    world: World, person: FarPerson, body: bytes | None = BODY, key_id: str = "", scheme: str = "", **about: Any
) -> Signed:
    """Whom the house takes for the signer of a request of this person."""
    method = "GET" if body is None else "POST"
    sign: Callable[..., dict[str, str]] = far_signing.sign_rfc9421 if scheme == "rfc9421" else far_signing.sign_cavage
    url = f"{world.house.settings.base_url}{INBOX}"
    headers = sign(person.keys, key_id or person.key_id, method, url, body, world.clock.now(), **about)
    return await signer_of(world.house, request_of(world, method, INBOX, headers, body))


def named(person: FarPerson, key_id: str, **about: Any) -> Json:
    """A key as a document says it."""
    return {"id": key_id, "type": "CryptographicKey", "owner": person.uri, "publicKeyPem": person.keys.pem, **about}


@pytest.mark.parametrize("scheme", ["cavage", "rfc9421"])
@pytest.mark.parametrize("body", [BODY, None], ids=["post", "get"])
async def test_mo_is_known_by_the_key_in_the_own_document(world: World, scheme: str, body: bytes | None) -> None:
    far = world.far_server()
    mo = far.person("mo")

    first, second = [await signed_by(world, mo, body, scheme=scheme) for _ in range(2)]

    assert first == second == Signed(mo.uri, mo.key_id)
    assert far.asked.count(mo.uri) == 1


async def test_a_key_outlives_the_memory_of_the_process(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    await signed_by(world, mo)
    world.step(hours=1)
    far.is_down = True

    assert (await signed_by(world, mo)).actor == mo.uri


@pytest.mark.parametrize("name", ["publicKey", "assertionMethod"])
async def test_an_actor_may_have_several_keys(world: World, name: str) -> None:
    mo = world.far_server().person("mo")
    other = {
        "id": f"{mo.uri}#other",
        "type": "Multikey",
        "controller": mo.uri,
        "publicKeyMultibase": multibase(mo.keys.ed25519.public_key()),
    }
    mo.about[name] = [named(mo, mo.key_id), other]

    assert (await signed_by(world, mo)).actor == mo.uri
    for scheme in ("rfc9421", "cavage"):
        signed = await signed_by(world, mo, key_id=f"{mo.uri}#other", scheme=scheme, algorithm="ed25519")
        assert signed == Signed(mo.uri, f"{mo.uri}#other")


async def test_a_key_may_have_an_address_that_shows_its_owner(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    key_id = f"{mo.uri}/main-key"
    mo.about["publicKey"] = named(mo, key_id)
    far.documents[key_id] = mo.document

    assert await signed_by(world, mo, key_id=key_id) == Signed(mo.uri, key_id)


@pytest.mark.parametrize("names", ["by address", "whole"])
async def test_a_key_may_have_a_document_of_its_own(world: World, names: str) -> None:
    far = world.far_server()
    mo = far.person("mo")
    far.documents[KEY] = named(mo, KEY)
    mo.about["publicKey"] = KEY if names == "by address" else named(mo, KEY)

    assert await signed_by(world, mo, key_id=KEY) == Signed(mo.uri, KEY)


async def test_a_key_that_its_owner_does_not_name_is_nobodys(world: World) -> None:
    far = world.far_server()
    mo, eve = far.person("mo"), world.far_server("evil.example").person("eve")
    far.documents[KEY] = named(eve, KEY, owner=mo.uri)

    with pytest.raises(Unauthorized, match="names no key"):
        await signed_by(world, eve, key_id=KEY)


async def test_no_key_speaks_for_somebody_of_another_server(world: World) -> None:
    mo, evil = world.far_server().person("mo"), world.far_server("evil.example")
    eve = evil.person("eve")
    key_id = "https://evil.example/keys/1"
    evil.documents[key_id] = named(eve, key_id, owner=mo.uri)
    with pytest.raises(Unauthorized, match="is said to be of"):
        await signed_by(world, eve, key_id=key_id)

    eve.about["publicKey"] = named(eve, eve.key_id, owner=mo.uri)
    with pytest.raises(Unauthorized, match="names no key"):
        await signed_by(world, eve)


async def test_no_actor_names_a_key_of_another_server(world: World) -> None:
    mo, eve = world.far_server().person("mo"), world.far_server("evil.example").person("eve")
    eve.about["publicKey"] = [named(eve, eve.key_id), named(eve, mo.key_id)]

    assert (await signed_by(world, eve)).actor == eve.uri
    with pytest.raises(Unauthorized, match="not of this key"):
        await signed_by(world, eve, key_id=mo.key_id)


@pytest.mark.parametrize("first", ["mo", "eve"])
async def test_no_neighbour_takes_a_key_over(world: World, first: str) -> None:
    far = world.far_server()
    mo, eve = far.person("mo"), far.person("eve")
    eve.about["publicKey"] = [named(eve, eve.key_id), named(eve, mo.key_id)]
    for person in (mo, eve) if first == "mo" else (eve, mo):
        assert (await signed_by(world, person)).actor == person.uri
    world.step(hours=1)

    assert (await signed_by(world, mo)).actor == mo.uri
    with pytest.raises(Unauthorized):
        await signed_by(world, eve, key_id=mo.key_id)


@pytest.mark.parametrize(
    "page",
    [
        Page(b'{"publicKey": {}}', "application/json"),
        Page(b"<html>", "text/html"),
        Page(b"{", "application/activity+json"),
        Page(b"", status=403),
        Page(b"", status=302, headers={"location": "https://evil.example/users/eve"}),
    ],
    ids=["json", "html", "broken", "refused", "elsewhere"],
)
async def test_what_is_no_actor_has_no_key(world: World, page: Page) -> None:
    far, eve = world.far_server(), world.far_server("evil.example").person("eve")
    mo = far.person("mo")
    far.documents[mo.uri] = page

    for person in (mo, eve):
        with pytest.raises(Unauthorized):
            await signed_by(world, person, key_id=mo.key_id)


async def test_an_upload_at_the_far_server_is_no_actor(world: World) -> None:
    far = world.far_server()
    eve = far.person("eve")
    upload = "https://far.example/media/1.json"
    far.documents[upload] = {"id": upload, "type": "Note", "publicKey": named(eve, f"{upload}#key", owner=upload)}

    with pytest.raises(Unauthorized, match="neither of an actor nor a key"):
        await signed_by(world, eve, key_id=f"{upload}#key")


async def test_short_keys_prove_nothing(world: World) -> None:
    mo = world.far_server().person("mo")
    mo.keys = far_signing.Keys(generate_private_key(65_537, 1_024), mo.keys.ed25519)  # noqa: S505  that is the point

    with pytest.raises(Unauthorized, match="names no key"):
        await signed_by(world, mo)


async def test_a_new_key_counts_and_the_old_one_no_more(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    old = mo.keys
    await signed_by(world, mo)
    mo.keys = far_signing.keys_of("mo's new keys")
    with pytest.raises(Unauthorized):
        await signed_by(world, mo)
    world.step(minutes=6)

    assert (await signed_by(world, mo)).actor == mo.uri
    mo.keys = old
    with pytest.raises(Unauthorized):
        await signed_by(world, mo)
    assert far.asked.count(mo.uri) == 2


async def test_a_server_that_is_down_is_asked_again_a_minute_later(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    far.is_down = True
    for _ in range(2):
        with pytest.raises(Unavailable):
            await signed_by(world, mo)
    far.is_down = False
    with pytest.raises(Unavailable):
        await signed_by(world, mo)
    world.step(minutes=1)

    assert (await signed_by(world, mo)).actor == mo.uri


async def test_nothing_is_asked_of_a_closed_server(world: World) -> None:
    far = world.far_server()
    mo = far.person("mo")
    await signed_by(world, mo)
    asked = len(far.asked)
    await world.house.db.act(add_server_block, 1, "far.example", ServerBlockWish(severity="suspend"))

    with pytest.raises(Forbidden):
        await signed_by(world, mo)
    assert len(far.asked) == asked


async def test_a_server_is_not_searched_for_keys_without_end(world: World) -> None:
    far = world.far_server()
    eve = world.far_server("evil.example").person("eve")
    for number in range(2 * MOST_UNKNOWN):
        with pytest.raises((Unauthorized, Unavailable)):
            await signed_by(world, eve, key_id=f"https://far.example/users/{number}#main-key")

    assert len(far.asked) == MOST_UNKNOWN


@pytest.mark.parametrize("key_id", ["", "acct:mo@far.example", "https://goodmob.test/ap/users/1#main-key", "/keys/1"])
async def test_a_key_has_to_be_of_another_server(world: World, key_id: str) -> None:
    mo = world.far_server().person("mo")
    mo.about["id"] = key_id

    with pytest.raises(Unauthorized):
        await signed_by(world, mo, key_id=key_id or "x")
