"""The people who sign in: by e-mail, by account, and what they prefer."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, case, func, select

from goodmob.accounts.queries.bearing import APPROVED_HERE, ROLE_HERE
from goodmob.accounts.rules.emails import email_key
from goodmob.accounts.tables import account, person, person_account
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class PersonRow(NamedTuple):
    """A login with the account it acts for: its state, the role that counts there, since when it is approved.

    moved_to_id: under which account its owner goes on.
    """

    id: int
    account_id: int
    account_state: str
    username: str
    email: str
    password_hash: str
    role: str
    locale: str
    reason: str
    application_id: int | None
    confirmed_at: int | None
    approved_at: int | None
    disabled_at: int | None
    active_at: int
    created_at: int
    welcomed_at: int | None
    moved_to_id: int | None


class OwnAccount(NamedTuple):
    """One of the accounts of a person: whether their role counts there, and how it stands."""

    account_id: int
    main: bool
    state: str
    silenced_at: int | None


class Preferences(NamedTuple):
    """How somebody posts and reads, unless they say otherwise; an empty language means: not chosen.

    posting_policies: who may do what with posts of each visibility, as posts.rules.policies keeps it.
    """

    posting_privacy: str
    posting_sensitive: bool
    posting_language: str
    posting_quote_policy: str
    posting_policies: str | None
    expand_media: str
    expand_spoilers: bool
    autoplay_gifs: bool


_OF_ACCOUNT = {
    "role": ROLE_HERE.label("role"),
    "approved_at": APPROVED_HERE.label("approved_at"),
    "welcomed_at": person_account.c.welcomed_at,
    "moved_to_id": account.c.moved_to_id,
}
_PEOPLE = (
    select(
        person.c.id,
        person_account.c.account_id,
        account.c.state.label("account_state"),
        account.c.username,
        *(_OF_ACCOUNT[name] if name in _OF_ACCOUNT else person.c[name] for name in PersonRow._fields[4:]),
    )
    .join(person_account, person_account.c.person_id == person.c.id)
    .join(account, account.c.id == person_account.c.account_id)
)

_ENTERED_FIRST = (
    case((account.c.state == "active", 0), (account.c.state == "pending", 1), else_=2),
    person_account.c.main.desc(),
    person_account.c.account_id,
)
_ENTERED = _PEOPLE.order_by(*_ENTERED_FIRST).limit(1)

BY_EMAIL = statement(_ENTERED.where(person.c.email_key == bindparam("key")), into=PersonRow)
BY_PERSON = statement(_ENTERED.where(person.c.id == bindparam("person_id")), into=PersonRow)
BY_ACCOUNT = statement(_PEOPLE.where(person_account.c.account_id == bindparam("wanted_id")), into=PersonRow)
BY_ACCOUNTS = statement(_PEOPLE.where(among(person_account.c.account_id, "account_ids")), into=PersonRow)
PREFERENCES = statement(
    select(*(person.c[name] for name in Preferences._fields))
    .join(person_account, person_account.c.person_id == person.c.id)
    .where(person_account.c.account_id == bindparam("account_id")),
    into=Preferences,
)
OWN_ACCOUNTS = statement(
    select(person_account.c.account_id, person_account.c.main, account.c.state, account.c.silenced_at)
    .join(account, account.c.id == person_account.c.account_id)
    .where(person_account.c.person_id == bindparam("person_id"))
    .order_by(person_account.c.account_id),
    into=OwnAccount,
)
EMAIL_TAKEN = statement(select(func.count(person.c.id).label("count")).where(person.c.email_key == bindparam("key")))
ANYBODY = statement(select(person.c.id).limit(1))
UNCONFIRMED = statement(
    select(person.c.id)
    .where(person.c.confirmed_at.is_(None), person.c.disabled_at.is_(None), person.c.created_at < bindparam("before"))
    .limit(bindparam("limit", type_=Integer)),
    long=True,
)


async def person_by_email(reads: Reads, email: str) -> PersonRow | None:
    """Who signs in with this address, however it is spelt, and for which account: see person_by_id."""
    return await reads.one(BY_EMAIL, key=email_key(email))


async def person_by_id(reads: Reads, person_id: int) -> PersonRow | None:
    """The person with this id, unless erased, with the account they enter: the main one, or the oldest that is open."""
    return await reads.one(BY_PERSON, person_id=person_id)


async def accounts_of_person(reads: Reads, person_id: int) -> list[int]:
    """The accounts that a person can act for, the oldest first."""
    return [row.account_id for row in await own_accounts(reads, person_id) if row.state == "active"]


async def own_accounts(reads: Reads, person_id: int) -> list[OwnAccount]:
    """Every account of a person that is not deleted, the oldest first."""
    return await reads.all(OWN_ACCOUNTS, person_id=person_id)


async def person_of(reads: Reads, account_id: int) -> PersonRow | None:
    """Who acts for a local account."""
    return await reads.one(BY_ACCOUNT, wanted_id=account_id)


async def people_of(reads: Reads, account_ids: Collection[int]) -> dict[int, PersonRow]:
    """Who acts for those of the accounts that are local and have a person, by account."""
    rows = await reads.all(BY_ACCOUNTS, account_ids=list(account_ids)) if account_ids else ()
    return {row.account_id: row for row in rows}


async def posting_defaults(reads: Reads, account_id: int) -> Preferences:
    """What a post of the account is like unless it says otherwise; the usual for accounts without a person."""
    return await reads.one(PREFERENCES, account_id=account_id) or USUAL


async def is_email_taken(reads: Reads, email: str) -> bool:
    """Whether somebody signs in with this address already."""
    return bool(await reads.value(EMAIL_TAKEN, key=email_key(email)))


async def is_anybody_here(reads: Reads) -> bool:
    """Whether a person has ever signed up; while not, the first one can become the owner."""
    return await reads.value(ANYBODY) is not None


async def unconfirmed_before(reads: Reads, moment: int, limit: int) -> list[int]:
    """Some of those who signed up before this moment and did not confirm their address; looks through all people."""
    return [row.id for row in await reads.all(UNCONFIRMED, before=moment, limit=limit)]


USUAL = Preferences(
    posting_privacy="public",
    posting_sensitive=False,
    posting_language="",
    posting_quote_policy="public",
    posting_policies=None,
    expand_media="default",
    expand_spoilers=False,
    autoplay_gifs=False,
)
"""What everybody begins with."""
