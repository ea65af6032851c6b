"""Which rate limits a request counts against, and how its answer tells where the caller stands."""

from collections.abc import Iterator

from goodmob.core.clock import iso
from goodmob.core.errors import TooMany
from goodmob.core.limits import (
    BY_ACCOUNT,
    BY_ADDRESS,
    BY_TOKEN,
    GROUPS,
    PAGING_BY_ACCOUNT,
    PAGING_BY_ADDRESS,
    UNCOUNTED,
    By,
    Rule,
    seconds_until,
)
from goodmob.core.web.address import household
from goodmob.core.web.call import Call
from goodmob.core.web.csrf import SAFE

PAGING = (b"max_id=", b"min_id=", b"since_id=", b"offset=", b"page=")


def hold(call: Call) -> None:
    """Count the request; TooMany where a limit is used up. Notes the tightest standing for the answer's headers."""
    limits = call.house.limits
    if not limits.enabled or call.route.limit == UNCOUNTED:
        return
    for rule, key in _rules(call):
        standing = limits.spend(rule, key)
        if call.standing is None or standing.remaining < call.standing.remaining:
            call.standing = standing
        if standing.refused:
            call.standing = standing
            raise TooMany(seconds_until(standing.resets_at, call.house.clock.now()))


def headers(call: Call) -> list[tuple[bytes, bytes]]:
    """The X-RateLimit headers of Mastodon; none where nothing was counted."""
    standing = call.standing
    if standing is None:
        return []
    return [
        (b"x-ratelimit-limit", str(standing.most).encode()),
        (b"x-ratelimit-remaining", str(standing.remaining).encode()),
        (b"x-ratelimit-reset", iso(standing.resets_at).encode()),
    ]


def _rules(call: Call) -> Iterator[tuple[Rule, int | str]]:
    viewer = call.viewer
    address = household(call.address)
    account = viewer.account_id
    if not call.route.is_page:
        if viewer.token_id is not None:
            yield BY_TOKEN, viewer.token_id
        yield (BY_ADDRESS, address) if account is None else (BY_ACCOUNT, account)
        if call.method == "GET" and _pages_through(call):
            yield (PAGING_BY_ADDRESS, address) if account is None else (PAGING_BY_ACCOUNT, account)
    elif account is not None and call.method not in SAFE:
        # What people read on pages is not counted; what they do there is.
        yield BY_ACCOUNT, account
    for rule in GROUPS.get(call.route.limit, ()):
        yield (rule, account) if rule.by is By.ACCOUNT and account is not None else (rule, address)


def _pages_through(call: Call) -> bool:
    query: bytes = call.scope["query_string"]
    return any(part.startswith(PAGING) for part in query.split(b"&")) if query else False
