"""Calendars as files: read back by a library, and looked at line by line without one."""

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.clock import HOUR, SECOND
from goodmob.core.text.icalendar.writing import LONGEST_LINE, Calendar, Entry, written
from goodmob.core.text.icalendar.zones import zone_lines

NASTY = "Tea, cake; and \\ more\nSecond line: “é”\t🍵 " + "長い行" * 40


def us(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """The moment, in UTC."""
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()) * SECOND


def entry(**about: Any) -> Entry:
    """Something that takes place in the summer of Paris."""
    usual: dict[str, Any] = {
        "uid": "mob-1@goodmob.test",
        "sequence": 0,
        "created_at": us(2026, 1, 1),
        "changed_at": us(2026, 1, 2),
        "starts_at": us(2026, 7, 1, 12),
        "ends_at": us(2026, 7, 1, 14),
        "zone": "Europe/Paris",
        "status": "CONFIRMED",
        "summary": "Tea",
        "description": "",
        "location": "",
        "url": "https://goodmob.test/mobs/1",
    }
    return Entry(**{**usual, **about})


def parsed(*entries: Entry) -> Any:
    """The calendar as a library reads it."""
    read = icalendar.Calendar.from_ical(written(Calendar("Mobs", entries)))
    assert not read.errors
    return read


def unfolded(data: bytes) -> list[str]:
    """The lines of a file, put together by the letter of RFC 5545 alone."""
    assert data.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= LONGEST_LINE
        line.decode()  # no character is cut in two
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def value(lines: list[str], name: str) -> str:
    """The text of the first property of this name in an entry, with what was escaped as it was."""
    [raw] = [line.partition(":")[2] for line in lines if re.match(rf"{name}[;:]", line)][:1]
    signs = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return re.sub(r"\\[n,;\\]", lambda found: signs[found[0]], raw)


def test_nasty_words_come_back_as_they_were_whoever_reads_them() -> None:
    said = written(Calendar(NASTY, [entry(summary=NASTY, description=NASTY * 3, location=NASTY)]))
    tidy = NASTY.replace("\t", " ")

    [event] = icalendar.Calendar.from_ical(said).walk("VEVENT")
    lines = unfolded(said)

    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"]), str(event["LOCATION"])) == (tidy, tidy * 3, tidy)
    assert (value(lines, "SUMMARY"), value(lines, "LOCATION"), value(lines, "NAME")) == (tidy, tidy, tidy)


@given(st.text())
def test_no_words_break_a_calendar(words: str) -> None:
    lines = unfolded(written(Calendar(words, [entry(summary=words, location=words, description=words)])))

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines)


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Paris", us(2026, 3, 29, 0, 30)),
        ("Europe/Paris", us(2026, 3, 29, 1)),
        ("Europe/Paris", us(2026, 10, 24, 23, 59)),
        ("America/New_York", us(2026, 11, 1, 12)),
        ("Australia/Lord_Howe", us(2027, 4, 3, 13)),
        ("Europe/Dublin", us(2026, 12, 24, 17)),
        ("Africa/Casablanca", us(2027, 3, 7, 12)),
        ("Asia/Kathmandu", us(2026, 5, 1, 9)),
        ("Pacific/Apia", us(2026, 12, 31, 11)),
        ("UTC", us(2026, 7, 1, 12)),
    ],
)
def test_it_is_when_it_is_around_every_change_of_the_clocks(zone: str, start: int) -> None:
    said = written(Calendar("Mobs", [entry(zone=zone, starts_at=start, ends_at=start + HOUR)]))

    read: Any = icalendar.Calendar.from_ical(said)
    [event] = read.walk("VEVENT")
    assert tuple(event[name].dt.timestamp() for name in ("DTSTART", "DTEND")) == (
        start // SECOND,
        (start + HOUR) // SECOND,
    )
    lines = unfolded(said)
    zones = [line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")]
    named = {found for line in lines for found in re.findall(r";TZID=([^:]+):", line)}
    assert named == set(zones) == ({zone} if zone != "UTC" else set())


def test_an_hour_that_clocks_show_twice_is_told_without_them() -> None:
    second = us(2026, 10, 25, 1, 30)

    lines = unfolded(written(Calendar("Mobs", [entry(starts_at=second, ends_at=second + 3 * HOUR)])))

    assert "DTSTART:20261025T013000Z" in lines
    assert "DTEND:20261025T043000Z" in lines


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Sao_Paulo", "Africa/Casablanca", "Australia/Lord_Howe"])
def test_a_zone_tells_every_change_of_its_clocks(zone: str) -> None:
    told = [
        (datetime.strptime(start[8:], "%Y%m%dT%H%M%S"), before[13:], after[11:])
        for _, start, before, after, *_ in _observances(zone_lines(zone, 2026, 2027))
    ]

    for day in range(365 * 3 * 24):
        at = datetime.fromtimestamp(us(2025, 6, 1) // SECOND + day * 3600, UTC)
        offset = max(
            (onset, after) for onset, before, after in told if onset - _delta(before) <= at.replace(tzinfo=None)
        )
        assert _delta(offset[1]) == at.astimezone(ZoneInfo(zone)).utcoffset(), at


def test_a_calendar_without_entries_still_holds_something() -> None:
    assert parsed().walk("VTIMEZONE")


def test_what_is_called_off_takes_nobodys_time() -> None:
    [event] = parsed(entry(status="CANCELLED", sequence=3)).walk("VEVENT")

    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CANCELLED", 3, "TRANSPARENT")
    assert "GEO" not in event


def test_a_moment_within_a_second_still_ends_after_it_begins() -> None:
    start = us(2026, 7, 1, 12)

    [event] = parsed(entry(starts_at=start, ends_at=start + 1)).walk("VEVENT")

    assert event.end > event.start


def _observances(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    inner = lines[2:-1]
    return [inner[place : place + 6] for place in range(0, len(inner), 6)]


def _delta(offset: str) -> Any:
    return datetime.strptime(offset, "%z").utcoffset()
