"""The terms of a call, and what they have to be like."""

from typing import NamedTuple

from goodmob.commitments.rules.limits import LARGEST_CAPACITY
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.errors import Invalid

LONGEST_WINDOW = 31 * DAY
FURTHEST_END = 731 * DAY
"""How far ahead a call may end: about two years."""

_LATE_REQUEST = MINUTE
"""A call that starts "now" may have been on its way for so long."""

_SMALLEST_THRESHOLD = 2


class Terms(NamedTuple):
    """When a call is and how many it takes: times in microseconds UTC, threshold and capacity in places."""

    starts_at: int
    ends_at: int
    join_by: int | None
    threshold: int | None
    capacity: int | None


def check_terms(terms: Terms, now: int, *, former: Terms | None = None, tipped: bool = False) -> None:
    """Invalid, naming the field, for terms that a call cannot have.

    Former terms that are kept may lie in the past, and a threshold that was reached no longer matters.
    """
    _check_window(terms, now, is_new=former is None or former.starts_at != terms.starts_at)
    _check_join_by(terms, now, is_new=former is None or former.join_by != terms.join_by)
    _check_capacity(terms.capacity)
    if terms.threshold is not None and not tipped:
        _check_threshold(terms.threshold, terms.capacity)
        if terms.starts_at <= now:
            raise Invalid("starts_at", "must be in the future for people to join before")


def check_change(former: Terms, terms: Terms, *, live: bool, tipped: bool) -> None:
    """Invalid, naming the field, for changes that come too late."""
    if live and terms.starts_at != former.starts_at:
        raise Invalid("starts_at", "can't be changed after the start")
    if (live or tipped) and terms.threshold != former.threshold:
        raise Invalid("threshold", "can't be changed any more")


def _check_window(terms: Terms, now: int, *, is_new: bool) -> None:
    if is_new and terms.starts_at < now - _LATE_REQUEST:
        raise Invalid("starts_at", "can't be in the past")
    if terms.ends_at <= terms.starts_at:
        raise Invalid("ends_at", "must be after the start")
    if terms.ends_at <= now:
        raise Invalid("ends_at", "must be in the future")
    if terms.ends_at > now + FURTHEST_END:
        raise Invalid("ends_at", "can't be more than two years ahead")
    if terms.ends_at - terms.starts_at > LONGEST_WINDOW:
        raise Invalid("ends_at", f"can't be more than {LONGEST_WINDOW // DAY} days after the start")


def _check_join_by(terms: Terms, now: int, *, is_new: bool) -> None:
    if terms.join_by is None:
        return
    if is_new and terms.join_by <= now:
        raise Invalid("join_by", "must be in the future")
    if terms.join_by > terms.ends_at:
        raise Invalid("join_by", "can't be after the end")


def _check_capacity(capacity: int | None) -> None:
    if capacity is not None and not 1 <= capacity <= LARGEST_CAPACITY:
        raise Invalid("cap", f"must be between 1 and {LARGEST_CAPACITY}")


def _check_threshold(threshold: int, capacity: int | None) -> None:
    if not _SMALLEST_THRESHOLD <= threshold <= LARGEST_CAPACITY:
        raise Invalid("threshold", f"must be between {_SMALLEST_THRESHOLD} and {LARGEST_CAPACITY}")
    if capacity is not None and threshold > capacity:
        raise Invalid("threshold", "can't be higher than the number of places")
