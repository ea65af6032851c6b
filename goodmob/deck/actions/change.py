"""Arrange columns, set one, remove it and bring it back."""

from sqlalchemy import BigInteger, Boolean, Integer, Text, bindparam, delete, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.deck.permissions import own_column
from goodmob.deck.queries import ColumnRow, deck_of
from goodmob.deck.rules import MOST_COLUMNS, WIDTHS, Setting, moved, rearranged
from goodmob.deck.tables import deck_column

_ID = deck_column.c.id == bindparam("column_id", type_=BigInteger)
PUT = statement(update(deck_column).where(_ID).values(place=bindparam("new_place", type_=Integer)))
SET = statement(
    update(deck_column)
    .where(_ID)
    .values(
        width=bindparam("new_width", type_=Text),
        **{name: bindparam(f"new_{name}", type_=Boolean) for name in Setting.__struct_fields__ if name != "width"},
    )
)
MARK_REMOVED = statement(update(deck_column).where(_ID).values(removed_at=bindparam("moment", type_=BigInteger)))
RETURN = statement(update(deck_column).where(_ID).values(removed_at=None, place=bindparam("new_place", type_=Integer)))
END_COLUMN = statement(delete(deck_column).where(_ID))


async def arrange_columns(tx: Transaction, person_id: int, wanted: list[int]) -> None:
    """Puts the person's columns into this order; those not named stand behind. Run it in the person's lane."""
    rows = (await deck_of(tx, person_id)).columns

    await _put(tx, rows, rearranged([row.id for row in rows], wanted))


async def move_column(tx: Transaction, person_id: int, column_id: int, step: int) -> None:
    """Moves one of the person's columns by so many places, at most to the end. Run it in the person's lane."""
    await _standing(tx, person_id, column_id)
    rows = (await deck_of(tx, person_id)).columns

    await _put(tx, rows, moved([row.id for row in rows], column_id, step))


async def set_column(tx: Transaction, person_id: int, column_id: int, setting: Setting) -> None:
    """Sets one of the person's columns like this; Invalid where there is no such width."""
    await _standing(tx, person_id, column_id)
    if setting.width not in WIDTHS:
        raise Invalid("width", "is not included in the list")

    new = {f"new_{name}": getattr(setting, name) for name in setting.__struct_fields__}
    await tx.run(SET, column_id=column_id, **new)


async def remove_column(tx: Transaction, person_id: int, column_id: int) -> None:
    """Removes one of the person's columns, which can be brought back until the next is removed."""
    await _standing(tx, person_id, column_id)
    before = (await deck_of(tx, person_id)).removed

    if before is not None:
        await tx.run(END_COLUMN, column_id=before.id)
    await tx.run(MARK_REMOVED, column_id=column_id, moment=tx.now)


async def bring_back(tx: Transaction, person_id: int, column_id: int) -> None:
    """Puts the column that was removed last where it stood; Invalid where there are as many as there may be."""
    row = await own_column(tx, person_id, column_id)
    if len((await deck_of(tx, person_id)).columns) >= MOST_COLUMNS:
        raise Invalid("columns", f"are {MOST_COLUMNS} already")

    if row.removed_at is not None:
        await write_return(tx, row.id, row.place)


async def write_return(tx: Transaction, column_id: int, place: int) -> None:
    """Writes that a removed column stands at this place again."""
    await tx.run(RETURN, column_id=column_id, new_place=place)


async def _standing(tx: Transaction, person_id: int, column_id: int) -> None:
    if (await own_column(tx, person_id, column_id)).removed_at is not None:
        raise NotFound


async def _put(tx: Transaction, rows: list[ColumnRow], order: list[int]) -> None:
    places = {row.id: row.place for row in rows}
    changed = [(id_, place) for place, id_ in enumerate(order) if places[id_] != place]
    await tx.many(PUT, [{"column_id": id_, "new_place": place} for id_, place in changed])
