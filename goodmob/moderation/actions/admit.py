"""Staff let an account in that waits, turn it away, or delete one that is suspended."""

from goodmob.accounts.actions.approve import approve, reject
from goodmob.accounts.actions.delete_account import delete_account
from goodmob.accounts.permissions import account_below
from goodmob.accounts.queries.people import person_of
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Forbidden


async def approve_account(tx: Transaction, actor_id: int, target_id: int) -> None:
    """Whoever is behind the account may come in; Forbidden where nobody waits there."""
    await approve(tx, await _who_waits(tx, actor_id, target_id), actor_id)


async def reject_account(tx: Transaction, actor_id: int, target_id: int) -> None:
    """The account is turned away, and all that was told with it is erased; Forbidden where nobody waits there."""
    await reject(tx, await _who_waits(tx, actor_id, target_id), actor_id)


async def delete_suspended(tx: Transaction, actor_id: int, target_id: int) -> None:
    """All data of a suspended account is deleted, for good; Forbidden for an account that is not suspended."""
    target = await account_below(tx, actor_id, target_id)
    if target.state != "suspended":
        raise Forbidden

    await record(tx, actor_id=actor_id, action="account.delete", target=f"account:{target_id}", details={})
    await delete_account(tx, target_id)


async def _who_waits(tx: Transaction, actor_id: int, target_id: int) -> int:
    target = await account_below(tx, actor_id, target_id)
    behind = await person_of(tx, target_id)
    if behind is None or behind.approved_at is not None or target.state != "pending":
        raise Forbidden
    return target_id
