"""Staff take a sanction back."""

from goodmob.accounts.actions.standing import enable, unsensitize, unsilence, unsuspend
from goodmob.accounts.permissions import account_below
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction

LIFTS = {"enable": enable, "unsilence": unsilence, "unsuspend": unsuspend, "unsensitive": unsensitize}
"""What each word of the API takes back."""


async def lift(tx: Transaction, actor_id: int, target_id: int, verb: str) -> None:
    """The account is free of this sanction, whether or not it was under it; the verb is one of LIFTS.

    NotFound for an account that is gone; Forbidden for one of equal or higher role.
    """
    await account_below(tx, actor_id, target_id)

    if await LIFTS[verb](tx, target_id):
        await record(tx, actor_id=actor_id, action=f"account.{verb}", target=f"account:{target_id}", details={})
