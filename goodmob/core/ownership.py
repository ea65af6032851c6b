"""Whose a row is, for what only its owner may know of."""

from typing import Protocol, TypeVar

from goodmob.core.errors import NotFound


class Owned(Protocol):
    """A row that belongs to an account."""

    @property
    def account_id(self) -> int:
        """The owner."""


T = TypeVar("T", bound=Owned)


def owned(row: T | None, account_id: int) -> T:
    """The row, if it is this account's own; NotFound for others, so that nobody learns which rows there are."""
    if row is None or row.account_id != account_id:
        raise NotFound
    return row
