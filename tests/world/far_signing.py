"""The far server's own signatures, written apart from the house's: draft-cavage-12 by hand, RFC 9421 by a library."""

import base64
import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import http_message_signatures as oracle
import httpx2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

_PARAMETER = re.compile(r'([a-zA-Z]+)=(?:"([^"]*)"|(\d+))(?:,|$)')
_ALGORITHMS = (oracle.algorithms.RSA_V1_5_SHA256, oracle.algorithms.ED25519)


class Keys(NamedTuple):
    """Both keys of an actor."""

    rsa: rsa.RSAPrivateKey
    ed25519: ed25519.Ed25519PrivateKey

    @property
    def pem(self) -> str:
        """The public RSA key as Mastodon gives it."""
        kind = serialization.PublicFormat.SubjectPublicKeyInfo
        return self.rsa.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()


@cache
def keys_of(name: str) -> Keys:
    """The keys of this name, the same all through the run, as making them takes long."""
    return Keys(rsa.generate_private_key(65537, 2048), ed25519.Ed25519PrivateKey.generate())


def digest_of(body: bytes) -> str:
    """The header Digest of a body."""
    return f"SHA-256={base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def sign_cavage(
    keys: Keys,
    key_id: str,
    method: str,
    url: str,
    body: bytes | None,
    now: int,
    covered: tuple[str, ...] = (),
    algorithm: str = "rsa-sha256",
) -> dict[str, str]:
    """The headers of a request signed as Mastodon signs; `now` in us, `covered` instead of the usual headers."""
    parts = urlsplit(url)
    date = datetime.fromtimestamp(now // 1_000_000, UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    headers = {"Host": parts.netloc, "Date": date, "Content-Type": "application/activity+json"}
    if body is not None:
        headers["Digest"] = digest_of(body)
    usual = ("(request-target)", "host", "date", *(("digest", "content-type") if body is not None else ()))
    names = covered or usual
    text = _cavage_text(names, method, parts.path, parts.query, headers)
    if algorithm == "ed25519":
        signature = keys.ed25519.sign(text)
    else:
        signature = keys.rsa.sign(text, padding.PKCS1v15(), hashes.SHA256())
    said = f'keyId="{key_id}",algorithm="{algorithm}",headers="{" ".join(names)}"'
    return {**headers, "Signature": f'{said},signature="{base64.b64encode(signature).decode()}"'}


def sign_rfc9421(
    keys: Keys, key_id: str, method: str, url: str, body: bytes | None, now: int, algorithm: str = "rsa-v1_5-sha256"
) -> dict[str, str]:
    """The headers of a request signed by the library; `now` in us."""
    request = httpx2.Request(method, url, content=body, headers={"Content-Type": "application/activity+json"})
    kind = oracle.algorithms.ED25519 if algorithm == "ed25519" else oracle.algorithms.RSA_V1_5_SHA256
    private: Any = keys.ed25519 if algorithm == "ed25519" else keys.rsa
    resolver = oracle.MappingKeyResolver(public_keys={}, private_keys={key_id: private})
    signer = oracle.HTTPMessageSigner(signature_algorithm=kind, key_resolver=resolver)
    signer.sign(
        request,
        key_id=key_id,
        created=datetime.fromtimestamp(now // 1_000_000, UTC),
        label="sig1",
        covered_component_ids=("@method", "@target-uri"),
        body=body,
    )
    wanted = {"content-digest", "content-type", "signature", "signature-input"}
    return {**{name: value for name, value in request.headers.items() if name in wanted}, "Host": urlsplit(url).netloc}


def key_id_of(headers: Mapping[str, str]) -> str:
    """The key that a request says it is signed with; empty where it is not signed."""
    said = headers.get("signature-input") or headers.get("signature") or ""
    found = re.search(r'key[iI]d="([^"]+)"', said)
    return found.group(1) if found else ""


def is_signed_by(public: Any, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> bool:
    """Whether a request we got is signed with this public key, over its target, its host and its body."""
    if "signature-input" in headers:
        return _is_signed_9421(public, method, url, headers, body)
    return _is_signed_cavage(public, method, url, headers, body)


def _is_signed_cavage(public: Any, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> bool:
    said = {name: text or number for name, text, number in _PARAMETER.findall(headers.get("signature", ""))}
    names = tuple(said.get("headers", "").split())
    needed = {"(request-target)", "host", "date", *({"digest"} if body is not None else ())}
    if not needed <= set(names) or (body is not None and headers["digest"] != digest_of(body)):
        return False
    parts = urlsplit(url)
    if headers["host"] != parts.netloc:
        return False
    text = _cavage_text(names, method, parts.path, parts.query, headers)
    try:
        public.verify(base64.b64decode(said["signature"]), text, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def _cavage_text(names: tuple[str, ...], method: str, path: str, query: str, headers: Mapping[str, str]) -> bytes:
    lower = {name.lower(): value for name, value in headers.items()}
    target = f"{method.lower()} {path}{f'?{query}' if query else ''}"
    return "\n".join(f"{name}: {target if name == '(request-target)' else lower[name]}" for name in names).encode()


class _Whenever(oracle.HTTPMessageVerifier):
    """Verifies without a look at the clock on the wall, which is not that of the test."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        assert "created" in sig_input.params


def _is_signed_9421(public: Any, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> bool:
    request = httpx2.Request(method, url, content=body, headers=dict(headers))
    key_id = key_id_of(headers)
    resolver = oracle.MappingKeyResolver(public_keys={key_id: public}, private_keys={})
    kind = _ALGORITHMS[isinstance(public, ed25519.Ed25519PublicKey)]
    verifier = _Whenever(signature_algorithm=kind, key_resolver=resolver)
    verifier.allow_label_only_selection = True
    try:
        [verified] = verifier.verify(request, max_age=None)
    except (oracle.HTTPMessageSignaturesException, ValueError):
        return False
    covered = " ".join(verified.covered_components)
    needed = ['"@method"', '"@target-uri"', *(['"content-digest"'] if body is not None else [])]
    if not all(name in covered for name in needed):
        return False
    wanted = f"sha-256=:{base64.b64encode(hashlib.sha256(body or b'').digest()).decode()}:"
    return body is None or headers["content-digest"] == wanted
