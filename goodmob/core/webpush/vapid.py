"""VAPID (RFC 8292): a server signs what it pushes, so that push services know who sends and whom to ask."""

import secrets
from functools import cached_property

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodmob.core.clock import HOUR, SECOND
from goodmob.core.webpush.base64url import to_bytes, to_text

VALID_FOR = 12 * HOUR
"""RFC 8292 allows a day; half of it leaves room for clocks that disagree."""

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256: private keys are numbers from 1 to below it."""

_NUMBER_BYTES = 32
_HEAD = to_text(b'{"typ":"JWT","alg":"ES256"}')


class VapidKey:
    """The key pair of a server, from its private number as text."""

    def __init__(self, private: str) -> None:
        self._private = ec.derive_private_key(int.from_bytes(to_bytes(private)), ec.SECP256R1())

    @cached_property
    def public(self) -> str:
        """What apps subscribe with: the point of the public key as text, padded like Mastodon's."""
        point = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        text = to_text(point)
        return text + "=" * (-len(text) % 4)

    def token(self, audience: str, subject: str, now: int) -> str:
        """A signed statement for the push service at this origin; the subject is a mailto: or https: address."""
        claims = {"aud": audience, "exp": (now + VALID_FOR) // SECOND, "sub": subject}
        signed = f"{_HEAD}.{to_text(msgspec.json.encode(claims))}"
        numbers = decode_dss_signature(self._private.sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{to_text(b''.join(number.to_bytes(_NUMBER_BYTES) for number in numbers))}"


def new_private() -> str:
    """The private number of a new key pair, as text."""
    return to_text((1 + secrets.randbelow(_ORDER - 1)).to_bytes(_NUMBER_BYTES))
