"""Which limits a server is under, how strict they are, and how much of its name is told."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from goodmob.core.text.hosts import with_parents

SEVERITIES = ("noop", "silence", "suspend")
"""What can be done about a server, mildest first."""

USUAL_SEVERITY = "silence"
LONGEST_COMMENT = 5_000

_VISIBLE_PART = 4


class Policy(NamedTuple):
    """The limits of a server. Of a suspended one nothing is taken, whatever else is said."""

    severity: str
    reject_media: bool
    reject_reports: bool

    @property
    def is_suspended(self) -> bool:
        """Whether nothing is exchanged with the server."""
        return self.severity == "suspend"

    def is_stricter_than(self, other: "Policy") -> bool:
        """Whether it limits at least as much as the other in every respect, as Mastodon compares them."""
        if self.is_suspended:
            return True
        if SEVERITIES.index(self.severity) < SEVERITIES.index(other.severity):
            return False
        return self.reject_media >= other.reject_media and self.reject_reports >= other.reject_reports


NO_LIMITS = Policy("noop", reject_media=False, reject_reports=False)
"""The policy of whoever staff said nothing about."""


def deciding(domain: str, blocked: Iterable[str]) -> str | None:
    """Of the blocked domains the one that decides about a domain: itself, or the nearest above it."""
    names = frozenset(blocked)
    return next((name for name in with_parents(domain) if name in names), None)


def obfuscated(domain: str) -> str:
    """The domain with stars for all but its ends and its dots."""
    shown = len(domain) // _VISIBLE_PART
    return "".join(
        "*" if shown < place < len(domain) - shown and character != "." else character
        for place, character in enumerate(domain)
    )


def digest_of(domain: str) -> str:
    """The SHA-256 of the domain in hexadecimal digits, by which an obfuscated one is recognised."""
    return sha256(domain.encode()).hexdigest()
