"""Signatures after RFC 9421, the standard."""

from typing import Final

from goodmob.core.activitypub.bounds import URI_LENGTH
from goodmob.core.clock import SECOND
from goodmob.federation.rules.signatures.digests import check_content_digest
from goodmob.federation.rules.signatures.fields import Item, read_dictionary, written
from goodmob.federation.rules.signatures.message import BadSignature, Claim, Message
from goodmob.federation.rules.signatures.window import check_window

ALGORITHMS: Final = {"rsa-v1_5-sha256": ("rsa-sha256",), "ed25519": ("ed25519",)}
_MOST_SIGNATURES = 4


def read_claim(message: Message, now: int) -> Claim:
    """What the first signature that proves enough claims; BadSignature where none does, or it is out of time."""
    inputs = read_dictionary(message.field("signature-input"))
    values = read_dictionary(message.field("signature"))
    trouble = BadSignature("There is no signature")
    for label, covered in list(inputs.items())[:_MOST_SIGNATURES]:
        try:
            return _claim(message, covered, values.get(label), now)
        except BadSignature as error:
            trouble = error
    raise trouble


def signed_text(message: Message, covered: Item) -> bytes:
    """The text that is signed: a line for each covered component, and one for what the signature says of itself."""
    lines = [f'"{name}": {_component(message, name)}' for name in names_of(covered)]
    lines.append(f'"@signature-params": {written(covered)}')
    return "\n".join(lines).encode("latin-1", "replace")


def names_of(covered: Item) -> list[str]:
    """The names of what is covered; BadSignature where they are no plain names, or one stands there twice."""
    parts = covered.value
    if not isinstance(parts, tuple):
        raise BadSignature("The signature does not say what it covers")
    names = []
    for part in parts:
        if type(part.value) is not str or part.params or part.value != part.value.lower():
            raise BadSignature("The signature covers something in a way that is not taken")
        names.append(part.value)
    if len(set(names)) != len(names):
        raise BadSignature("The signature covers something twice")
    return names


def _claim(message: Message, covered: Item, value: Item | None, now: int) -> Claim:
    names, params = names_of(covered), covered.params
    key_id, created, expires = params.get("keyid"), params.get("created"), params.get("expires")
    algorithm = params.get("alg")
    if type(key_id) is not str or not 0 < len(key_id) <= URI_LENGTH:
        raise BadSignature("The signature names no key")
    if type(created) is not int or type(expires) not in {int, type(None)}:
        raise BadSignature("The signature does not say when it was made")
    if value is None or not isinstance(value.value, bytes):
        raise BadSignature("The signature itself is missing")
    if algorithm is not None and algorithm not in ALGORITHMS:
        raise BadSignature("The signature is by an algorithm that is not taken")
    _check_covered(names, message)
    check_window(created * SECOND, expires * SECOND if isinstance(expires, int) else None, now)
    if message.method == "POST":
        check_content_digest(message)
    allowed = ALGORITHMS[str(algorithm)] if algorithm is not None else ("rsa-sha256", "ed25519")
    return Claim(key_id, (signed_text(message, covered),), allowed, value.value)


def _check_covered(names: list[str], message: Message) -> None:
    covered = set(names)
    if "@method" not in covered:
        raise BadSignature("The signature does not cover @method")
    if "@target-uri" not in covered:
        if not covered & {"@authority", "host"}:
            raise BadSignature("The signature covers neither @target-uri nor @authority")
        if "@request-target" not in covered and "@path" not in covered:
            raise BadSignature("The signature covers neither @target-uri nor @path")
        if "@request-target" not in covered and message.query is not None and "@query" not in covered:
            raise BadSignature("The signature does not cover @query")
    if message.method == "POST" and "content-digest" not in covered:
        raise BadSignature("The signature does not cover content-digest")


def _component(message: Message, name: str) -> str:
    match name:
        case "@method":
            return message.method
        case "@target-uri":
            return message.uri
        case "@authority" | "host":
            return message.authority
        case "@scheme":
            return message.scheme
        case "@request-target":
            return message.target
        case "@path":
            return message.path
        case "@query":
            return f"?{message.query or ''}"
        case _ if name.startswith("@"):
            raise BadSignature(f"The signature covers {name}, which a request has not")
        case _:
            return message.field(name)
