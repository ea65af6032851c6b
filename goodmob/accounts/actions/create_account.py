"""An account of this server comes to be, with its person: by sign-up, as the first owner, or by the operator."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import bindparam, insert

from goodmob.accounts.events import AccountCreated, ConfirmationWanted, PersonSignedUp
from goodmob.accounts.queries.accounts import is_taken
from goodmob.accounts.queries.people import USUAL, is_email_taken
from goodmob.accounts.rules.emails import email_key
from goodmob.accounts.rules.faults import TAKEN, Fault, refuse
from goodmob.accounts.tables import account, account_count, person, person_account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.text.usernames import Handle


class NewPerson(msgspec.Struct, kw_only=True, frozen=True):
    """Somebody whose wishes have been checked; an empty `password_hash` cannot sign in with a password."""

    username: str
    email: str
    password_hash: str
    role: str = "user"
    locale: str = "en"
    posting_language: str = ""
    reason: str = ""
    display_name: str = ""
    kind: str = "person"
    application_id: int | None = None
    invite_id: int | None = None
    confirmed: bool = True
    approved: bool = True


class NewAccount(NamedTuple):
    """The account alone, as it comes to be."""

    username: str
    display_name: str
    kind: str
    state: str


class Created(msgspec.Struct, frozen=True):
    """Who came to be."""

    account_id: int
    person_id: int


async def create_account(
    tx: Transaction, new: NewPerson, faults: Mapping[str, Sequence[Fault]] | None = None
) -> Created:
    """A local account with its person; it waits unseen until confirmed and approved.

    Faulty if name or e-mail is taken, together with the `faults` already found in what was filled in.
    """
    found = {"username": [], "email": [], **(faults or {})}
    found["username"] = found["username"] or [TAKEN] * await is_taken(tx, new.username)
    found["email"] = found["email"] or [TAKEN] * await is_email_taken(tx, new.email)
    refuse(found)

    created = Created(account_id=tx.new_id(), person_id=tx.new_id())
    is_ready = new.confirmed and new.approved
    about = NewAccount(new.username, new.display_name, new.kind, "active" if is_ready else "pending")
    await write_account(tx, created.account_id, about)
    await _write_person(tx, created, new)

    await tx.announce(PersonSignedUp(person_id=created.person_id, account_id=created.account_id))
    if not new.confirmed:
        await tx.announce(ConfirmationWanted(person_id=created.person_id))
    if is_ready:
        await tx.announce(AccountCreated(account_id=created.account_id))
    return created


_UNTOLD = {
    **dict.fromkeys(("note", "note_html", "avatar_description", "header_description"), ""),
    **dict.fromkeys(("fields", "attribution_domains"), "[]"),
    **dict.fromkeys(("locked", "discoverable", "indexable", "hide_collections"), False),
    **dict.fromkeys(("show_media", "show_media_replies", "show_featured"), True),
    "version": 1,
}
_NAMED = ("id", "username", "handle", "kind", "state", "display_name", "created_at")
INSERT_ACCOUNT = statement(insert(account).values({**_UNTOLD, **{name: bindparam(name) for name in _NAMED}}).inline())
INSERT_COUNT = statement(
    insert(account_count)
    .values(account_id=bindparam("account_id"), followers=0, following=0, statuses=0, follow_requests=0)
    .inline()
)
_GIVEN = (
    *("id", "email", "email_key", "password_hash", "role", "locale", "reason", "application_id", "invite_id"),
    *("confirmed_at", "approved_at", "active_at", "created_at", "posting_language"),
)
INSERT_PERSON = statement(
    insert(person).values({**USUAL._asdict(), **{name: bindparam(name) for name in _GIVEN}}).inline()
)
INSERT_LINK = statement(
    insert(person_account)
    .values(account_id=bindparam("account_id"), person_id=bindparam("person_id"), main=bindparam("is_main"))
    .inline()
)


async def write_account(tx: Transaction, account_id: int, new: NewAccount) -> None:
    """Put an account down with nothing told about it yet; whether its name is free was asked before."""
    await tx.run(
        INSERT_ACCOUNT,
        id=account_id,
        username=new.username,
        handle=Handle(new.username).key,
        kind=new.kind,
        state=new.state,
        display_name=new.display_name,
        created_at=tx.now,
    )
    await tx.run(INSERT_COUNT, account_id=account_id)


async def _write_person(tx: Transaction, created: Created, new: NewPerson) -> None:
    await tx.run(
        INSERT_PERSON,
        id=created.person_id,
        email=new.email,
        email_key=email_key(new.email),
        password_hash=new.password_hash,
        role=new.role,
        locale=new.locale,
        posting_language=new.posting_language,
        reason=new.reason,
        application_id=new.application_id,
        invite_id=new.invite_id,
        confirmed_at=tx.now if new.confirmed else None,
        approved_at=tx.now if new.approved else None,
        active_at=tx.now,
        created_at=tx.now,
    )
    await tie(tx, created.person_id, created.account_id, is_main=True)


async def tie(tx: Transaction, person_id: int, account_id: int, *, is_main: bool) -> None:
    """The person acts for the account from now on."""
    await tx.run(INSERT_LINK, account_id=account_id, person_id=person_id, is_main=is_main)
