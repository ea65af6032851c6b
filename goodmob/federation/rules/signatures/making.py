"""The headers of a request that is signed, in each scheme."""

from base64 import b64encode
from collections.abc import Mapping
from email.utils import formatdate
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256

from goodmob.core.clock import SECOND
from goodmob.federation.rules.signatures import cavage, standard
from goodmob.federation.rules.signatures.digests import content_digest, digest
from goodmob.federation.rules.signatures.fields import Item, written
from goodmob.federation.rules.signatures.message import Message

Private = RSAPrivateKey | Ed25519PrivateKey

_LABEL: Final = "sig1"


def message_to(method: str, url: str, body: bytes | None, fields: Mapping[str, str]) -> Message:
    """The request that is about to be sent to an address."""
    parts = urlsplit(url)
    usual = {"https": ":443", "http": ":80"}.get(parts.scheme, "")
    return Message(
        method=method,
        scheme=parts.scheme,
        authority=parts.netloc.lower().removesuffix(usual),
        path=parts.path or "/",
        query=parts.query if "?" in url else None,
        fields={name: (value,) for name, value in fields.items()},
        body=body or b"",
    )


def cavage_headers(
    private: Private, key_id: str, method: str, url: str, body: bytes | None, now: int
) -> dict[str, str]:
    """The headers that sign a request after draft-cavage-12."""
    sent = {"date": formatdate(now // SECOND, usegmt=True)}
    covered = [cavage.TARGET, "host", "date"]
    if body is not None:
        sent["digest"] = digest(body)
        covered.append("digest")
    message = message_to(method, url, body, sent)
    text = cavage.signed_text(covered, message, message.target, {})
    algorithm = "rsa-sha256" if isinstance(private, RSAPrivateKey) else "hs2019"
    signature = b64encode(signature_of(private, text)).decode()
    return {**sent, "host": message.authority, "signature": cavage.header(key_id, algorithm, covered, signature)}


def standard_headers(
    private: Private, key_id: str, method: str, url: str, body: bytes | None, now: int
) -> dict[str, str]:
    """The headers that sign a request after RFC 9421."""
    sent = {} if body is None else {"content-digest": content_digest(body)}
    names = ("@method", "@target-uri", *sent)
    algorithm = "rsa-v1_5-sha256" if isinstance(private, RSAPrivateKey) else "ed25519"
    covered = Item(tuple(Item(name) for name in names), {"created": now // SECOND, "keyid": key_id, "alg": algorithm})
    message = message_to(method, url, body, sent)
    signature = signature_of(private, standard.signed_text(message, covered))
    return {
        **sent,
        "signature-input": f"{_LABEL}={written(covered)}",
        "signature": f"{_LABEL}={written(Item(signature))}",
    }


def signature_of(private: Private, text: bytes) -> bytes:
    """The signature of a text."""
    if isinstance(private, RSAPrivateKey):
        return private.sign(text, PKCS1v15(), SHA256())
    return private.sign(text)
