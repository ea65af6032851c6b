"""The keys of our actors: made when they are first needed, by a process of their own, and kept."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.federation.actions.keep_keys import keep_pair
from goodmob.federation.queries.keys import PairRow, pair_of
from goodmob.federation.rules.server_actor import SERVER_ID, server_uri
from goodmob.federation.rules.signatures.publics import multibase

CHILD: Final = "goodmob.federation.child"
MAKING_SECONDS: Final = 30.0
_BYTES = 8_000


@dataclass(frozen=True)
class OwnKeys:
    """The key pairs of one of our actors, who is named by address."""

    actor: str
    rsa: RSAPrivateKey
    ed25519: Ed25519PrivateKey

    @property
    def rsa_id(self) -> str:
        """The address of the RSA key."""
        return f"{self.actor}#main-key"

    @property
    def ed25519_id(self) -> str:
        """The address of the Ed25519 key."""
        return f"{self.actor}#ed25519-key"

    @cached_property
    def rsa_pem(self) -> str:
        """The public RSA key."""
        return self.rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    @cached_property
    def ed25519_multibase(self) -> str:
        """The public Ed25519 key, as a Multikey writes it."""
        return multibase(self.ed25519.public_key())


def public_keys(keys: OwnKeys) -> Json:
    """What the document of an actor says of its keys: `publicKey` for most, `assertionMethod` after FEP-521a."""
    return {
        "publicKey": {
            "id": keys.rsa_id,
            "type": "CryptographicKey",
            "owner": keys.actor,
            "publicKeyPem": keys.rsa_pem,
        },
        "assertionMethod": [
            {
                "id": keys.ed25519_id,
                "type": "Multikey",
                "controller": keys.actor,
                "publicKeyMultibase": keys.ed25519_multibase,
            }
        ],
    }


async def keys_of(house: House, account_id: int) -> OwnKeys:
    """The keys of one of our accounts, which has to exist, or of the server itself (0); made where there are none."""
    kept = house.cache.get(("own keys", account_id))
    if isinstance(kept, OwnKeys):
        return kept
    pair = await pair_of(house.db, account_id)
    if pair is None:
        pair = await house.together.once(("own keys", account_id), lambda: _made(house, account_id))
    actor = server_uri(house.settings) if account_id == SERVER_ID else actor_uri(house.settings, account_id)
    keys = _loaded(actor, pair)
    house.cache.put(("own keys", account_id), keys, _BYTES)
    return keys


async def _made(house: House, account_id: int) -> PairRow:
    answer = await house.children.ask(CHILD, b"a pair", seconds=MAKING_SECONDS)
    made = msgspec.json.decode(answer, type=dict[str, str])
    return await house.db.act(keep_pair, account_id, PairRow(made["rsa"], made["ed25519"]))


def _loaded(actor: str, pair: PairRow) -> OwnKeys:
    # Our own keys were whole when they were made; checking RSA anew takes longer than signing with it.
    private = load_pem_private_key(pair.rsa.encode(), None, unsafe_skip_rsa_key_validation=True)
    other = load_pem_private_key(pair.ed25519.encode(), None)
    if not isinstance(private, RSAPrivateKey) or not isinstance(other, Ed25519PrivateKey):
        raise TypeError(f"the keys of {actor} are of other kinds than they were made")
    return OwnKeys(actor, private, other)
