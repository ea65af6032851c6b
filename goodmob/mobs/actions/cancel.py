"""Call a mob off."""

from goodmob.commitments.actions.cancel_call import cancel_call
from goodmob.commitments.actions.drop_draft import drop_draft
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict
from goodmob.media.actions.detach import detach
from goodmob.mobs.actions.keep import drop_mob
from goodmob.mobs.permissions import own_mob


async def cancel_mob(tx: Transaction, account_id: int, mob_id: int) -> None:
    """Calls the account's own mob off: its post stays and says so. A draft is gone; its attachments wait for a day.

    Run it in the mob's lane. NotFound and Forbidden as own_mob, Conflict where it is over or was stopped.
    """
    row = await own_mob(tx, account_id, mob_id)

    if row.post_id is not None:
        await cancel_call(tx, mob_id)
        return
    await detach(tx, mob_id, keep=True)
    await drop_mob(tx, mob_id)
    await drop_draft(tx, mob_id)


async def cancel_without_face(tx: Transaction, mob_id: int) -> None:
    """Calls a mob off whose post is gone; one that is over, or stopped by staff, stays as it is."""
    try:
        await cancel_call(tx, mob_id)
    except Conflict:
        return
