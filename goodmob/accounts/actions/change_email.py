"""A person wants to be written to at another address, which they confirm by the link that is sent there."""

from sqlalchemy import bindparam, select, update

from goodmob.accounts.actions.confirm_email import GOOD_FOR, KEEP_LINK
from goodmob.accounts.events import EmailChangeAsked
from goodmob.accounts.queries.people import PersonRow, is_email_taken, person_by_id
from goodmob.accounts.queries.screening import screen_email
from goodmob.accounts.rules.emails import email_faults, email_key
from goodmob.accounts.rules.faults import TAKEN, WRONG, refuse
from goodmob.accounts.tables import email_confirmation
from goodmob.core.database.interface import Reads, Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.passwords import matches
from goodmob.core.secrets import digest, new_secret

WANTED = statement(
    select(email_confirmation.c.email).where(
        email_confirmation.c.person_id == bindparam("person_id"), email_confirmation.c.expires_at > bindparam("now")
    )
)
RENEW = statement(
    update(email_confirmation)
    .values(secret_digest=bindparam("new_digest"))
    .where(email_confirmation.c.person_id == bindparam("of_id"))
)


async def change_email(house: House, person_id: int, password: str, email: str) -> None:
    """Letters are sent to the new address, for its link, and to the old one; Faulty names what is wrong."""
    known = await person_by_id(house.db, person_id)
    if known is None:
        raise NotFound
    is_right = await matches(password, known.password_hash)
    refuse({"password": [] if is_right else [WRONG]})
    await house.db.act(ask_change, person_id, email)


async def ask_change(tx: Transaction, person_id: int, email: str) -> None:
    """The address waits for its link, and one that waited before is forgotten; Faulty where it cannot be had."""
    known = await person_by_id(tx, person_id)
    if known is None or known.confirmed_at is None:
        raise NotFound
    faults = email_faults(email) or (await screen_email(tx, email)).faults
    if not faults and email_key(email) != email_key(known.email) and await is_email_taken(tx, email):
        faults = [TAKEN]
    refuse({"email": faults})

    # Nobody knows the secret of this link; the letter gets another one.
    await tx.run(
        KEEP_LINK,
        person_id=person_id,
        email=email,
        secret_digest=digest(new_secret()),
        expires_at=tx.now + GOOD_FOR,
    )

    await tx.announce(EmailChangeAsked(person_id=person_id))


async def wanted_email(reads: Reads, person_id: int, now: int) -> str:
    """The address that waits for its link; empty where none does (any more)."""
    return await reads.value(WANTED, person_id=person_id, now=now) or ""


async def renew_link(tx: Transaction, person_id: int, secret: str) -> PersonRow | None:
    """Make this the link that confirms the address which waits; None where none waits."""
    known = await person_by_id(tx, person_id)
    if (
        known is None
        or known.confirmed_at is None
        or not await tx.run(RENEW, of_id=person_id, new_digest=digest(secret))
    ):
        return None
    return known
