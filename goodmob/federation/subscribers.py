"""What follows from what came and from what is to go out: somebody has to read it, or to carry it."""

from random import randint

from msgspec.structs import replace

from goodmob.accounts.events import AccountAsked
from goodmob.core.clock import MINUTE, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.jobs.handlers import Again
from goodmob.federation.actions.meet_hosts import meet_hosts
from goodmob.federation.actions.send import address
from goodmob.federation.events import ActivityArrived, DeliveriesWait, InboxesLeft
from goodmob.federation.jobs.counting import OneFarAccount
from goodmob.federation.jobs.payloads import OneHost
from goodmob.federation.rules.lanes import lane_from, lane_to

COUNTED_AFTER = (5 * SECOND, 2 * MINUTE)
"""Between these it is left to chance, so that not all servers ask at once about somebody who is met."""


async def order_reading(tx: Transaction, event: ActivityArrived) -> None:
    """What came from a host is read in the lane of that host."""
    lane = lane_from(event.host)
    await tx.enqueue("federation.read_from", OneHost(event.host), lane=lane, key=lane, never_later=True)


async def address_rest(tx: Transaction, event: InboxesLeft) -> Again | None:
    """An activity is addressed to the next of many inboxes."""
    sent, left = await address(tx, event.outgoing_id, event.actor_id, event.inboxes, event.position)
    return Again(replace(event, inboxes=left, position=event.position + sent)) if left else None


async def order_counting(tx: Transaction, event: AccountAsked) -> None:
    """Somebody's server is asked a little later how many follow them, for one after the other."""
    waits = randint(*COUNTED_AFTER)  # noqa: S311  nothing secret hangs on it
    key, lane = f"federation.count:{event.account_id}", f"federation.count:{event.domain}"
    await tx.enqueue("federation.count", OneFarAccount(event.account_id), run_at=tx.now + waits, key=key, lane=lane)


async def order_visits(tx: Transaction, event: DeliveriesWait) -> None:
    """Every host is visited in its own lane, but not while it rests."""
    known = await meet_hosts(tx, event.hosts)
    for host in event.hosts:
        row, lane = known.get(host), lane_to(host)
        moment = max(event.run_at, row.rests_until or 0 if row is not None else 0)
        await tx.enqueue("federation.deliver_to", OneHost(host), run_at=moment, lane=lane, key=lane, never_later=True)
