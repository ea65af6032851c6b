"""Proofs that stay with a document: made, verified, and worth nothing once a word is changed."""

import json
import math
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given
from hypothesis import strategies as st

from goodmob.core.activitypub.context import with_context
from goodmob.core.clock import HOUR
from goodmob.federation.keys import keys_of
from goodmob.federation.proving import proved, prover_of
from goodmob.federation.rules.base58 import from_base58, to_base58
from goodmob.federation.rules.canonical import canonical
from goodmob.federation.rules.proofs import is_proved_by, key_of_proof, with_proof
from goodmob.federation.rules.signatures.publics import multibase, read_multibase
from tests.federation.signatures.messages import NOW
from tests.world.far_server import FarPerson, Json
from tests.world.world import World

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (4.50, "4.5"),
        (2e-3, "0.002"),
        (1e-27, "1e-27"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (-0.0, "0"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (-1.5, "-1.5"),
        (100.0, "100"),
        (9007199254740993, "9007199254740992"),
        ('\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ({"\ufb33": 1, "\U0001f600": 2, "\r": 3, "1": 4, "\u20ac": 5}, '{"\\r":3,"1":4,"€":5,"😀":2,"\ufb33":1}'),
    ],
)
def test_there_is_one_spelling(value: Any, written: str) -> None:
    assert canonical({"a": value}) == f'{{"a":{written}}}'.encode()


@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
@example({"a": 1e16, "b": 1.5e-5})
def test_the_one_spelling_says_the_same(document: Json) -> None:
    back = json.loads(canonical(document), parse_int=float)

    assert _same(back, document)
    assert canonical(back) == canonical(document)


def _same(back: Any, given: Any) -> bool:
    if isinstance(given, dict):
        return back.keys() == given.keys() and all(_same(back[name], given[name]) for name in given)
    if isinstance(given, list):
        return len(back) == len(given) and all(map(_same, back, given))
    if isinstance(given, int | float) and not isinstance(given, bool):
        return math.isclose(back, given, rel_tol=1e-15)
    return bool(back == given)


@given(st.binary(max_size=80))
@example(b"\0\0\1")
def test_base58_comes_back(data: bytes) -> None:
    assert from_base58(to_base58(data)) == data


@given(st.dictionaries(st.text(max_size=5), values, max_size=4), st.text(min_size=1), values)
def test_no_word_of_what_is_proved_can_be_changed(document: Json, name: str, value: Any) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    whole = with_proof(document, key, "https://far.example/users/mo#key", NOW)

    assert is_proved_by(whole, key.public_key())
    assert (
        name == "proof"
        or whole.get(name, math.nan) == value
        or not is_proved_by({**whole, name: value}, key.public_key())
    )


def test_what_others_proved_is_proved_here() -> None:
    """The example of the cryptosuite eddsa-jcs-2022 in the test vectors of its specification."""
    contexts = ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]
    document = {
        "@context": contexts,
        "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "type": ["VerifiableCredential", "AlumniCredential"],
        "name": "Alumni Credential",
        "description": "A minimum viable example of an Alumni Credential.",
        "issuer": "https://vc.example/issuers/5678",
        "validFrom": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
        "proof": {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-jcs-2022",
            "created": "2023-02-24T23:36:38Z",
            "verificationMethod": "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "proofPurpose": "assertionMethod",
            "proofValue": "z3P6rHMUaWG6e3Ac6xYFht8aEvoVXndgKTtEY8kzWYXzk8dKmAo2GJeZiJw4qoZ2PGp4ugdaHx3oQiLpeFBLDqP2M",
        },
    }
    public = read_multibase("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")

    assert public is not None
    assert is_proved_by(document, public)
    assert not is_proved_by({**document, "name": "Another"}, public)


def far_activity(mo: FarPerson, **more: Any) -> Json:
    """Something that Mo says, with a key for proofs beside the usual one."""
    key = {
        "id": f"{mo.uri}#proofs",
        "type": "Multikey",
        "controller": mo.uri,
        "publicKeyMultibase": multibase(mo.keys.ed25519.public_key()),
    }
    mo.about["assertionMethod"] = [key]
    return with_context({**mo.activity("Like", "https://goodmob.test/ap/users/1/statuses/1"), **more})


async def test_what_mo_proved_is_known_as_hers_whoever_brings_it(world: World) -> None:
    mo = world.far_server().person("mo")
    whole = with_proof(far_activity(mo), mo.keys.ed25519, f"{mo.uri}#proofs", world.clock.now())
    passed_on = msgspec.json.decode(msgspec.json.encode(whole))

    assert await prover_of(world.house, passed_on) == mo.uri
    assert await prover_of(world.house, {**passed_on, "object": "https://goodmob.test/ap/users/1/statuses/2"}) is None
    assert await prover_of(world.house, {**passed_on, "@context": "https://evil.example/context"}) is None
    more = {**passed_on, "@context": [*passed_on["@context"], "https://far.example/more"]}
    assert await prover_of(world.house, more) == mo.uri


@pytest.mark.parametrize(
    "changed",
    [
        {"cryptosuite": "eddsa-rdfc-2022"},
        {"type": "RsaSignature2017"},
        {"proofPurpose": "authentication"},
        {"proofValue": "z1"},
        {"proofValue": 7},
        {"proofValue": "u1"},
        {"verificationMethod": {"id": "x"}},
        {"verificationMethod": "https://goodmob.test/ap/users/1#ed25519-key"},
        {"created": "tomorrow"},
        {"created": "2100-01-01T00:00:00Z"},
        {"created": "2020-01-01T00:00:00Z"},
        {"expires": "2000-01-01T00:00:00Z"},
        {"expires": 7},
    ],
)
async def test_a_proof_that_is_none_proves_nothing(world: World, changed: Json) -> None:
    mo = world.far_server().person("mo")
    whole = with_proof(far_activity(mo), mo.keys.ed25519, f"{mo.uri}#proofs", world.clock.now())
    whole["proof"] |= changed

    assert await prover_of(world.house, whole) is None


@pytest.mark.parametrize("proof", [None, 7, [], {}, "proof"])
def test_no_proof_breaks_the_reader(proof: Any) -> None:
    assert key_of_proof({"proof": proof}, NOW) is None


async def test_eve_proves_only_what_is_hers(world: World) -> None:
    mo, eve = world.far_server().person("mo"), world.far_server("evil.example").person("eve")
    far_activity(eve)
    whole = with_proof(far_activity(mo), eve.keys.ed25519, f"{eve.uri}#proofs", world.clock.now())
    stolen = with_proof(far_activity(mo), eve.keys.ed25519, f"{mo.uri}#proofs", world.clock.now())

    assert await prover_of(world.house, whole) == eve.uri
    assert await prover_of(world.house, stolen) is None


async def test_what_we_prove_others_can_verify(world: World) -> None:
    ada = await world.person("ada")
    said = with_context({"id": f"{world.house.settings.base_url}/ap/users/{ada.id}#likes/1", "type": "Like"})
    whole = await proved(world.house, int(ada.id), said)
    keys = await keys_of(world.house, int(ada.id))
    public = read_multibase(keys.ed25519_multibase)

    assert public is not None
    assert key_of_proof(whole, world.clock.now() + HOUR) == f"{keys.actor}#ed25519-key"
    assert is_proved_by(whole, public)
    assert whole["proof"]["@context"] == said["@context"]
