"""Carry what an account says to the servers of those who follow it."""

from collections.abc import Collection

from goodmob.accounts.queries.elsewhere import inboxes_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.database.interface import Transaction
from goodmob.federation.actions.send import ADDRESSED_AT_ONCE, address, hand_over, keep_outgoing
from goodmob.social.events import Spoken
from goodmob.social.queries.inboxes import follower_inboxes

INBOXES_AT_ONCE = 200


async def distribute(
    tx: Transaction, actor_id: int, activity: Json, *, followers: bool, also: Collection[int] = ()
) -> None:
    """Brings the activity to the servers of the actor's followers, and to those of the accounts `also`.

    Each server gets it once, however many people there follow; many servers get it one after the other, over minutes.
    Nothing is kept where nobody elsewhere follows. ValueError for an activity without an id.
    """
    first = await follower_inboxes(tx, actor_id, limit=INBOXES_AT_ONCE) if followers else []
    named = await inboxes_of(tx, list(also)) if also else []
    inboxes = list(dict.fromkeys([*named, *(one.inbox for one in first)]))
    if not inboxes:
        return

    outgoing_id = await keep_outgoing(tx, actor_id, activity, to_followers=followers)
    sent = await hand_over(tx, outgoing_id, actor_id, inboxes)

    if len(first) == INBOXES_AT_ONCE:
        await tx.announce(Spoken(actor_id, outgoing_id, first[-1].id, sent))


async def address_farewell(tx: Transaction, actor_id: int, activity: Json, inboxes: list[str], sent: int) -> int:
    """Has what an account says last brought to inboxes, as many as are addressed at once; gives how many are new.

    sent: so many have their turn before.
    """
    outgoing_id = await keep_outgoing(tx, actor_id, activity, to_followers=False)
    fresh, _ = await address(tx, outgoing_id, actor_id, inboxes, sent)
    return fresh


async def distribute_on(tx: Transaction, told: Spoken) -> Spoken | None:
    """Goes on with the next inboxes; gives where to go on after them, None when none is left."""
    some = await follower_inboxes(tx, told.account_id, after=told.after, limit=ADDRESSED_AT_ONCE)
    sent, _ = await address(tx, told.outgoing_id, told.account_id, [one.inbox for one in some], told.sent)
    if len(some) < ADDRESSED_AT_ONCE:
        return None
    return Spoken(told.account_id, told.outgoing_id, some[-1].id, told.sent + sent)
