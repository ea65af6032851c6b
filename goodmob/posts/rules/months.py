"""A month as a calendar shows it: whole weeks, which begin on a day that depends on the reader's language."""

from datetime import date, timedelta

WEEK = 7
FIRST_YEAR, LAST_YEAR = 2000, 2200


def month_named(text: str, today: date) -> date:
    """The first day of the month with this name, as in 2026-11; that of today's where the name is none."""
    year, _, month = text.partition("-")
    is_month = len(year) == 4 and len(month) == 2 and f"{year}{month}".isascii() and f"{year}{month}".isdecimal()
    if is_month and FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def weeks_of(first: date, begins_on: int) -> list[list[date]]:
    """The weeks that the month of this first day touches; begins_on: the weekday of their first day, Monday is 0."""
    start = first - timedelta(days=(first.weekday() - begins_on) % WEEK)
    weeks = []
    while start < next_month(first):
        weeks.append([start + timedelta(days=number) for number in range(WEEK)])
        start += timedelta(days=WEEK)
    return weeks


def next_month(first: date) -> date:
    """The first day of the month after this one."""
    return (first + timedelta(days=31)).replace(day=1)


def month_before(first: date) -> date:
    """The first day of the month before this one."""
    return (first - timedelta(days=1)).replace(day=1)
