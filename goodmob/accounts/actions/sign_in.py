"""A person signs in: a browser gets a session."""

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from goodmob.accounts.queries.people import PersonRow
from goodmob.accounts.tables import person, session
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest, new_secret

GOOD_FOR = 365 * DAY
"""A session ends when it was not used for so long."""

_LONGEST_USER_AGENT = 500


class Browser(msgspec.Struct, frozen=True):
    """Where somebody signs in from; people see it in the list of their sessions."""

    address: str
    user_agent: str


_COLUMNS = ("id", "secret_digest", "person_id", "account_id", "csrf", "address", "user_agent")
INSERT_SESSION = statement(
    insert(session)
    .values(
        {
            **{name: bindparam(name) for name in _COLUMNS},
            "created_at": bindparam("now"),
            "used_at": bindparam("now"),
        }
    )
    .inline()
)
SEEN = statement(update(person).values(active_at=bindparam("now")).where(person.c.id == bindparam("person_id")))
USED = statement(update(session).values(used_at=bindparam("now")).where(session.c.id == bindparam("session_id")))
DROP_OLD = statement(delete(session).where(session.c.used_at < bindparam("before")))


async def sign_in(tx: Transaction, known: PersonRow, browser: Browser, secret: str) -> None:
    """The browser that holds the secret is signed in. Whether it may be was asked before: permissions.who_signs_in."""
    await tx.run(
        INSERT_SESSION,
        id=tx.new_id(),
        secret_digest=digest(secret),
        person_id=known.id,
        account_id=known.account_id,
        csrf=new_secret(),
        address=browser.address,
        user_agent=browser.user_agent[:_LONGEST_USER_AGENT],
        now=tx.now,
    )
    await tx.run(SEEN, person_id=known.id, now=tx.now)


async def note_use(tx: Transaction, session_id: int, person_id: int) -> None:
    """The session, and so its person, was active today; called once a day at most."""
    await tx.run(USED, session_id=session_id, now=tx.now)
    await tx.run(SEEN, person_id=person_id, now=tx.now)


async def note_activity(tx: Transaction, person_id: int) -> None:
    """The person was active today, through an app."""
    await tx.run(SEEN, person_id=person_id, now=tx.now)


async def forget_old_sessions(tx: Transaction) -> None:
    """Browsers that were not seen for a year are signed out."""
    await tx.run(DROP_OLD, before=tx.now - GOOD_FOR)
