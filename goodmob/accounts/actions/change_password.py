"""A person gets a new password, and everybody who knew the old one is locked out."""

from sqlalchemy import bindparam, delete, select, update

from goodmob.accounts.events import PasswordChanged
from goodmob.accounts.queries.people import person_by_id
from goodmob.accounts.rules.faults import WRONG, refuse
from goodmob.accounts.rules.sign_up import password_faults
from goodmob.accounts.tables import email_confirmation, password_reset, person, session
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.passwords import hash_password, matches

CHANGE = statement(
    update(person).values(password_hash=bindparam("new_hash")).where(person.c.id == bindparam("person_id"))
)
END_SESSIONS = statement(delete(session).where(session.c.person_id == bindparam("person_id")))

DROP_RESET = statement(delete(password_reset).where(password_reset.c.person_id == bindparam("person_id")))
_CONFIRMED = select(person.c.id).where(person.c.id == bindparam("person_id"), person.c.confirmed_at.is_not(None))
DROP_EMAIL_CHANGE = statement(delete(email_confirmation).where(email_confirmation.c.person_id.in_(_CONFIRMED)))


async def change_password(house: House, person_id: int, old: str, new: str) -> None:
    """The person knows the old password and wants a new one. Faulty names what is wrong."""
    known = await person_by_id(house.db, person_id)
    if known is None:
        raise NotFound
    is_right = await matches(old, known.password_hash)
    refuse({"current_password": [] if is_right else [WRONG], "new_password": password_faults(new)})
    await house.db.act(set_password, person_id, await hash_password(new))


async def set_password(tx: Transaction, person_id: int, new_hash: str) -> None:
    """Only the new password counts: every session ends now, every token as soon as oauth hears of it.

    Links to another password or another address are dead: whoever knew the old password may have asked for them.
    """
    changed = await tx.run(CHANGE, person_id=person_id, new_hash=new_hash)
    if not changed:
        raise NotFound

    await tx.run(END_SESSIONS, person_id=person_id)
    await tx.run(DROP_RESET, person_id=person_id)
    await tx.run(DROP_EMAIL_CHANGE, person_id=person_id)

    await tx.announce(PasswordChanged(person_id=person_id))
