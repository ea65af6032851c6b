"""What staff see of the people behind accounts: how they sign in, and from where."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import func, select

from goodmob.accounts.queries.bearing import APPROVED_HERE, ROLE_HERE
from goodmob.accounts.tables import account, invite, person, person_account, session
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class LoginRow(NamedTuple):
    """The person behind a local account, with the role that counts there; `invited_by` is whose invitation was used."""

    account_id: int
    person_id: int
    email: str
    role: str
    locale: str
    reason: str
    application_id: int | None
    invited_by: int | None
    confirmed_at: int | None
    approved_at: int | None
    disabled_at: int | None


class AddressRow(NamedTuple):
    """A network address from which browsers that are signed in were used, and when last."""

    account_id: int
    address: str
    used_at: int


LOGINS = statement(
    select(
        person_account.c.account_id,
        person.c.id.label("person_id"),
        person.c.email,
        ROLE_HERE.label("role"),
        *(person.c[name] for name in ("locale", "reason", "application_id")),
        invite.c.creator_id.label("invited_by"),
        person.c.confirmed_at,
        APPROVED_HERE.label("approved_at"),
        person.c.disabled_at,
    )
    .join(account, account.c.id == person_account.c.account_id)
    .join(person, person.c.id == person_account.c.person_id)
    .outerjoin(invite, invite.c.id == person.c.invite_id)
    .where(among(person_account.c.account_id, "ids")),
    into=LoginRow,
)
_LATEST = func.max(session.c.used_at)
ADDRESSES = statement(
    select(session.c.account_id, session.c.address, _LATEST.label("used_at"))
    .where(among(session.c.account_id, "ids"), session.c.address != "")
    .group_by(session.c.account_id, session.c.address)
    .order_by(_LATEST.desc()),
    into=AddressRow,
)


async def logins_of(reads: Reads, account_ids: Collection[int]) -> dict[int, LoginRow]:
    """Who is behind those of the accounts that are from here, by account; nobody is behind one that was deleted."""
    rows = await reads.all(LOGINS, ids=list(account_ids)) if account_ids else []
    return {row.account_id: row for row in rows}


async def addresses_of(reads: Reads, account_ids: Collection[int]) -> list[AddressRow]:
    """From which addresses the accounts are signed in, the latest used first."""
    return await reads.all(ADDRESSES, ids=list(account_ids)) if account_ids else []
