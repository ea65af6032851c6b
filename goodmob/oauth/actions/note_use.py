"""A token was used today."""

from sqlalchemy import bindparam, update

from goodmob.accounts.actions.sign_in import note_activity
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.oauth.queries.tokens import TokenRow
from goodmob.oauth.tables import token

USED = statement(update(token).values(used_at=bindparam("now")).where(token.c.id == bindparam("token_id")))


async def note_use(tx: Transaction, row: TokenRow) -> None:
    """The token, and its person, was active; called once a day at most."""
    await tx.run(USED, token_id=row.id, now=tx.now)
    if row.person_id is not None:
        await note_activity(tx, row.person_id)
