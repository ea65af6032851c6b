"""Tokens that the operator makes, without an app."""

import re
from collections.abc import Sequence

from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.accounts.queries.people import person_of
from goodmob.app.commands.wishes import NewToken
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict, Duplicate, Invalid, NotFound
from goodmob.core.house import House
from goodmob.core.secrets import new_secret
from goodmob.core.web.scopes import parse
from goodmob.oauth.actions.issue_token import Holder, issue_token

BEARER = re.compile(r"[A-Za-z0-9._~+/-]{1,512}=*")
"""What the Authorization header can carry (RFC 6750)."""


async def create(house: House, wish: NewToken) -> str:
    """The secret of a new token for a local account; NotFound where there is no such person."""
    secret = wish.token or new_secret()
    account = await account_by_handle(house.db, wish.username, None)
    person = await person_of(house.db, account.id) if account else None
    if account is None or person is None:
        raise NotFound(f"There is no account {wish.username} on this server")
    await house.db.act(give_token, person.id, account.id, checked_scopes(wish.scopes), secret)
    return secret


async def give_token(tx: Transaction, person_id: int, account_id: int, scopes: Sequence[str], secret: str) -> None:
    """The token exists; Invalid where no header can carry its secret, Conflict where it was given out before."""
    if not BEARER.fullmatch(secret):
        raise Invalid("token", "must be of letters, digits and ._~+/- only")

    try:
        await issue_token(tx, Holder(person_id=person_id, account_id=account_id), scopes, secret)
    except Duplicate as error:
        raise Conflict("This token was given out before") from error


def checked_scopes(wished: str) -> Sequence[str]:
    """The scopes of a text with spaces; Invalid names the first that does not exist."""
    try:
        scopes = parse(wished)
    except ValueError as error:
        raise Invalid("scopes", f"are not right: {error}") from error
    if not scopes:
        raise Invalid("scopes", "can't be blank")
    return scopes
