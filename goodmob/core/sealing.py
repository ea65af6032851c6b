"""Secrets that must be told again, sealed with a key beside the database, so that the database alone opens none."""

import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FILE_NAME = "goodmob.key"
_KEY_BYTES, _NONCE_BYTES = 32, 12


class BrokenSeal(ValueError):  # noqa: N818  it says what was found, as the errors of its kind do
    """The text was not sealed here, or for something else, or was changed."""


def seal(data: Path, text: str, purpose: str) -> str:
    """The text, unreadable without the key of this data folder, in characters that are safe in URLs."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + _key(data).encrypt(nonce, text.encode(), purpose.encode())
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()


def unseal(data: Path, sealed: str, purpose: str) -> str:
    """What was sealed with the same key for the same purpose; BrokenSeal for anything else."""
    try:
        raw = urlsafe_b64decode(sealed.encode("ascii") + b"=" * (-len(sealed) % 4))
        return _key(data).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], purpose.encode()).decode()
    except (ValueError, InvalidTag) as error:
        raise BrokenSeal("not sealed by this server for this purpose") from error


def mark(data: Path, text: str, purpose: str) -> str:
    """Sixteen hexadecimal digits that only this server can tell for a text and a purpose, always the same."""
    return hmac.digest(_secret(data), f"{purpose}\0{text}".encode(), "sha256").hex()[:16]


@lru_cache(maxsize=8)
def _key(data: Path) -> AESGCM:
    return AESGCM(_secret(data))


@lru_cache(maxsize=8)
def _secret(data: Path) -> bytes:
    path = data / FILE_NAME
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # A link fails where another process was faster, and then its key counts.
        path.hardlink_to(part)
    except FileExistsError:
        return
    finally:
        part.unlink()
