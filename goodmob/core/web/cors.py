"""Which paths scripts of other sites may use, as Mastodon's clients in browsers expect; never with cookies."""

import re

from starlette.types import Scope

EVERY_METHOD = "GET, POST, PUT, PATCH, DELETE, OPTIONS"
OPEN = (
    ("/api/", EVERY_METHOD),
    ("/oauth/token", "POST"),
    ("/oauth/revoke", "POST"),
    ("/oauth/userinfo", "GET, POST"),
    ("/.well-known/", "GET"),
    ("/nodeinfo/", "GET"),
    ("/media/", "GET"),
    ("/users/", "GET"),
    ("/@", "GET"),
)
EXPOSED = (
    "Link, Mastodon-Async-Refresh, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, "
    "X-Request-Id, Deprecation"
)
SECONDS = "7200"
HEADER_NAMES = re.compile(rb"[A-Za-z0-9_-]+( *, *[A-Za-z0-9_-]+)*")
USUAL_HEADERS = b"Authorization, Content-Type, Idempotency-Key"

Headers = list[tuple[bytes, bytes]]


def headers(path: str) -> Headers:
    """The headers that let other sites read an answer at this path; none where it is not for them."""
    if _methods(path) is None:
        return []
    return [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", EXPOSED.encode())]


def preflight(scope: Scope) -> dict[str, str]:
    """What `headers` lacks for a browser that asks, by OPTIONS, what another site may send here."""
    methods = _methods(scope["path"])
    if methods is None:
        return {}
    wanted = next((value for name, value in scope["headers"] if name == b"access-control-request-headers"), b"")
    allowed = wanted if HEADER_NAMES.fullmatch(wanted) else USUAL_HEADERS
    return {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": allowed.decode("ascii"),
        "Access-Control-Max-Age": SECONDS,
        "Vary": "Access-Control-Request-Headers",
    }


def _methods(path: str) -> str | None:
    for start, methods in OPEN:
        if path.startswith(start):
            return methods
    return None
