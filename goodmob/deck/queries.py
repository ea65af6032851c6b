"""The columns of a person, in their order."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.deck.tables import deck_column


class ColumnRow(NamedTuple):
    """A column: whose it is, as whom it is read, what it shows and how; removed_at in us."""

    id: int
    person_id: int
    account_id: int
    kind: str
    subject: str
    place: int
    width: str
    only_media: bool
    without_boosts: bool
    without_answers: bool
    flows: bool
    sound: bool
    removed_at: int | None


_COLUMNS = select(*(deck_column.c[name] for name in ColumnRow._fields))

COLUMNS_OF = statement(
    _COLUMNS.where(deck_column.c.person_id == bindparam("person_id", type_=BigInteger)).order_by(
        deck_column.c.place, deck_column.c.id
    ),
    into=ColumnRow,
)
COLUMN_BY_ID = statement(_COLUMNS.where(deck_column.c.id == bindparam("column_id", type_=BigInteger)), into=ColumnRow)


class Deck(NamedTuple):
    """The columns that stand there, in order, and the one that was removed last."""

    columns: list[ColumnRow]
    removed: ColumnRow | None

    @property
    def is_new(self) -> bool:
        """Whether the person never had columns."""
        return not self.columns and self.removed is None


async def deck_of(reads: Reads, person_id: int) -> Deck:
    """What the person reads side by side."""
    rows = await reads.all(COLUMNS_OF, person_id=person_id)
    removed = [row for row in rows if row.removed_at is not None]
    return Deck([row for row in rows if row.removed_at is None], removed[-1] if removed else None)


async def column_by_id(reads: Reads, column_id: int) -> ColumnRow | None:
    """The column, whoever arranged it."""
    return await reads.one(COLUMN_BY_ID, column_id=column_id)
