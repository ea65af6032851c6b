"""The tree of OAuth scopes: which exist, and which of them cover a wanted one."""

from collections.abc import Iterable

READ = (
    *("accounts", "blocks", "bookmarks", "collections", "favourites", "filters", "follows"),
    *("lists", "mobs", "mutes", "notifications", "search", "statuses"),
)
WRITE = (
    *("accounts", "blocks", "bookmarks", "collections", "conversations", "favourites", "filters", "follows"),
    *("lists", "media", "mobs", "mutes", "notifications", "reports", "statuses"),
)
ADMIN = (
    *("accounts", "reports", "domain_allows", "domain_blocks", "ip_blocks", "email_domain_blocks"),
    "canonical_email_blocks",
)
FOLLOW = frozenset(f"{verb}:{noun}" for verb in ("read", "write") for noun in ("blocks", "follows", "mutes"))
"""What the deprecated scope `follow`, which old clients still ask for, stands for."""

SCOPES: tuple[str, ...] = (
    "profile",
    "read",
    *(f"read:{noun}" for noun in READ),
    "write",
    *(f"write:{noun}" for noun in WRITE),
    "follow",
    "push",
    "admin:read",
    *(f"admin:read:{noun}" for noun in ADMIN),
    "admin:write",
    *(f"admin:write:{noun}" for noun in ADMIN),
)
"""Every scope an application may ask for, in the order that server metadata lists them."""

KNOWN = frozenset(SCOPES)
DEFAULT = "read"
"""The scope of an application or an authorisation that names none."""


def covering(wanted: str) -> frozenset[str]:
    """The scopes of which any one suffices where `wanted` is asked for; ValueError where it does not exist."""
    if wanted not in KNOWN:
        raise ValueError(f"there is no scope {wanted!r}")
    parts = wanted.split(":")
    above = {":".join(parts[:length]) for length in range(1, len(parts) + 1)}
    if wanted in FOLLOW:
        above.add("follow")
    if wanted == "profile":
        above |= {"read", "read:accounts"}
    return frozenset(above & KNOWN)


def covers(granted: Iterable[str], wanted: str) -> bool:
    """Whether the granted scopes together allow the wanted one; `read` allows `read:accounts`, not the reverse."""
    held = frozenset(granted)
    if not held.isdisjoint(covering(wanted)):
        return True
    return wanted == "follow" and all(not held.isdisjoint(covering(scope)) for scope in FOLLOW)


def narrowed(granted: Iterable[str], registered: Iterable[str]) -> bool:
    """Whether every granted scope lies within the registered ones, as an authorisation must."""
    allowed = frozenset(registered)
    return all(scope in KNOWN and covers(allowed, scope) for scope in granted)


def parse(text: str) -> tuple[str, ...]:
    """The scopes of a space-separated list, each once, in the order given; ValueError names an unknown one."""
    scopes = tuple(dict.fromkeys(text.replace("+", " ").replace(",", " ").split()))
    for scope in scopes:
        if scope not in KNOWN:
            raise ValueError(f"there is no scope {scope!r}")
    return scopes
