"""Whose a column is, and as whom somebody may read."""

from goodmob.accounts.queries.people import accounts_of_person
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, NotFound
from goodmob.deck.queries import ColumnRow, column_by_id


async def own_column(reads: Reads, person_id: int, column_id: int) -> ColumnRow:
    """The column, if the person arranged it, removed or not; NotFound for others."""
    row = await column_by_id(reads, column_id)
    if row is None or row.person_id != person_id:
        raise NotFound
    return row


async def acts_as(reads: Reads, person_id: int, account_id: int) -> None:
    """Forbidden unless the account is one of the person's own, and active."""
    if account_id not in await accounts_of_person(reads, person_id):
        raise Forbidden
