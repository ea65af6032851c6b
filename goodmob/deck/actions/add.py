"""Begin to read side by side, and add a column."""

from sqlalchemy import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.deck.actions.change import write_return
from goodmob.deck.permissions import acts_as
from goodmob.deck.queries import deck_of
from goodmob.deck.rules import FIRST, LONGEST_SUBJECT, MOST_COLUMNS, Kind, Setting
from goodmob.deck.tables import deck_column

ADD_COLUMN = statement(insert(deck_column).inline())


async def begin_deck(tx: Transaction, person_id: int, account_id: int) -> None:
    """Gives a person who never had columns the first ones. Run it in the person's lane."""
    await acts_as(tx, person_id, account_id)
    if not (await deck_of(tx, person_id)).is_new:
        return

    for place, (kind, subject) in enumerate(FIRST):
        await _write(tx, person_id, account_id, kind, subject, place)


async def add_column(tx: Transaction, person_id: int, account_id: int, kind: Kind, subject: str) -> int:
    """Adds a column at the end, and gives its id; where there is such a column, that one. Run it in the person's lane.

    Invalid where the subject is too long, or there are as many columns as there may be. What it names is looked at by
    whoever asks for it.
    """
    await acts_as(tx, person_id, account_id)
    if len(subject) > LONGEST_SUBJECT:
        raise Invalid("subject", f"is too long (maximum is {LONGEST_SUBJECT} characters)")
    deck = await deck_of(tx, person_id)
    for row in deck.columns:
        if (row.account_id, row.kind, row.subject) == (account_id, kind, subject):
            return row.id
    if len(deck.columns) >= MOST_COLUMNS:
        raise Invalid("columns", f"are {MOST_COLUMNS} already")

    gone = deck.removed
    if gone is not None and (gone.account_id, gone.kind, gone.subject) == (account_id, kind, subject):
        await write_return(tx, gone.id, deck.columns[-1].place + 1 if deck.columns else 0)
        return gone.id
    place = deck.columns[-1].place + 1 if deck.columns else 0
    return await _write(tx, person_id, account_id, kind, subject, place)


async def _write(tx: Transaction, person_id: int, account_id: int, kind: Kind, subject: str, place: int) -> int:
    column_id = tx.new_id()
    await tx.run(
        ADD_COLUMN,
        id=column_id,
        person_id=person_id,
        account_id=account_id,
        kind=kind.value,
        subject=subject,
        place=place,
        removed_at=None,
        **_fields(Setting()),
    )
    return column_id


def _fields(setting: Setting) -> dict[str, object]:
    return {name: getattr(setting, name) for name in setting.__struct_fields__}
