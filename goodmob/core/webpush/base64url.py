"""Bytes as text the way Web Push writes them, and as apps send them: any alphabet, padded or not."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

_TO_URLSAFE = str.maketrans("+/", "-_")


def to_text(data: bytes) -> str:
    """Base64 for URLs, without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """What the text stands for, in either alphabet of Base64; ValueError where it is none."""
    bare = text.strip().rstrip("=").translate(_TO_URLSAFE)
    # Python's decoder passes over what does not belong there.
    if not bare.isascii() or not bare.replace("-", "").replace("_", "").isalnum() or len(bare) % 4 == 1:
        raise ValueError("not Base64")
    return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
