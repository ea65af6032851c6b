"""Time as Goodmob counts it: whole microseconds UTC since 1970."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# Short naps let a sleeper notice that the machine's clock was set.
_LONGEST_NAP = 60.0


class Clock(Protocol):
    """Tells the time and waits for it; the only source of both, so that tests can step it."""

    def now(self) -> int:
        """The present moment in microseconds UTC."""
        ...

    async def sleep_until(self, moment: int) -> None:
        """Return once now() has reached the moment."""
        ...

    async def sleep(self, duration: int) -> None:
        """Return after so many microseconds."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        return time.time_ns() // 1000

    async def sleep_until(self, moment: int) -> None:
        while (left := moment - self.now()) > 0:  # noqa: ASYNC110 - nobody could set an event when a moment comes
            await asyncio.sleep(min(left / SECOND, _LONGEST_NAP))

    async def sleep(self, duration: int) -> None:
        await self.sleep_until(self.now() + duration)


def iso(moment: int) -> str:
    """The moment as Mastodon writes it: 2026-11-21T23:50:35.123Z."""
    day, of_day = divmod(moment // 1000, DAY // 1000)
    seconds, thousandths = divmod(of_day, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    return f"{_day(day)}T{hour:02d}:{minute:02d}:{second:02d}.{thousandths:03d}Z"


def date(moment: int) -> str:
    """The day of the moment in UTC: 2026-11-21."""
    return _day(moment // DAY)


def from_iso(text: str) -> int:
    """The moment that an ISO 8601 text names, in UTC unless it has an offset. ValueError when it is no such text."""
    parsed = datetime.fromisoformat(text)
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=UTC)
    try:
        since = parsed - _EPOCH
    except OverflowError as error:
        raise ValueError(f"{text!r} is out of range") from error
    return (since.days * 86_400 + since.seconds) * SECOND + since.microseconds


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


# A page of posts names few days, and formatting them took a tenth of its time.
@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return (_EPOCH + timedelta(days=number)).date().isoformat()
