"""Staff let somebody in who waits, or not."""

from sqlalchemy import bindparam, update

from goodmob.accounts.actions.erase import part_from_account
from goodmob.accounts.events import AccountCreated
from goodmob.accounts.queries.people import PersonRow, person_by_id, person_of
from goodmob.accounts.tables import account, person
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, NotFound

APPROVE = statement(
    update(person)
    .values(approved_at=bindparam("now"))
    .where(person.c.id == bindparam("person_id"), person.c.approved_at.is_(None))
)
OPEN = statement(
    update(account)
    .values(state="active", version=account.c.version + 1)
    .where(account.c.id == bindparam("account_id"), account.c.state == "pending")
)
FREE_NAME = statement(
    update(account).values(state="deleted", handle=bindparam("burnt")).where(account.c.id == bindparam("account_id"))
)


async def approve(tx: Transaction, account_id: int, actor_id: int | None = None) -> None:
    """Whoever waits may come in; the account opens once the address is confirmed too. `actor_id` None: the operator."""
    waiting = await _waiting(tx, account_id)

    await tx.run(APPROVE, person_id=waiting.id, now=tx.now)
    await record(tx, actor_id=actor_id, action="approve", target=f"account:{waiting.account_id}", details={})

    if waiting.confirmed_at is not None:
        await open_account(tx, waiting)


async def reject(tx: Transaction, account_id: int, actor_id: int | None = None) -> None:
    """Whoever waits is turned away, and everything told is erased; who has another account here keeps that."""
    waiting = await _waiting(tx, account_id)

    await forget_waiting(tx, waiting)
    await record(tx, actor_id=actor_id, action="reject", target=f"account:{waiting.account_id}", details={})


async def forget_unconfirmed(tx: Transaction, person_id: int) -> None:
    """Somebody who did not confirm the address in time is forgotten; who did so meanwhile stays."""
    waiting = await person_by_id(tx, person_id)
    if waiting is not None and waiting.confirmed_at is None:
        await forget_waiting(tx, waiting)


async def forget_waiting(tx: Transaction, waiting: PersonRow) -> None:
    """Erase an account that was never let in; the name, which nobody ever saw, is free again."""
    await tx.run(FREE_NAME, account_id=waiting.account_id, burnt=f"{waiting.username.lower()}#{waiting.account_id}")
    await part_from_account(tx, waiting.id, waiting.account_id)


async def open_account(tx: Transaction, waiting: PersonRow) -> None:
    """A confirmed and approved account can be seen and used from now on."""
    if await tx.run(OPEN, account_id=waiting.account_id):
        await tx.announce(AccountCreated(account_id=waiting.account_id))


async def _waiting(tx: Transaction, account_id: int) -> PersonRow:
    waiting = await person_of(tx, account_id)
    if waiting is None:
        raise NotFound
    if waiting.approved_at is not None:
        raise Conflict("This account was approved already")
    return waiting
