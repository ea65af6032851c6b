"""How long another server asks us to wait."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from goodmob.core.clock import SECOND

MOST_DIGITS = 9


def retry_after(headers: Mapping[str, str], now: int) -> int:
    """How many microseconds to wait by the Retry-After of an answer, in seconds or as a date; 0 where it says none."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return int(said[:MOST_DIGITS]) * SECOND
    try:
        return max(0, round(parsedate_to_datetime(said).timestamp()) * SECOND - now)
    except (ValueError, OverflowError):
        return 0
