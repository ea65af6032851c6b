"""How two servers compare whom they hold for followers, by FEP-8fcf: a digest of addresses, and the header it is in."""

import re
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from goodmob.core.activitypub.bounds import URI_LENGTH
from goodmob.core.activitypub.origins import same_origin

_PART = re.compile(r'(\w{1,40})="([^"\\]{0,2048})"', re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST = 2 * URI_LENGTH + 200

WEIGHED_FOLLOWERS = 100_000
"""An account with more followers than this tells nobody a digest of them."""


class Told(Struct, frozen=True):
    """What a server says of the followers it holds an account to have here: their digest, and where they are listed."""

    collection: str
    url: str
    digest: str


def digest_of(uris: Iterable[str]) -> str:
    """The exclusive or of the SHA-256 of each address, in hexadecimal digits; zeros for none."""
    total = 0
    for uri in uris:
        total ^= int.from_bytes(sha256(uri.encode()).digest(), "big")
    return f"{total:064x}"


def joined(one: str, other: str) -> str:
    """The digest of what two digests are of."""
    return f"{int(one, 16) ^ int(other, 16):064x}"


def header_of(told: Told) -> str:
    """The header Collection-Synchronization."""
    return f'collectionId="{told.collection}", url="{told.url}", digest="{told.digest}"'


def read_header(text: str) -> Told | None:
    """What the header says; None where it is garbage, or lists the followers of one server on another."""
    parts = dict(_PART.findall(text)) if len(text) <= _LONGEST else {}
    collection, url, digest = (parts.get(name, "") for name in ("collectionId", "url", "digest"))
    if not same_origin(collection, url) or not _DIGEST.fullmatch(digest.lower()):
        return None
    return Told(collection, url, digest.lower())
