"""Where an app may have people sent back to, and what is told there."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""Not an address: the code is shown on a page, for the person to copy."""

MOST_CHARACTERS = 2_000
_FORBIDDEN = {"about", "blob", "data", "file", "javascript", "vbscript", "view-source"}


def redirect_fault(uris: Sequence[str]) -> str:
    """What is wrong with the addresses of an app, to continue "Redirect uri"; empty if nothing is."""
    if not uris:
        return "can't be blank"
    if sum(map(len, uris)) > MOST_CHARACTERS:
        return f"is too long (maximum is {MOST_CHARACTERS} characters)"
    return next((fault for uri in uris if (fault := _fault(uri))), "")


def with_answer(uri: str, answer: Mapping[str, str | None]) -> str:
    """The address with the answer in its query, beside what the query says already; None values are left out."""
    parts = urlsplit(uri)
    kept = parse_qsl(parts.query, keep_blank_values=True)
    told = [(name, value) for name, value in answer.items() if value is not None]
    # urlunsplit would drop the empty host of addresses such as "app://"; so the query is put in by hand.
    return f"{uri.partition('?')[0]}?{urlencode([*kept, *told])}"


def _fault(uri: str) -> str:
    if uri == OUT_OF_BAND:
        return ""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return "must be a valid URI."
    if not uri.isascii() or not uri.isprintable() or any(sign in uri for sign in " \"'<>\\"):
        return "must be a valid URI."
    if not parts.scheme:
        return "must be an absolute URI."
    if parts.scheme in _FORBIDDEN:
        return "is forbidden by the server."
    if parts.scheme in {"http", "https"} and not parts.hostname:
        return "must be an absolute URI."
    return "cannot contain a fragment." if "#" in uri else ""
