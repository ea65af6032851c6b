"""A browser acts for another account of its person."""

from sqlalchemy import bindparam, update

from goodmob.accounts.events import AccountSwitched
from goodmob.accounts.permissions import may_act_as
from goodmob.accounts.queries.people import person_of
from goodmob.accounts.tables import session
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden

SWITCH = statement(
    update(session)
    .values(account_id=bindparam("wanted_id"))
    .where(session.c.id == bindparam("session_id"), session.c.person_id == bindparam("of_id"))
)


async def switch_account(tx: Transaction, person_id: int, session_id: int, account_id: int) -> None:
    """The session acts for this account from now on; Forbidden where it is none that the person can act for."""
    wanted = await person_of(tx, account_id)
    if wanted is None or not may_act_as(person_id, wanted):
        raise Forbidden

    await tx.run(SWITCH, session_id=session_id, of_id=person_id, wanted_id=account_id)

    await tx.announce(AccountSwitched(person_id=person_id))
