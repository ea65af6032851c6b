"""Obey a reply once."""

from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.mobs.tables.mobs import mob_reply

TELLS, TELLS_PLACE = "tell", "tell place"
"""What the host says to one person: without and with the exact place, which is taken back some days later."""

CLAIM = statement(insert(mob_reply).on_conflict_do_nothing(index_elements=["post_id"]).inline())


async def claim_reply(tx: Transaction, post_id: int, mob_id: int, account_id: int, command: str) -> bool:
    """Notes that the reply was obeyed; False where it was before."""
    claim = {"post_id": post_id, "mob_id": mob_id, "account_id": account_id, "command": command, "created_at": tx.now}
    return bool(await tx.run(CLAIM, **claim))
