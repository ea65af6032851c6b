"""The owner of an account goes on under another one, to which all who follow are led."""

from sqlalchemy import BigInteger, bindparam, insert, update

from goodmob.accounts.actions.mark_moved import mark_moved
from goodmob.accounts.events import AccountMoved, ProfileChanged
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.moves import last_move
from goodmob.accounts.rules.fields import pack
from goodmob.accounts.tables import account, account_move
from goodmob.core.activitypub.bounds import MOVE_COOL_DOWN
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Invalid, NotFound

MOST_ALIASES = 10
"""So many other accounts somebody here can name as their own."""

ADD = statement(
    insert(account_move).values({column.name: bindparam(column.name) for column in account_move.c}).inline()
)
SET_ALIASES = statement(
    update(account)
    .values(aliases=bindparam("packed"), version=account.c.version + 1)
    .where(account.c.id == bindparam("account_id", type_=BigInteger))
)


class MovedLately(Invalid):
    """The account moved within the last thirty days."""


async def move(tx: Transaction, account_id: int, target_id: int) -> None:
    """The account leads to the target, and who follows it is led there; that the target agrees was asked before.

    Invalid for oneself, for a target that moved on, and within thirty days of the last move; Forbidden or NotFound
    where one of the two is not in good standing.
    """
    rows = await accounts_by_id(tx, {account_id, target_id})
    mover, target = rows.get(account_id), rows.get(target_id)
    if mover is None or target is None:
        raise NotFound
    if mover.state != "active" or target.state != "active":
        raise Forbidden
    if account_id == target_id or target.moved_to_id is not None:
        raise Invalid("moved_to", "is not an account to move to")
    before = await last_move(tx, account_id)
    if before is not None and before.created_at + MOVE_COOL_DOWN > tx.now:
        raise MovedLately("moved_to", "can be chosen once in thirty days")

    await tx.run(ADD, id=tx.new_id(), account_id=account_id, target_id=target_id, created_at=tx.now)
    await mark_moved(tx, account_id, target_id)

    await tx.announce(AccountMoved(account_id=account_id, target_id=target_id))


async def stay(tx: Transaction, account_id: int) -> None:
    """The account leads nobody on any more; who was led on stays there."""
    await mark_moved(tx, account_id, None)


async def set_aliases(tx: Transaction, account_id: int, uris: list[str]) -> None:
    """The account is also known as these actors, who may move to it. Invalid for more than ten."""
    if len(uris) > MOST_ALIASES:
        raise Invalid("also_known_as_uris", f"can be at most {MOST_ALIASES}")

    await tx.run(SET_ALIASES, account_id=account_id, packed=pack(tuple(dict.fromkeys(uris))) if uris else None)

    await tx.announce(ProfileChanged(account_id=account_id))
