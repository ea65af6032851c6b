"""Say something, as the host, to everybody who takes part."""

from goodmob.broadcasts.queries.messages import said_so_far
from goodmob.commitments.actions.advance import call_as_of_now
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict
from goodmob.mobs.actions.say import say
from goodmob.mobs.events import HostSpoke
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.rules.announcements import OPEN, check_room, said
from goodmob.posts.actions.claim_key import claim_key


async def announce(tx: Transaction, account_id: int, mob_id: int, text: str, key: str | None = None) -> int:
    """Keeps what the host says and gives its id; with a key that was used within the hour, that of the earlier one.

    Run it in the mob's lane. NotFound and Forbidden as own_mob, Conflict for a draft and what was stopped, Invalid
    "text" where it says nothing, too much, or once too often, TooMany beyond three an hour.
    """
    mob = await own_mob(tx, account_id, mob_id)
    broadcast_id = tx.new_id()
    if (
        key is not None
        and (earlier := await claim_key(tx, account_id, f"announce {key}", broadcast_id)) != broadcast_id
    ):
        return earlier
    if (await call_as_of_now(tx, mob_id)).state not in OPEN:
        raise Conflict("Nothing can be announced now")
    words = said(text)
    so_far = await said_so_far(tx, mob_id, "announcement", tx.now - HOUR)
    check_room(so_far.total, so_far.recent, so_far.first_recent_at, tx.now)

    await say(tx, mob, "announcement", occasion=str(broadcast_id), text=words, new_id=broadcast_id)

    await tx.announce(HostSpoke(mob_id, broadcast_id))
    return broadcast_id
