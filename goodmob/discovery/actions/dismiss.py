"""Have somebody suggested no longer."""

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.discovery.tables import dismissed_suggestion
from goodmob.social.permissions import reachable

ADD_DISMISSED = statement(
    insert(dismissed_suggestion)
    .on_conflict_do_nothing(index_elements=[dismissed_suggestion.c.account_id, dismissed_suggestion.c.target_id])
    .inline()
)


async def dismiss(tx: Transaction, account_id: int, target_id: int) -> None:
    """Keeps the target out of what is suggested to the account; again changes nothing. Nobody else is told."""
    await reachable(tx, account_id, target_id)

    await tx.run(ADD_DISMISSED, account_id=account_id, target_id=target_id, created_at=tx.now)
