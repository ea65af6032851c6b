"""Requests and keys for tests of signatures, with nobody behind them."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from goodmob.core.clock import SECOND
from goodmob.federation.rules.signatures.message import Message

NOW = 1_795_000_000 * SECOND
KEY_ID = "https://far.example/users/mo#main-key"
URL = "https://goodmob.test/inbox"
BODY = b'{"type":"Like"}'


@cache
def rsa() -> RSAPrivateKey:
    """An RSA key, the same all through the run."""
    return generate_private_key(65_537, 2_048)


@cache
def ed25519() -> Ed25519PrivateKey:
    """An Ed25519 key, the same all through the run."""
    return Ed25519PrivateKey.generate()


def received(method: str, url: str, headers: Mapping[str, str], body: bytes | None = None) -> Message:
    """The request as the server that it is meant for gets it."""
    parts = urlsplit(url)
    return Message(
        method=method,
        scheme=parts.scheme,
        authority=parts.netloc,
        path=parts.path or "/",
        query=parts.query or None,
        fields={name.lower(): (value,) for name, value in headers.items()},
        body=body or b"",
    )
