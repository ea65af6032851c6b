"""Time: written as Mastodon writes it, read back exactly, and waited for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.clock import DAY, MINUTE, SECOND, SystemClock, date, from_iso, iso

MOMENTS = st.integers(min_value=from_iso("1970-01-01T00:00:00Z"), max_value=from_iso("9999-12-31T23:59:59Z"))


def test_a_moment_is_written_with_milliseconds_in_utc() -> None:
    assert iso(from_iso("2026-11-21T23:50:35.123Z")) == "2026-11-21T23:50:35.123Z"
    assert iso(1) == "1970-01-01T00:00:00.000Z"
    assert iso(999_999) == "1970-01-01T00:00:00.999Z"


def test_a_date_is_the_day_in_utc() -> None:
    assert date(from_iso("2026-11-21T23:59:59.999999Z")) == "2026-11-21"
    assert date(from_iso("2026-11-22T00:30:00+01:00")) == "2026-11-21"


@given(MOMENTS)
def test_what_is_written_is_read_back_to_the_millisecond(moment: int) -> None:
    assert from_iso(iso(moment)) == moment // 1000 * 1000


def test_offsets_are_honoured_and_utc_is_assumed() -> None:
    assert from_iso("2026-11-21T12:00:00+02:00") == from_iso("2026-11-21T10:00:00")
    assert from_iso("1969-12-31") == -DAY


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2026-11-21T25:00:00Z"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_iso(text)


async def test_sleepers_wake_when_their_moment_has_come() -> None:
    clock = SystemClock()
    moment = clock.now() + SECOND // 100

    await clock.sleep_until(moment)

    assert clock.now() >= moment
    await clock.sleep(-MINUTE)
