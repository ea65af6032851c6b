"""What becomes of those who wait for somebody who is gone, or whom they no longer meet."""

import msgspec

from goodmob.commitments.actions.forget_friend import forget_friend
from goodmob.commitments.queries.waiting import linked_to
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again

SLICE = 30


class Parting(msgspec.Struct, frozen=True):
    """The account that nobody is to wait for any longer; account_id: only this one is not."""

    friend_id: int
    account_id: int | None = None


async def part(house: House, payload: Parting) -> Again | None:
    """Lets those go who wait for the account, a slice at a time."""
    links = await linked_to(house.db, payload.friend_id, payload.account_id, SLICE)
    for link in links:
        await house.db.act(forget_friend, link.id, lane=link.call_id)
    return Again(payload) if len(links) == SLICE else None
