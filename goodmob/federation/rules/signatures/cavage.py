"""Signatures after draft-cavage-http-signatures-12, which most of the network makes."""

import re
from typing import Final

from goodmob.core.activitypub.bounds import URI_LENGTH
from goodmob.core.clock import SECOND
from goodmob.federation.rules.signatures.digests import check_digest, decoded
from goodmob.federation.rules.signatures.message import BadSignature, Claim, Message
from goodmob.federation.rules.signatures.window import check_window, moment_of

TARGET: Final = "(request-target)"
_CREATED, _EXPIRES = "(created)", "(expires)"
_LONGEST = 8_192

_PARAM = re.compile(r'[ \t]*([A-Za-z]+)=(?:"([^"\\]*)"|([0-9]{1,12}))[ \t]*')
_ONCE = frozenset({"host", "date", "digest"})

ALGORITHMS: Final = {
    "rsa-sha256": ("rsa-sha256",),
    "rsa-sha512": ("rsa-sha512",),
    "ed25519": ("ed25519",),
    "hs2019": ("rsa-sha256", "rsa-sha512", "ed25519"),
    "": ("rsa-sha256", "rsa-sha512", "ed25519"),
}
"""What an algorithm may mean; where it is left to the key, the key's kind decides."""


def read_claim(message: Message, now: int) -> Claim:
    """What the Signature header of a request claims; BadSignature where that proves too little, or is out of time."""
    params = _params(message.only("signature"))
    key_id, algorithm = params.get("keyId", ""), params.get("algorithm", "").lower()
    if not key_id or len(key_id) > URI_LENGTH:
        raise BadSignature("The signature names no key")
    if algorithm not in ALGORITHMS:
        raise BadSignature("The signature is by an algorithm that is not taken")
    covered = params.get("headers", "date").lower().split(" ")
    _check_covered(covered, message, algorithm)
    _check_time(covered, params, message, now)
    if message.method == "POST":
        check_digest(message)
    targets = dict.fromkeys((message.target, message.path))
    texts = tuple(signed_text(covered, message, target, params) for target in targets)
    return Claim(key_id, texts, ALGORITHMS[algorithm], decoded(params.get("signature", "")))


def signed_text(covered: list[str], message: Message, target: str, params: dict[str, str]) -> bytes:
    """The text that is signed, a line for each covered name."""
    lines = []
    for name in covered:
        if name == TARGET:
            value = f"{message.method.lower()} {target}"
        elif name in {_CREATED, _EXPIRES}:
            value = params[name.strip("()")]
        elif name == "host":
            value = _host(message)
        else:
            value = message.only(name) if name in _ONCE else message.field(name)
        lines.append(f"{name}: {value}")
    return "\n".join(lines).encode("latin-1", "replace")


def header(key_id: str, algorithm: str, covered: list[str], signature: str) -> str:
    """The value of a Signature header."""
    return f'keyId="{key_id}",algorithm="{algorithm}",headers="{" ".join(covered)}",signature="{signature}"'


def _params(text: str) -> dict[str, str]:
    if len(text) > _LONGEST:
        raise BadSignature("The Signature header is too long")
    params: dict[str, str] = {}
    at = 0
    while True:
        found = _PARAM.match(text, at)
        if found is None:
            raise BadSignature("The Signature header cannot be read")
        name, quoted, number = found.groups()
        if name in params:
            raise BadSignature(f"The Signature header says {name} twice")
        params[name] = quoted if number is None else number
        at = found.end()
        if at == len(text):
            return params
        if text[at] != ",":
            raise BadSignature("The Signature header cannot be read")
        at += 1


def _check_covered(covered: list[str], message: Message, algorithm: str) -> None:
    if len(set(covered)) != len(covered):
        raise BadSignature("The signature covers something twice")
    needed = {TARGET, "host"} | ({"digest"} if message.method == "POST" else set())
    if missing := needed.difference(covered):
        raise BadSignature(f"The signature does not cover {min(missing)}")
    if "date" not in covered and _CREATED not in covered:
        raise BadSignature("The signature covers neither the Date nor when it was made")
    if not {_CREATED, _EXPIRES}.isdisjoint(covered) and algorithm not in {"", "hs2019"}:
        raise BadSignature(f"With {algorithm} the signature has to cover the Date")


def _check_time(covered: list[str], params: dict[str, str], message: Message, now: int) -> None:
    if _EXPIRES in covered and "expires" not in params:
        raise BadSignature("The signature does not say when it expires")
    expires = _seconds(params["expires"]) if "expires" in params else None
    if "date" in covered:
        check_window(moment_of(message.only("date")), expires, now)
    if _CREATED in covered:
        check_window(_seconds(params.get("created", "")), expires, now)


def _seconds(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise BadSignature("The signature does not say when it was made")
    return int(text) * SECOND


def _host(message: Message) -> str:
    """The host as it was written, where it is ours; else ours, so that what was signed for others does not count."""
    written = message.only("host") if "host" in message.fields else message.authority
    usual = {"https": ":443", "http": ":80"}[message.scheme]
    return written if written.lower().removesuffix(usual) == message.authority else message.authority
