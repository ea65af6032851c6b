"""What is known of a person is erased, and nobody is signed in any more."""

from sqlalchemy import bindparam, delete, update

from goodmob.accounts.tables import email_confirmation, person, person_account, session
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

BLANK_PERSON = statement(
    update(person)
    .values(
        email="",
        email_key=bindparam("nobody"),
        password_hash="",
        role="user",
        reason="",
        disabled_at=bindparam("now"),
    )
    .where(person.c.id == bindparam("person_id"))
)
DROP_SESSIONS = statement(delete(session).where(session.c.person_id == bindparam("person_id")))
DROP_CONFIRMATION = statement(
    delete(email_confirmation).where(email_confirmation.c.person_id == bindparam("person_id"))
)
DROP_LINK = statement(delete(person_account).where(person_account.c.account_id == bindparam("account_id")))


async def erase_person(tx: Transaction, person_id: int, account_id: int) -> None:
    """Forget address, password, sessions and the tie to the account; the empty row stays for those who name its id."""
    await tx.run(DROP_SESSIONS, person_id=person_id)
    await tx.run(DROP_CONFIRMATION, person_id=person_id)
    await tx.run(DROP_LINK, account_id=account_id)
    await tx.run(BLANK_PERSON, person_id=person_id, nobody=f"#{person_id}", now=tx.now)
