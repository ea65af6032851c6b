"""Counting by day."""

from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Label, literal_column

from goodmob.core.clock import DAY

# Written out: PostgreSQL would not take two parameters of the same value for the same expression in GROUP BY.
_A_DAY = literal_column(str(DAY), BigInteger)


class DayCount(NamedTuple):
    """How many there were on a day (days since 1970 in UTC)."""

    day: int
    number: int


def by_day(moment: ColumnElement[Any]) -> Label[int]:
    """The day on which a moment lies, by the name of `day`."""
    return (moment // _A_DAY).label("day")
