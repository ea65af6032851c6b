"""Tokens are taken back."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.oauth.events import TokenRevoked
from goodmob.oauth.queries.tokens import TokenRow, tokens_from_code, tokens_of_account, tokens_of_person
from goodmob.oauth.tables import authorization_code, token

REVOKE = statement(
    update(token).values(revoked_at=bindparam("now")).where(among(token.c.id, "ids"), token.c.revoked_at.is_(None))
)


_UNUSED = authorization_code.c.used_at.is_(None)
FORGET_CODES_OF_PERSON = statement(
    delete(authorization_code).where(authorization_code.c.person_id == bindparam("person_id"), _UNUSED)
)
FORGET_CODES_OF_ACCOUNT = statement(
    delete(authorization_code).where(authorization_code.c.account_id == bindparam("account_id"), _UNUSED)
)


async def revoke(tx: Transaction, tokens: Sequence[TokenRow]) -> None:
    """These tokens are worth nothing from now on; those that were taken back before stay as they are."""
    in_use = [row for row in tokens if row.revoked_at is None]

    await tx.run(REVOKE, ids=[row.id for row in in_use], now=tx.now)

    for row in in_use:
        await tx.announce(TokenRevoked(token_id=row.id, account_id=row.account_id))


async def revoke_of_person(tx: Transaction, person_id: int) -> None:
    """No app acts for the person any more, nor will one by a code that it has not redeemed yet."""
    await tx.run(FORGET_CODES_OF_PERSON, person_id=person_id)
    await revoke(tx, await tokens_of_person(tx, person_id))


async def revoke_of_account(tx: Transaction, account_id: int) -> None:
    """No app acts as the account any more, nor will one by a code that it has not redeemed yet."""
    await tx.run(FORGET_CODES_OF_ACCOUNT, account_id=account_id)
    await revoke(tx, await tokens_of_account(tx, account_id))


async def revoke_from_code(tx: Transaction, code_id: int) -> None:
    """Whoever got a token for this code loses it: the code was seen twice, so one of the two stole it."""
    await revoke(tx, await tokens_from_code(tx, code_id))
