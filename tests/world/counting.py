"""Counting what is asked of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from goodmob.core.database.interface import Database


class Count:
    """The statements run while it counted, in order."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    @property
    def total(self) -> int:
        """How many there were."""
        return len(self.statements)


@contextmanager
def counting(db: Database) -> Iterator[Count]:
    """Counts every statement of the database while the block runs."""
    count = Count()
    before, db.on_statement = db.on_statement, count.statements.append
    try:
        yield count
    finally:
        db.on_statement = before
