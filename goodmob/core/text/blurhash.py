"""Blurhashes: the blurred picture of a picture, in a few characters."""

import re

_HASH = re.compile(r"[0-9A-Za-z#$%*+,\-.:;=?@\[\]^_{|}~]{6,166}")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"


def blurhash_of(text: str | None) -> str | None:
    """The hash, None unless every program can read it: its length must be the one its first digit tells."""
    if not text or not _HASH.fullmatch(text):
        return None
    parts = _DIGITS.index(text[0])
    return text if len(text) == 4 + 2 * (parts % 9 + 1) * (parts // 9 + 1) else None
