"""What the signature of a request claims, in whichever scheme it is made."""

import hashlib
from collections.abc import Mapping

from goodmob.federation.rules.signatures import cavage, standard
from goodmob.federation.rules.signatures.message import BadSignature, Claim, Message


def is_signed(fields: Mapping[str, object]) -> bool:
    """Whether a request with these headers (lower case) says that it is signed."""
    return "signature" in fields


def read_claim(message: Message, now: int) -> Claim:
    """The claim of a signed request; BadSignature where there is none that proves enough."""
    if not is_signed(message.fields):
        raise BadSignature("Request not signed")
    if "signature-input" in message.fields:
        return standard.read_claim(message, now)
    return cavage.read_claim(message, now)


def mark_of(claim: Claim) -> str:
    """What tells this signature from every other, so that it is not taken twice."""
    return hashlib.sha256(claim.key_id.encode() + b"\0" + claim.signature).hexdigest()[:40]
