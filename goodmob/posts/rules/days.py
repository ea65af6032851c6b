"""Days, by which is counted how often something is used."""

from goodmob.core.clock import DAY

DAYS_TOLD = 7


def day_of(moment: int) -> int:
    """The day in UTC that holds the moment, in days since 1970."""
    return moment // DAY


def first_day_told(now: int) -> int:
    """The first of the days of which is told how often a tag or a page was used: a week with today."""
    return day_of(now) - DAYS_TOLD + 1
