"""Signed-in browsers."""

from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from goodmob.accounts.queries.bearing import ROLE_HERE
from goodmob.accounts.tables import account, person, person_account, session
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement


class SessionRow(NamedTuple):
    """A signed-in browser, its person, and the account it acts for: its state, and the role that counts there.

    `accounts` is how many the person has.
    """

    id: int
    person_id: int
    account_id: int
    csrf: str
    address: str
    user_agent: str
    created_at: int
    used_at: int
    role: str
    locale: str
    disabled_at: int | None
    account_state: str
    moved_to_id: int | None
    accounts: int
    welcomed_at: int | None
    expand_media: str
    expand_spoilers: bool
    autoplay_gifs: bool


_own = person_account.alias("own")
_HOW_MANY = (
    select(func.count())
    .select_from(_own)
    .where(_own.c.person_id == session.c.person_id)
    .scalar_subquery()
    .label("accounts")
)
_SESSIONS = (
    select(
        *(session.c[name] for name in SessionRow._fields[:8]),
        ROLE_HERE.label("role"),
        person.c.locale,
        person.c.disabled_at,
        account.c.state.label("account_state"),
        account.c.moved_to_id,
        _HOW_MANY,
        person_account.c.welcomed_at,
        *(person.c[name] for name in SessionRow._fields[-3:]),
    )
    .join(person, person.c.id == session.c.person_id)
    .join(account, account.c.id == session.c.account_id)
    .join(person_account, person_account.c.account_id == session.c.account_id)
)

BY_SECRET = statement(_SESSIONS.where(session.c.secret_digest == bindparam("secret_digest")), into=SessionRow)
OF_PERSON = statement(
    _SESSIONS.where(session.c.person_id == bindparam("person_id")).order_by(session.c.used_at.desc()), into=SessionRow
)


async def session_by_digest(reads: Reads, secret_digest: str) -> SessionRow | None:
    """The session whose cookie has this digest."""
    return await reads.one(BY_SECRET, secret_digest=secret_digest)


async def sessions_of(reads: Reads, person_id: int) -> list[SessionRow]:
    """Where a person is signed in, most recently used first."""
    return await reads.all(OF_PERSON, person_id=person_id)
