"""Accounts that the operator makes, one by hand or many from another server's list, and the roles they are given."""

import asyncio
from collections.abc import Sequence

from goodmob.accounts.actions.create_account import Created, NewPerson, create_account
from goodmob.accounts.actions.give_role import give_role
from goodmob.accounts.rules.faults import NOT_INCLUDED, Fault, refuse, too_long
from goodmob.accounts.rules.roles import ROLES
from goodmob.accounts.rules.sign_up import SignUp, sign_up_faults
from goodmob.app.commands.tokens import checked_scopes, give_token
from goodmob.app.commands.wishes import Import, Imported, ImportedAccount, NewAccount, NewRole
from goodmob.core.bounds import DISPLAY_NAME_LENGTH
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.core.passwords import hash_password
from goodmob.core.secrets import new_secret


async def create(house: House, wish: NewAccount) -> Imported:
    """Makes an account; Faulty names every wrong field."""
    created = await house.db.act(create_account, await _person(wish))
    return Imported(wish.username, str(created.account_id))


async def change_role(house: House, wish: NewRole) -> None:
    """The person has another role; NotFound for a name that is not here, Forbidden for the owner's."""
    await house.db.act(give_role, wish.username.removeprefix("@"), wish.role)


async def import_accounts(house: House, piece: Import) -> list[Imported]:
    """Makes each account with its token, or neither: in the order of the list, so that the first of a name gets it."""
    # Hashing takes nearly all of the time, so it is done side by side before.
    people = await asyncio.gather(*(_person(wish) for wish in piece.accounts), return_exceptions=True)
    return [await _import_one(house, wish, new) for wish, new in zip(piece.accounts, people, strict=True)]


async def _import_one(house: House, wish: ImportedAccount, new: NewPerson | BaseException) -> Imported:
    secret = wish.token or new_secret()
    try:
        if isinstance(new, BaseException):
            raise new
        scopes = checked_scopes(wish.scopes)
        created = await house.db.act(_create_with_token, new, scopes, secret)
    except Refusal as refusal:
        return Imported(wish.username, refused=refusal.error)
    return Imported(wish.username, str(created.account_id), secret)


async def _create_with_token(tx: Transaction, new: NewPerson, scopes: Sequence[str], secret: str) -> Created:
    created = await create_account(tx, new)
    await give_token(tx, created.person_id, created.account_id, scopes, secret)
    return created


async def _person(wish: NewAccount) -> NewPerson:
    refuse(_faults(wish))
    return NewPerson(
        username=wish.username,
        email=wish.email,
        password_hash=await hash_password(wish.password),
        role=wish.role,
        display_name=wish.display_name,
    )


def _faults(wish: NewAccount) -> dict[str, list[Fault]]:
    form = SignUp(username=wish.username, email=wish.email, password=wish.password, agreement=True)
    return {
        **sign_up_faults(form, "open", may_be_reserved=True),
        "display_name": [too_long(DISPLAY_NAME_LENGTH)] if len(wish.display_name) > DISPLAY_NAME_LENGTH else [],
        "role": [] if wish.role in ROLES else [NOT_INCLUDED],
    }
