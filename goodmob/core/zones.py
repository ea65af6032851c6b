"""Moments as people write them, on the clocks of a time zone."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from goodmob.core.clock import from_iso
from goodmob.core.errors import Invalid

USUAL_ZONE = "UTC"
ZONES: Sequence[str] = sorted(
    name
    for name in available_timezones()
    if name == USUAL_ZONE or ("/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/")))
)
"""The zones that people are asked to choose from."""


def zone_named(name: str) -> str:
    """The time zone with this IANA name; Invalid where there is none."""
    if name not in _zones():
        raise Invalid("time_zone", "must be an IANA time zone, such as Europe/Paris")
    return name


def moment_named(text: str, zone: str, field: str) -> int:
    """The moment (us) that an ISO 8601 text names: with an offset, or by the clocks of the zone.

    Of an hour that clocks show twice it is the first. Invalid names the field where the text is no such moment, or
    names one that clocks skip.
    """
    try:
        said = datetime.fromisoformat(text.strip())
        if said.tzinfo is None:
            return _by_local_clocks(said, zone, field)
        return from_iso(text.strip())
    except (ValueError, OverflowError) as error:
        raise Invalid(field, "must be a date and time, such as 2030-01-31T12:00") from error


def local(moment: int, zone: str) -> datetime:
    """The moment (us) on the clocks of the zone."""
    return datetime.fromtimestamp(moment / 1_000_000, ZoneInfo(zone))


def clock(moment: int, zone: str) -> str:
    """The moment (us) on the clocks of the zone, to the minute, as a form holds it."""
    return local(moment, zone).replace(tzinfo=None).isoformat(timespec="minutes")


def _by_local_clocks(said: datetime, zone: str, field: str) -> int:
    clock = said.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    if clock.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) != said:
        raise Invalid(field, f"is skipped by the clocks of {zone}, which are put forward then")
    return from_iso(clock.isoformat())


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones() - {"localtime", "Factory"})
