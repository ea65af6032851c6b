"""An address is asked for and confirmed by the link that was sent to it."""

from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.actions.approve import open_account
from goodmob.accounts.events import ConfirmationWanted
from goodmob.accounts.queries.people import PersonRow, is_email_taken, person_by_id
from goodmob.accounts.queries.screening import screen_email
from goodmob.accounts.rules.emails import email_faults, email_key
from goodmob.accounts.rules.faults import TAKEN, refuse
from goodmob.accounts.tables import email_confirmation, password_reset, person
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Gone
from goodmob.core.secrets import digest

GOOD_FOR = 3 * DAY


class Link(NamedTuple):
    """A link as it was sent: whose it is, the address that it confirms, and until when."""

    person_id: int
    email: str
    expires_at: int


_KEPT = insert(email_confirmation).values(
    person_id=bindparam("person_id"),
    email=bindparam("email"),
    secret_digest=bindparam("secret_digest"),
    expires_at=bindparam("expires_at"),
)
KEEP_LINK = statement(
    _KEPT.on_conflict_do_update(
        index_elements=["person_id"],
        set_={name: _KEPT.excluded[name] for name in ("email", "secret_digest", "expires_at")},
    )
)
LINK = statement(
    select(email_confirmation.c.person_id, email_confirmation.c.email, email_confirmation.c.expires_at).where(
        email_confirmation.c.secret_digest == bindparam("secret_digest")
    ),
    into=Link,
)
DROP_LINK = statement(delete(email_confirmation).where(email_confirmation.c.person_id == bindparam("person_id")))
CONFIRM = statement(update(person).values(confirmed_at=bindparam("now")).where(person.c.id == bindparam("person_id")))
CHANGE_ADDRESS = statement(
    update(person)
    .values(email=bindparam("address"), email_key=bindparam("key"))
    .where(person.c.id == bindparam("person_id"))
)

DROP_RESET = statement(delete(password_reset).where(password_reset.c.person_id == bindparam("person_id")))
WATCH = statement(update(person).values(approved_at=None).where(person.c.id == bindparam("person_id")))


async def ask_again(tx: Transaction, person_id: int, email: str | None = None) -> None:
    """Send another link, perhaps to a corrected address, which may be one whose owners staff look at first.

    Forbidden once it is confirmed, Faulty for a wrong address.
    """
    waiting = await person_by_id(tx, person_id)
    if waiting is None or waiting.confirmed_at is not None:
        raise Forbidden("This method is only available while the e-mail is awaiting confirmation")
    if email is not None:
        await _refuse_address(tx, waiting, email)

    if email is not None:
        await tx.run(CHANGE_ADDRESS, person_id=person_id, address=email, key=email_key(email))
        if (await screen_email(tx, email)).needs_approval:
            await tx.run(WATCH, person_id=person_id)

    await tx.announce(ConfirmationWanted(person_id=person_id))


async def keep_link(tx: Transaction, person_id: int, secret: str) -> PersonRow | None:
    """Make this the one link that confirms the person's address, for three days; None if nothing waits for it."""
    waiting = await person_by_id(tx, person_id)
    if waiting is None or waiting.confirmed_at is not None:
        return None

    await tx.run(
        KEEP_LINK,
        person_id=person_id,
        email=waiting.email,
        secret_digest=digest(secret),
        expires_at=tx.now + GOOD_FOR,
    )
    return waiting


async def confirm_email(tx: Transaction, secret: str) -> PersonRow:
    """The address is the person's own; the account opens unless staff still have to look. Gone for a dead link.

    Who had confirmed one before has the new one instead. The person is answered as they were before.
    """
    link = await tx.one(LINK, secret_digest=digest(secret))
    confirmed = await person_by_id(tx, link.person_id) if link else None
    if link is None or confirmed is None or link.expires_at <= tx.now:
        raise Gone("This link is no longer good; sign in to get a new one")
    is_change = confirmed.confirmed_at is not None
    if not is_change and confirmed.email != link.email:
        raise Gone("This link is no longer good; sign in to get a new one")
    is_own = email_key(confirmed.email) == email_key(link.email)
    if is_change and not is_own and await is_email_taken(tx, link.email):
        raise Gone("This address was taken meanwhile")

    await tx.run(DROP_LINK, person_id=confirmed.id)
    if is_change:
        await tx.run(CHANGE_ADDRESS, person_id=confirmed.id, address=link.email, key=email_key(link.email))
        await tx.run(DROP_RESET, person_id=confirmed.id)
        return confirmed
    await tx.run(CONFIRM, person_id=confirmed.id, now=tx.now)

    if confirmed.approved_at is not None:
        await open_account(tx, confirmed)
    return confirmed


async def _refuse_address(tx: Transaction, waiting: PersonRow, email: str) -> None:
    faults = email_faults(email)
    is_own = email_key(email) == email_key(waiting.email)
    if not faults and not is_own and await is_email_taken(tx, email):
        faults = [TAKEN]
    if not faults and not is_own:
        faults = (await screen_email(tx, email)).faults
    refuse({"email": faults})
