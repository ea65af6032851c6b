"""Tokens: by secret, and all of a person, of an account, or from one code."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.core.secrets import digest
from goodmob.oauth.tables import token


class TokenRow(NamedTuple):
    """A token; without an account it is an app's own."""

    id: int
    application_id: int | None
    person_id: int | None
    account_id: int | None
    scopes: str
    created_at: int
    used_at: int
    revoked_at: int | None


_TOKENS = select(*(token.c[name] for name in TokenRow._fields))
_IN_USE = token.c.revoked_at.is_(None)

BY_SECRET = statement(_TOKENS.where(token.c.secret_digest == bindparam("secret_digest")), into=TokenRow)
OF_PERSON = statement(_TOKENS.where(token.c.person_id == bindparam("person_id"), _IN_USE), into=TokenRow)
OF_ACCOUNT = statement(_TOKENS.where(token.c.account_id == bindparam("account_id"), _IN_USE), into=TokenRow)
OF_CODE = statement(_TOKENS.where(token.c.code_id == bindparam("code_id"), _IN_USE), into=TokenRow)


async def token_by_secret(reads: Reads, secret: str) -> TokenRow | None:
    """The token, revoked or not."""
    return await reads.one(BY_SECRET, secret_digest=digest(secret))


async def tokens_of_person(reads: Reads, person_id: int) -> list[TokenRow]:
    """Every token in use by which apps act for the person."""
    return await reads.all(OF_PERSON, person_id=person_id)


async def tokens_of_account(reads: Reads, account_id: int) -> list[TokenRow]:
    """Every token in use by which apps act as the account."""
    return await reads.all(OF_ACCOUNT, account_id=account_id)


async def tokens_from_code(reads: Reads, code_id: int) -> list[TokenRow]:
    """Every token in use that was given for this code."""
    return await reads.all(OF_CODE, code_id=code_id)
