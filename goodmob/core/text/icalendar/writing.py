"""Calendars written as RFC 5545 has them: folded, escaped, and on the clocks of each entry's time zone."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from goodmob.core.clock import SECOND
from goodmob.core.text.icalendar.zones import zone_lines

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75
"""Bytes of a line, its end not counted."""

STATED_ZONE = "UTC"

_UNWRITABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


class Entry(Struct, frozen=True, kw_only=True):
    """Something that takes place, on the clocks of an IANA zone; moments are in us.

    uid stays the same for ever, sequence grows with each change, changed_at is when the last one was.
    """

    uid: str
    sequence: int
    created_at: int
    changed_at: int
    starts_at: int
    ends_at: int
    zone: str
    status: Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
    summary: str
    description: str
    location: str
    url: str


class Calendar(Struct, frozen=True):
    """Entries under a name."""

    name: str
    entries: Sequence[Entry]


def written(calendar: Calendar) -> bytes:
    """The calendar as a file."""
    head = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Goodmob//Goodmob//EN", "CALSCALE:GREGORIAN"),
        *(f"NAME:{escaped(calendar.name)}", f"X-WR-CALNAME:{escaped(calendar.name)}"),
        *("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"),
    )
    entries = [line for entry in calendar.entries for line in _entry(entry)]
    lines = (*head, *_zones(calendar.entries), *entries, "END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """The text as a value of the type TEXT; what no calendar can hold is left out."""
    tidy = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    for sign in ("\\", ";", ","):
        tidy = tidy.replace(sign, f"\\{sign}")
    return tidy.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """The line with its end, cut into lines that are short enough, and never within a character."""
    data, lines, most = line.encode(), [], LONGEST_LINE
    while len(data) > most:
        cut = most
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        lines.append(data[:cut])
        data, most = data[cut:], LONGEST_LINE - 1
    return b"\r\n ".join([*lines, data]) + b"\r\n"


def _zones(entries: Sequence[Entry]) -> list[str]:
    """Each zone that an entry names; a calendar without entries has to hold something, too."""
    years: dict[str, list[int]] = {}
    for entry in entries:
        if _is_local(entry):
            span = [_local(moment, entry.zone).year for moment in (entry.starts_at, entry.ends_at)]
            years.setdefault(entry.zone, []).extend(span)
    if not entries:
        years = {STATED_ZONE: [datetime.fromtimestamp(0, UTC).year + 1]}
    return [line for zone in sorted(years) for line in zone_lines(zone, min(years[zone]), max(years[zone]))]


def _entry(entry: Entry) -> list[str]:
    start, end = entry.starts_at // SECOND, max(-(-entry.ends_at // SECOND), entry.starts_at // SECOND + 1)
    told = [("DESCRIPTION", entry.description), ("LOCATION", entry.location)]
    return [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{_utc(entry.changed_at // SECOND)}",
        f"CREATED:{_utc(entry.created_at // SECOND)}",
        f"LAST-MODIFIED:{_utc(entry.changed_at // SECOND)}",
        f"DTSTART{_moment(start, entry)}",
        f"DTEND{_moment(end, entry)}",
        f"STATUS:{entry.status}",
        f"SUMMARY:{escaped(entry.summary)}",
        *(f"{name}:{escaped(text)}" for name, text in told if text),
        f"URL:{entry.url}",
        *(("TRANSP:TRANSPARENT",) if entry.status == "CANCELLED" else ()),
        "END:VEVENT",
    ]


def _moment(seconds: int, entry: Entry) -> str:
    if not _is_local(entry):
        return f":{_utc(seconds)}"
    return f";TZID={entry.zone}:{_local(seconds * SECOND, entry.zone):%Y%m%dT%H%M%S}"


def _is_local(entry: Entry) -> bool:
    """Whether the clocks of its zone say when it is: of an hour that they show twice they mean the first one only."""
    moments = (entry.starts_at, entry.ends_at)
    return entry.zone != STATED_ZONE and not any(_local(moment, entry.zone).fold for moment in moments)


def _local(moment: int, zone: str) -> datetime:
    return datetime.fromtimestamp(moment // SECOND, ZoneInfo(zone))


def _utc(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y%m%dT%H%M%SZ}"
