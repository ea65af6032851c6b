"""The terms of a call, and what they have to be like."""

from collections.abc import Sequence
from typing import NamedTuple

from goodmob.commitments.rules.limits import LARGEST_CAPACITY, LONGEST_ROLE, MOST_ROLES
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.errors import Invalid
from goodmob.core.text.length import graphemes

LONGEST_WINDOW = 31 * DAY
FURTHEST_END = 731 * DAY
"""How far ahead a call may end: about two years."""

_LATE_REQUEST = MINUTE
"""A call that starts "now" may have been on its way for so long."""

_SMALLEST_THRESHOLD = 2


class Role(NamedTuple):
    """What some come as, with places of their own; capacity is None where as many may come as like."""

    name: str
    capacity: int | None


class Terms(NamedTuple):
    """When a call is and how many it takes: times in microseconds UTC, all else in places.

    Where there are roles, they hold all places and capacity is None. area_threshold: of each area by itself.
    """

    starts_at: int
    ends_at: int
    join_by: int | None
    threshold: int | None
    capacity: int | None
    roles: tuple[Role, ...] = ()
    area_threshold: int | None = None

    @property
    def places(self) -> int | None:
        """All places there are, those of the roles added up; None where there is no end of them."""
        if not self.roles:
            return self.capacity
        capacities = [role.capacity for role in self.roles if role.capacity is not None]
        return sum(capacities) if len(capacities) == len(self.roles) else None


def role_key(name: str) -> str:
    """What a role is recognised by: case and space around it make no difference."""
    return " ".join(name.split()).casefold()


def tidied(roles: Sequence[Role], former: Sequence[Role] = ()) -> tuple[Role, ...]:
    """The roles with tidy names, in the order of the former ones, which keep theirs; new ones stand behind them."""
    tidy = [Role(" ".join(role.name.split()), role.capacity) for role in roles]
    names = [role_key(role.name) for role in former]
    return tuple(
        sorted(tidy, key=lambda role: names.index(key) if (key := role_key(role.name)) in names else len(names))
    )


def check_terms(terms: Terms, now: int, *, former: Terms | None = None, tipped: bool = False) -> None:
    """Invalid, naming the field, for terms that a call cannot have.

    Former terms that are kept may lie in the past, and a threshold that was reached no longer matters.
    """
    _check_window(terms, now, is_new=former is None or former.starts_at != terms.starts_at)
    _check_join_by(terms, now, is_new=former is None or former.join_by != terms.join_by)
    _check_capacity(terms.capacity)
    _check_roles(terms)
    if terms.area_threshold is not None:
        _check_threshold("area_threshold", terms.area_threshold, terms.places)
    if terms.threshold is not None and not tipped:
        _check_threshold("threshold", terms.threshold, terms.places)
        if terms.starts_at <= now:
            raise Invalid("starts_at", "must be in the future for people to join before")


def check_change(former: Terms, terms: Terms, *, live: bool, tipped: bool) -> None:
    """Invalid, naming the field, for changes that come too late."""
    if live and terms.starts_at != former.starts_at:
        raise Invalid("starts_at", "can't be changed after the start")
    if (live or tipped) and terms.threshold != former.threshold:
        raise Invalid("threshold", "can't be changed any more")
    if live and terms.area_threshold != former.area_threshold:
        raise Invalid("area_threshold", "can't be changed any more")


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


def _check_roles(terms: Terms) -> None:
    if terms.roles and terms.capacity is not None:
        raise Invalid("cap", "can't be given together with roles")
    if len(terms.roles) > MOST_ROLES:
        raise Invalid("roles", f"can't be more than {MOST_ROLES}")
    for role in terms.roles:
        if not role.name.strip():
            raise Invalid("roles", "need a name each")
        if graphemes(role.name) > LONGEST_ROLE:
            raise Invalid("roles", f"have too long a name (maximum is {LONGEST_ROLE} characters)")
        if role.capacity is not None and not 1 <= role.capacity <= LARGEST_CAPACITY:
            raise Invalid("roles", f"must have between 1 and {LARGEST_CAPACITY} places each")
    if len({role_key(role.name) for role in terms.roles}) < len(terms.roles):
        raise Invalid("roles", "can't have the same name twice")


def _check_threshold(field: str, threshold: int, places: int | None) -> None:
    if not _SMALLEST_THRESHOLD <= threshold <= LARGEST_CAPACITY:
        raise Invalid(field, f"must be between {_SMALLEST_THRESHOLD} and {LARGEST_CAPACITY}")
    if places is not None and threshold > places:
        raise Invalid(field, "can't be higher than the number of places")
