"""A person parts from an account, and with the last one what is known of them is erased."""

from sqlalchemy import bindparam, delete, update

from goodmob.accounts.events import AccountSwitched, ProfileChanged, RoleGiven
from goodmob.accounts.queries.people import own_accounts
from goodmob.accounts.tables import account, email_confirmation, password_reset, person, person_account, session
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
DROP_RESET = statement(delete(password_reset).where(password_reset.c.person_id == bindparam("person_id")))
DROP_LINK = statement(delete(person_account).where(person_account.c.account_id == bindparam("account_id")))
DROP_MAIN_LINK = statement(
    delete(person_account).where(person_account.c.account_id == bindparam("account_id"), person_account.c.main)
)
MAKE_MAIN = statement(update(person_account).values(main=True).where(person_account.c.account_id == bindparam("heir")))
SHOW_ANEW = statement(update(account).values(version=account.c.version + 1).where(account.c.id == bindparam("heir")))
MOVE_SESSIONS = statement(
    update(session).values(account_id=bindparam("heir")).where(session.c.account_id == bindparam("left_id"))
)


async def part_from_account(tx: Transaction, person_id: int, account_id: int) -> None:
    """The person acts for the account no more; whose last one it was is forgotten.

    Whoever has another account goes on there: sessions that acted for this one, and the role if it counted here.
    """
    was_main = bool(await tx.run(DROP_MAIN_LINK, account_id=account_id))
    await tx.run(DROP_LINK, account_id=account_id)
    left = await own_accounts(tx, person_id)
    if not left:
        await _erase(tx, person_id)
        return
    heir = next((row for row in left if row.state == "active"), left[0]).account_id

    await tx.run(MOVE_SESSIONS, heir=heir, left_id=account_id)
    await tx.announce(AccountSwitched(person_id=person_id))
    if was_main:
        await tx.run(MAKE_MAIN, heir=heir)
        await tx.run(SHOW_ANEW, heir=heir)
        await tx.announce(RoleGiven(account_id=heir))
        await tx.announce(ProfileChanged(account_id=heir))


async def _erase(tx: Transaction, person_id: int) -> None:
    # The empty row stays, because tokens and audit entries name its id.
    await tx.run(DROP_SESSIONS, person_id=person_id)
    await tx.run(DROP_CONFIRMATION, person_id=person_id)
    await tx.run(DROP_RESET, person_id=person_id)
    await tx.run(BLANK_PERSON, person_id=person_id, nobody=f"#{person_id}", now=tx.now)
