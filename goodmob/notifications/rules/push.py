"""Pure decisions about pushes: which types apps can ask for, where they may be sent, and what an answer means."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, get_args
from urllib.parse import urlsplit

from goodmob.core.clock import HOUR
from goodmob.core.http.addresses import may_connect
from goodmob.core.webpush.request import origin_of
from goodmob.notifications.rules.kinds import (
    ADDED_TO_COLLECTION,
    APPROVAL_TYPES,
    COLLECTION_UPDATE,
    EMOJI_REACTION,
    FAVOURITE,
    FOLLOW,
    FOLLOW_REQUEST,
    MASTODON_TYPES,
    MENTION,
    MOB_TYPES,
    PENDING,
    POLL,
    QUOTE,
    QUOTED_UPDATE,
    REBLOG,
    REJECTED,
    REPORT,
    SEARCH,
    SEVERED,
    SIGN_UP,
    STATUS,
    TYPES,
    UPDATE,
    WARNING,
)

Policy = Literal["all", "followed", "follower", "none"]
"""By whom what is told must be: by anybody, by whom one follows, by one's followers, or by nobody."""

ALL, FOLLOWED, FOLLOWER, NOBODY = get_args(Policy)

LIFETIME = 48 * HOUR
"""How long a push service keeps what it cannot deliver, and how long we try to reach the service, as in Mastodon."""

MOST_SUBSCRIPTIONS = 40
"""How many an account has; the oldest gives way."""

LARGEST_ID = 2**31 - 1
LONGEST_ENDPOINT = 2_000
AT_ONCE = 4
"""How many pushes are on their way to one host."""

TRY_AGAIN = frozenset({408, 425, 429})
TOO_LARGE = 413

ALWAYS = "always"
TOPICS: Mapping[str, Sequence[str]] = {
    "talk": (MENTION, QUOTE, PENDING["reply"]),
    "people": (FOLLOW, FOLLOW_REQUEST, ADDED_TO_COLLECTION, COLLECTION_UPDATE),
    "mobs": MOB_TYPES,
    "praise": (FAVOURITE, REBLOG, EMOJI_REACTION, PENDING["favourite"], PENDING["reblog"], *REJECTED.values()),
    "posts": (STATUS, SEARCH, POLL, UPDATE, QUOTED_UPDATE),
    "staff": (SIGN_UP, REPORT),
    ALWAYS: (SEVERED, WARNING),
}
"""What people choose among for a browser: every type that can be pushed belongs to one of these."""

Verdict = Literal["delivered", "later", "gone"]


def wanted_alerts(alerts: Mapping[str, bool]) -> list[str]:
    """The types that are pushed, where an app says this of some.

    No app of Mastodon's knows what mobs tell, which is said to somebody in person: unless an app says otherwise, it is
    pushed where mentions are. New posts that a saved search tells of are pushed where new posts of people are.
    """
    usual = {
        **dict.fromkeys((*MASTODON_TYPES, *APPROVAL_TYPES, EMOJI_REACTION), False),
        SEARCH: alerts.get(STATUS, False),
        **dict.fromkeys(MOB_TYPES, alerts.get(MENTION, False)),
    }
    return [type_ for type_, is_on in usual.items() if alerts.get(type_, is_on)]


def told_alerts(wanted: Collection[str]) -> dict[str, bool]:
    """Every type that can be pushed, and whether it is."""
    return {type_: type_ in wanted for type_ in TYPES}


def endpoint_fault(endpoint: str, *, allow_private: bool) -> str:
    """Why nothing can be pushed there; empty where it can. What a name leads to is looked at when it is sent."""
    try:
        parts = urlsplit(endpoint)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not a valid URL"
    if len(endpoint) > LONGEST_ENDPOINT:
        return f"is too long (maximum is {LONGEST_ENDPOINT} characters)"
    if not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint or "\\" in endpoint:
        return "is not a valid URL"
    if parts.scheme != "https" or not host or "@" in parts.netloc:
        return "is not a valid URL: it begins with https:// and a host"
    if _is_address(host) and not may_connect(host, allow_private):
        return "is not on the public internet"
    return ""


def lane_of(endpoint: str, subscription_id: int) -> str:
    """The lane of a subscription's pushes: one after the other, and few at once to a host."""
    return f"push {origin_of(endpoint)} {subscription_id % AT_ONCE}"


def verdict(status: int) -> Verdict:
    """What the status of a push service means: a subscription it does not know any more is gone.

    What was too large for it is as good as delivered: it would be too large again.
    """
    if 200 <= status < 300 or status == TOO_LARGE:
        return "delivered"
    return "gone" if 400 <= status < 500 and status not in TRY_AGAIN else "later"


def _is_address(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
