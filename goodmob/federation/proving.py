"""Proofs that stay with activities: made for ours, and verified for those that others pass on."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.house import House
from goodmob.federation.keys import keys_of
from goodmob.federation.permissions import is_closed
from goodmob.federation.rules.proofs import is_proved_by, key_of_proof, with_proof
from goodmob.federation.signers import known_key


async def proved(house: House, account_id: int, document: Json) -> Json:
    """What one of our actors says (0: the server), with a proof by their key."""
    keys = await keys_of(house, account_id)
    return with_proof(document, keys.ed25519, keys.ed25519_id, house.clock.now())


async def prover_of(house: House, document: Json) -> str | None:
    """The actor whose key proves that they said a document, given as it was written; None where nothing is proved.

    Unfetched where the key cannot be had.
    """
    key_id = key_of_proof(document, house.clock.now())
    host = host_of(key_id) if key_id else None
    if key_id is None or host in (None, house.settings.local_domain) or await is_closed(house.db, host):
        return None
    key = await known_key(house, key_id)
    is_proof = isinstance(key.public, Ed25519PublicKey) and is_proved_by(document, key.public)
    return key.owner if is_proof else None
