"""Tell somebody that they are asked to come to a mob."""

from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.touch import touch
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.rules.cascade import Via
from goodmob.notifications.actions.tell import tell

INVITED = "mob.invited"
_VIA: Via = "invitation"


async def hear_invitation(tx: Transaction, mob_id: int, guest_id: int, by_account_id: int) -> None:
    """The guest hears of it, once from each; NotFound where they may not see the mob. Blocks and mutes hold."""
    mob = await seen_mob(tx, guest_id, mob_id)

    await touch(tx, mob.id, [guest_id], by_account_id, _VIA, tx.now)
    await tell(tx, [guest_id], INVITED, from_account_id=by_account_id, cause_id=mob.id, post_id=mob.post_id)
