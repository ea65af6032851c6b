"""Public keys: read from what actors say of themselves, and asked whether they signed something."""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from goodmob.federation.rules.base58 import from_base58, to_base58
from goodmob.federation.rules.signatures.message import Claim

Public = RSAPublicKey | Ed25519PublicKey

LONGEST_PEM: Final = 8_192
_SMALLEST, _LARGEST = 2_048, 8_192
_LARGEST_EXPONENT: Final = 2**33
"""With a long exponent it takes as long to verify as to sign."""

_ED25519_HEAD: Final = bytes((0xED, 0x01))
_ED25519_BYTES: Final = 32
_LONGEST_MULTIBASE: Final = 100
_HASHES: Final = {"rsa-sha256": hashes.SHA256, "rsa-sha512": hashes.SHA512}


def read_pem(pem: str) -> Public | None:
    """The RSA or Ed25519 key in a PEM; None for anything else, and for RSA that is too short, or long to work with."""
    if len(pem) > LONGEST_PEM:
        return None
    try:
        key = load_pem_public_key(pem.strip().encode())
    except Exception:
        # Whatever the library says of garbage, it is no key.
        return None
    if isinstance(key, RSAPublicKey):
        return key if _SMALLEST <= key.key_size <= _LARGEST and key.public_numbers().e < _LARGEST_EXPONENT else None
    return key if isinstance(key, Ed25519PublicKey) else None


def read_multibase(text: str) -> Ed25519PublicKey | None:
    """The Ed25519 key of a Multikey (z6Mk…); None for anything else."""
    if len(text) > _LONGEST_MULTIBASE or not text.startswith("z"):
        return None
    raw = from_base58(text[1:])
    if raw is None or len(raw) != len(_ED25519_HEAD) + _ED25519_BYTES or not raw.startswith(_ED25519_HEAD):
        return None
    return Ed25519PublicKey.from_public_bytes(raw[len(_ED25519_HEAD) :])


def multibase(key: Ed25519PublicKey) -> str:
    """The key as a Multikey writes it."""
    return "z" + to_base58(_ED25519_HEAD + key.public_bytes_raw())


def read_public(text: str) -> Public | None:
    """The key as it is stored: a PEM, or the text of a Multikey."""
    return read_multibase(text) if text.startswith("z") else read_pem(text)


def signed(public: Public, claim: Claim) -> bool:
    """Whether this key made the claim's signature, by an algorithm of its kind that the claim allows."""
    kinds = ("ed25519",) if isinstance(public, Ed25519PublicKey) else tuple(_HASHES)
    return any(
        _is_signed(public, algorithm, text, claim.signature)
        for algorithm in claim.algorithms
        if algorithm in kinds
        for text in claim.texts
    )


def _is_signed(public: Public, algorithm: str, text: bytes, signature: bytes) -> bool:
    try:
        if isinstance(public, Ed25519PublicKey):
            public.verify(signature, text)
        else:
            public.verify(signature, text, PKCS1v15(), _HASHES[algorithm]())
    except InvalidSignature:
        return False
    return True
