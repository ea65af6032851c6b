"""How long other servers ask us to wait, however they say it."""

import httpx2
import pytest

from goodmob.core.clock import SECOND, from_iso
from goodmob.core.http.retry import retry_after

NOW = from_iso("2026-11-21T12:00:00Z")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("Sat, 21 Nov 2026 12:01:30 GMT", 90),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
        ("٣", 0),
        ("", 0),
        ("9" * 400, 999_999_999),
        ("Sat, 99 Nov 2026 12:01:30 GMT", 0),
    ],
)
def test_seconds_and_dates_are_understood_and_nothing_else(said: str, seconds: int) -> None:
    assert retry_after(httpx2.Headers([(b"Retry-After", said.encode())]), NOW) == seconds * SECOND


def test_an_answer_that_asks_for_nothing_asks_for_no_time() -> None:
    assert retry_after(httpx2.Headers(), NOW) == 0
