"""The keys of our actors: made once, kept, and shown to everybody who has to verify what they sign."""

import asyncio

from cryptography.hazmat.primitives.serialization import load_pem_public_key

from goodmob.core.children.asking import Children
from goodmob.federation.actions.keep_keys import forget_keys, keep_pair
from goodmob.federation.keys import keys_of, public_keys
from goodmob.federation.queries.keys import PairRow, far_key_named, pair_of
from goodmob.federation.rules.signatures.publics import read_multibase
from goodmob.federation.signers import signer_of
from tests.federation.requests import request_of
from tests.world.world import World


async def test_keys_are_made_when_they_are_first_needed_and_stay(world: World) -> None:
    ada = await world.person("ada")
    base = world.house.settings.base_url
    assert await pair_of(world.house.db, int(ada.id)) is None

    first, second = await asyncio.gather(*(keys_of(world.house, int(ada.id)) for _ in range(2)))
    world.house.cache.drop(("own keys", int(ada.id)))
    third = await keys_of(world.house, int(ada.id))

    assert first.rsa_pem == second.rsa_pem == third.rsa_pem
    assert first.ed25519_multibase == third.ed25519_multibase
    assert first.rsa.key_size == 2_048
    assert first.rsa_id == f"{base}/ap/users/{ada.id}#main-key"


async def test_keys_are_made_by_a_process_of_their_own(world: World) -> None:
    world.house.children = children = Children()
    ada = await world.person("ada")

    assert (await keys_of(world.house, int(ada.id))).rsa.key_size == 2_048
    assert children.pids()


async def test_the_server_has_keys_of_its_own(world: World) -> None:
    ada = await world.person("ada")
    server, hers = await keys_of(world.house, 0), await keys_of(world.house, int(ada.id))

    assert server.actor == f"{world.house.settings.base_url}/actor"
    assert server.rsa_pem != hers.rsa_pem


async def test_whoever_makes_keys_second_gets_those_of_the_first(world: World) -> None:
    keys = await keys_of(world.house, 0)
    kept = await world.house.db.act(keep_pair, 0, PairRow("other", "other"))

    assert kept == await pair_of(world.house.db, 0)
    assert kept.rsa != "other"
    assert keys.rsa_pem in public_keys(keys)["publicKey"]["publicKeyPem"]


async def test_a_document_says_which_keys_and_whose(world: World) -> None:
    keys = await keys_of(world.house, 0)
    said = public_keys(keys)
    [multikey] = said["assertionMethod"]
    public = read_multibase(multikey["publicKeyMultibase"])

    assert said["publicKey"]["type"] == "CryptographicKey"
    assert said["publicKey"]["owner"] == multikey["controller"] == keys.actor
    assert load_pem_public_key(said["publicKey"]["publicKeyPem"].encode()) == keys.rsa.public_key()
    assert public is not None
    assert public == keys.ed25519.public_key()


async def test_keys_can_be_read_without_a_signature_also_where_all_else_needs_one(world: World) -> None:
    ada = await world.person("ada")
    world.change(authorized_fetch=True)
    for path, account_id in ((f"/ap/users/{ada.id}", int(ada.id)), ("/actor", 0)):
        actor = await world.anyone.api("GET", path, headers={"Accept": "application/activity+json"})

        assert actor["publicKey"] == public_keys(await keys_of(world.house, account_id))["publicKey"]
        assert actor["assertionMethod"] == public_keys(await keys_of(world.house, account_id))["assertionMethod"]


async def test_keys_of_an_actor_that_is_gone_are_forgotten(world: World) -> None:
    mo = world.far_server().person("mo")
    headers = mo.signed("POST", "https://goodmob.test/inbox", b"{}")
    await signer_of(world.house, request_of(world, "POST", "/inbox", headers, b"{}"))
    assert await far_key_named(world.house.db, mo.key_id) is not None

    await world.house.db.act(forget_keys, mo.uri)
    assert await far_key_named(world.house.db, mo.key_id) is None
