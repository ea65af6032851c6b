"""`python -m goodmob.federation.child`: makes key pairs on its standard streams until its parent goes."""

import msgspec
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from goodmob.core.children.answering import Bounds, serve

BOUNDS = Bounds(memory_mb=512, file_mb=1, cpu_seconds=20)
_BITS, _EXPONENT = 2_048, 65_537


def answer(_: bytes) -> bytes:
    """A new pair of each kind, as JSON: PEM by kind."""
    made = {
        "rsa": _pem(rsa.generate_private_key(_EXPONENT, _BITS)),
        "ed25519": _pem(ed25519.Ed25519PrivateKey.generate()),
    }
    return msgspec.json.encode(made)


def _pem(private: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> str:
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


if __name__ == "__main__":
    serve(answer, BOUNDS)
