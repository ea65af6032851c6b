"""Integrity proofs (FEP-8b32, eddsa-jcs-2022): a signature that stays with a document whoever passes it on."""

import hashlib
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from goodmob.core.activitypub.bounds import SIGNATURE_AGE, SIGNATURE_SKEW
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import when
from goodmob.core.clock import iso
from goodmob.federation.rules.base58 import from_base58, to_base58
from goodmob.federation.rules.canonical import canonical

SUITE: Final = "eddsa-jcs-2022"
_KIND, _PURPOSE = "DataIntegrityProof", "assertionMethod"


def with_proof(document: Json, private: Ed25519PrivateKey, key_id: str, now: int) -> Json:
    """The document with a proof by this key; one that it had before is replaced."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    options: Json = {
        "type": _KIND,
        "cryptosuite": SUITE,
        "verificationMethod": key_id,
        "proofPurpose": _PURPOSE,
        "created": iso(now),
    }
    if "@context" in bare:
        options["@context"] = bare["@context"]
    signature = private.sign(_signed_text(bare, options))
    return {**bare, "proof": {**options, "proofValue": f"z{to_base58(signature)}"}}


def key_of_proof(document: Json, now: int) -> str | None:
    """The key that a document, as it was written, says it is proved with; None where it has no proof that is read.

    One that was made half a day ago counts no more: whoever passes on what was taken back since brings it too late.
    """
    proof = document.get("proof")
    if not isinstance(proof, dict) or proof.get("type") != _KIND or proof.get("cryptosuite") != SUITE:
        return None
    key_id, created = proof.get("verificationMethod"), when(proof.get("created"))
    if (
        proof.get("proofPurpose") != _PURPOSE
        or not isinstance(key_id, str)
        or not isinstance(proof.get("proofValue"), str)
    ):
        return None
    if created is None or not now - SIGNATURE_AGE - SIGNATURE_SKEW <= created <= now + SIGNATURE_SKEW:
        return None
    if _has_expired(proof, now):
        return None
    return key_id if _has_context_of(document, proof) else None


def is_proved_by(document: Json, public: Ed25519PublicKey) -> bool:
    """Whether this key made the proof of a document; asked only where `key_of_proof` names a key."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in document["proof"].items() if name != "proofValue"}
    value: str = document["proof"]["proofValue"]
    signature = from_base58(value[1:]) if value.startswith("z") else None
    if signature is None:
        return False
    if "@context" in options:
        bare["@context"] = options["@context"]
    try:
        public.verify(signature, _signed_text(bare, options))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed_text(bare: Json, options: Json) -> bytes:
    return hashlib.sha256(canonical(options)).digest() + hashlib.sha256(canonical(bare)).digest()


def _has_expired(proof: Json, now: int) -> bool:
    if "expires" not in proof:
        return False
    expires = when(proof["expires"])
    return expires is None or expires < now - SIGNATURE_SKEW


def _has_context_of(document: Json, proof: Json) -> bool:
    """Whether the document begins with the contexts that the proof was made with; others may have been added."""
    made_with, has = _listed(proof.get("@context")), _listed(document.get("@context"))
    return has[: len(made_with)] == made_with


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
