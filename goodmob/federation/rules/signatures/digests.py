"""Digests of bodies: what binds a body to the signature of its headers."""

import hashlib
import hmac
from base64 import b64decode, b64encode

from goodmob.federation.rules.signatures.fields import read_dictionary
from goodmob.federation.rules.signatures.message import BadSignature, Message

_OLD_NAMES = {"sha-256": "sha256", "sha-512": "sha512"}


def digest(body: bytes) -> str:
    """The value of a Digest header (RFC 3230)."""
    return f"SHA-256={b64encode(hashlib.sha256(body).digest()).decode()}"


def content_digest(body: bytes) -> str:
    """The value of a Content-Digest header (RFC 9530)."""
    return f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"


def check_digest(message: Message) -> None:
    """BadSignature unless the Digest header names the body by a digest that we know, and by no wrong one."""
    found = []
    for part in message.only("digest").split(","):
        name, _, value = part.strip().partition("=")
        if algorithm := _OLD_NAMES.get(name.lower()):
            found.append((algorithm, decoded(value)))
    _check(found, message.body)


def check_content_digest(message: Message) -> None:
    """BadSignature unless the Content-Digest header names the body by a digest we know, and by no wrong one."""
    found = []
    for name, item in read_dictionary(message.only("content-digest")).items():
        if algorithm := _OLD_NAMES.get(name):
            if not isinstance(item.value, bytes):
                raise BadSignature("The Content-Digest is none")
            found.append((algorithm, item.value))
    _check(found, message.body)


def decoded(text: str) -> bytes:
    """The bytes of a text in Base64; BadSignature where it is none."""
    try:
        return b64decode(text, validate=True)
    except ValueError as error:
        raise BadSignature("Something is not Base64") from error


def _check(found: list[tuple[str, bytes]], body: bytes) -> None:
    if not found:
        raise BadSignature("The body has no digest by SHA-256 or SHA-512")
    for algorithm, said in found:
        if not hmac.compare_digest(hashlib.new(algorithm, body).digest(), said):
            raise BadSignature("The digest is of another body")
