"""Secrets that Goodmob hands out once and keeps only as digests: session cookies, tokens, codes, links."""

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    """A fresh secret of 256 bits, safe in URLs and headers."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """What is stored of a secret: its SHA-256 in hexadecimal. A random secret needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return secrets.compare_digest(one.encode(), other.encode())
