"""For whom a message is: the keys that an app made for its subscription."""

from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

POINT_BYTES = 65
AUTH_BYTES = 16


class Receiver(NamedTuple):
    """The app's public key, an uncompressed point of P-256, and the secret it shares with this server."""

    point: bytes
    auth: bytes


def checked(point: bytes, auth: bytes) -> Receiver:
    """The receiver with these keys; ValueError where messages could not be made for it."""
    if len(auth) != AUTH_BYTES:
        raise ValueError(f"the secret has {len(auth)} bytes and must have {AUTH_BYTES}")
    if len(point) != POINT_BYTES:
        raise ValueError(f"the key has {len(point)} bytes and must have {POINT_BYTES}")
    public_key(point)
    return Receiver(point, auth)


def public_key(point: bytes) -> EllipticCurvePublicKey:
    """The key at a point; ValueError where it is not on the curve."""
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
