"""Time zones as calendars carry them along: every change of the clocks around some years, told one by one."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class _Clock(NamedTuple):
    """How the clocks of a zone stand."""

    offset: timedelta
    is_summer: bool
    name: str


@lru_cache(maxsize=256)
def zone_lines(zone: str, first: int, last: int) -> tuple[str, ...]:
    """The VTIMEZONE of an IANA zone, right from the year before `first` to the end of the year after `last`."""
    start, end = datetime(first - 1, 1, 1, tzinfo=UTC), datetime(last + 2, 1, 1, tzinfo=UTC)
    clocks = ZoneInfo(zone)
    standing = _clock(clocks, start)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}", *_observance(start, standing, standing)]
    at = start
    while at < end:
        following = at + _DAY
        changed = _clock(clocks, following)
        if changed != standing:
            lines += _observance(_onset(clocks, at, following), standing, changed)
            standing = changed
        at = following
    return (*lines, "END:VTIMEZONE")


def _onset(clocks: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second between the two from which on the clocks stand as they do in the end."""
    new = _clock(clocks, after)
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _clock(clocks, middle) == new:
            after = middle
        else:
            before = middle
    return after


def _observance(onset: datetime, before: _Clock, after: _Clock) -> list[str]:
    kind = "DAYLIGHT" if after.is_summer else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{onset + before.offset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(before.offset)}",
        f"TZOFFSETTO:{_offset(after.offset)}",
        f"TZNAME:{after.name}",
        f"END:{kind}",
    ]


def _clock(clocks: ZoneInfo, at: datetime) -> _Clock:
    local = at.astimezone(clocks)
    return _Clock(local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or "")


def _offset(offset: timedelta) -> str:
    seconds = offset // _SECOND
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}" + (f"{left:02}" if left else "")
