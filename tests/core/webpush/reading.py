"""An app's side of Web Push, written from the RFCs and drafts with hashes and ciphers alone."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class App:
    """An app that subscribes: its key pair and the secret it shares with the server."""

    def __init__(self, private: ec.EllipticCurvePrivateKey | None = None, auth: bytes = b"") -> None:
        self._private = private or ec.generate_private_key(ec.SECP256R1())
        self.point = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.auth = auth or token_bytes(16)

    @property
    def keys(self) -> dict[str, str]:
        """What it sends when it subscribes."""
        return {"p256dh": text_of(self.point), "auth": text_of(self.auth)}

    def read(self, body: bytes) -> bytes:
        """What the body says, by RFC 8291: its head names the salt and the sender's key."""
        salt, size, length = body[:16], int.from_bytes(body[16:20]), body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= size
        secret = _hkdf(self.auth, self._shared(sender), b"WebPush: info\0" + self.point + sender, 32)
        key = _hkdf(salt, secret, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _hkdf(salt, secret, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\0")
        assert padded.endswith(b"\2")
        return padded[:-1]

    def read_as_drafted(self, body: bytes, headers: dict[str, str]) -> bytes:
        """What the body says by the draft, whose headers name the salt and the sender's key."""
        salt = bytes_of(headers["encryption"].removeprefix("salt="))
        named = dict(part.split("=", 1) for part in headers["crypto-key"].split(";"))
        sender = bytes_of(named["dh"])
        secret = _hkdf(self.auth, self._shared(sender), b"Content-Encoding: auth\0", 32)
        both = b"P-256\0" + b"\0\x41" + self.point + b"\0\x41" + sender
        key = _hkdf(salt, secret, b"Content-Encoding: aesgcm\0" + both, 16)
        nonce = _hkdf(salt, secret, b"Content-Encoding: nonce\0" + both, 12)
        padded = AESGCM(key).decrypt(nonce, body, None)
        return padded[2 + int.from_bytes(padded[:2]) :]

    def _shared(self, sender: bytes) -> bytes:
        return self._private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))


def claims(token: str, public: str) -> dict[str, Any]:
    """What a signed token claims; fails where the key with this public half did not sign it."""
    head, body, signature = token.split(".")
    assert msgspec.json.decode(bytes_of(head)) == {"typ": "JWT", "alg": "ES256"}
    numbers = bytes_of(signature)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), bytes_of(public))
    signed = encode_dss_signature(int.from_bytes(numbers[:32]), int.from_bytes(numbers[32:]))
    key.verify(signed, f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    told: dict[str, Any] = msgspec.json.decode(bytes_of(body))
    return told


def bytes_of(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text_of(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _hkdf(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    extracted = hmac.digest(salt, secret, sha256)
    return hmac.digest(extracted, info + b"\1", sha256)[:length]
