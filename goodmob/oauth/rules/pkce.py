"""Proof Key for Code Exchange (RFC 7636): who redeems a code is who asked for it."""

import re
from base64 import urlsafe_b64encode
from hashlib import sha256

from goodmob.core.secrets import same

METHOD = "S256"

_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]{43,128}")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


def is_challenge(challenge: str) -> bool:
    """Whether the text can be a challenge: a SHA-256 in base 64 without padding."""
    return bool(_CHALLENGE.fullmatch(challenge))


def proves(verifier: str, challenge: str | None) -> bool:
    """Whether the verifier is the one behind the challenge; without a challenge there must be no verifier either."""
    if challenge is None or not verifier:
        return challenge is None and not verifier
    if not _UNRESERVED.fullmatch(verifier):
        return False
    hashed = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    return same(hashed, challenge)
