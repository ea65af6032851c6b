"""Encryption of messages: RFC 8291 with its one record of aes128gcm, and the draft before it, aesgcm."""

import secrets
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodmob.core.webpush.receiver import Receiver, public_key

RECORD = 4096
SALT_BYTES = 16
_KEY_BYTES, _NONCE_BYTES, _TAG_BYTES, _SECRET_BYTES = 16, 12, 16, 32
_HEAD_BYTES = SALT_BYTES + 4 + 1 + 65
MOST_BYTES = RECORD - _HEAD_BYTES - _TAG_BYTES - 1
"""How long a message may be, so that every push service takes it in either form."""

_LAST_RECORD = b"\x02"
_NO_PADDING = b"\x00\x00"


class Sealed(NamedTuple):
    """An encrypted message with what a receiver of the draft is told in headers; of RFC 8291 the body holds it all."""

    body: bytes
    salt: bytes
    sender: bytes


def encrypt(
    message: bytes, receiver: Receiver, salt: bytes = b"", sender: ec.EllipticCurvePrivateKey | None = None
) -> Sealed:
    """The message by RFC 8291, with a key for it alone unless one is given; ValueError where it is too long."""
    salt, sender = _fresh(message, salt, sender)
    point = _point_of(sender)
    shared = sender.exchange(ec.ECDH(), public_key(receiver.point))
    secret = _derive(shared, receiver.auth, b"WebPush: info\x00" + receiver.point + point, _SECRET_BYTES)
    key = _derive(secret, salt, b"Content-Encoding: aes128gcm\x00", _KEY_BYTES)
    nonce = _derive(secret, salt, b"Content-Encoding: nonce\x00", _NONCE_BYTES)
    head = salt + RECORD.to_bytes(4) + len(point).to_bytes(1) + point
    return Sealed(head + AESGCM(key).encrypt(nonce, message + _LAST_RECORD, None), salt, point)


def encrypt_as_drafted(
    message: bytes, receiver: Receiver, salt: bytes = b"", sender: ec.EllipticCurvePrivateKey | None = None
) -> Sealed:
    """The message by the fourth draft, which apps of before 2017 and their relays read; ValueError where too long."""
    salt, sender = _fresh(message, salt, sender)
    point = _point_of(sender)
    shared = sender.exchange(ec.ECDH(), public_key(receiver.point))
    secret = _derive(shared, receiver.auth, b"Content-Encoding: auth\x00", _SECRET_BYTES)
    context = b"P-256\x00" + b"".join(len(one).to_bytes(2) + one for one in (receiver.point, point))
    key = _derive(secret, salt, b"Content-Encoding: aesgcm\x00" + context, _KEY_BYTES)
    nonce = _derive(secret, salt, b"Content-Encoding: nonce\x00" + context, _NONCE_BYTES)
    return Sealed(AESGCM(key).encrypt(nonce, _NO_PADDING + message, None), salt, point)


def _fresh(
    message: bytes, salt: bytes, sender: ec.EllipticCurvePrivateKey | None
) -> tuple[bytes, ec.EllipticCurvePrivateKey]:
    if len(message) > MOST_BYTES:
        raise ValueError(f"a message has up to {MOST_BYTES} bytes, this one has {len(message)}")
    return salt or secrets.token_bytes(SALT_BYTES), sender or ec.generate_private_key(ec.SECP256R1())


def _point_of(sender: ec.EllipticCurvePrivateKey) -> bytes:
    return sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
