"""Put an announcement away."""

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from goodmob.announcements.permissions import shown_announcement
from goodmob.announcements.tables import announcement_dismissal
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

ADD = statement(
    insert(announcement_dismissal)
    .values(account_id=bindparam("account_id"), announcement_id=bindparam("announcement_id"))
    .on_conflict_do_nothing(index_elements=["account_id", "announcement_id"])
    .inline()
)


async def dismiss(tx: Transaction, account_id: int, announcement_id: int) -> None:
    """The account has read the announcement; again changes nothing. NotFound where none is shown."""
    await shown_announcement(tx, announcement_id, tx.now)

    await tx.run(ADD, account_id=account_id, announcement_id=announcement_id)
