"""What follows from what came and from what is to go out: somebody has to read it, or to carry it."""

from goodmob.core.database.interface import Transaction
from goodmob.federation.events import ActivityArrived, DeliveriesWait
from goodmob.federation.jobs.payloads import OneHost
from goodmob.federation.queries.hosts import hosts_among
from goodmob.federation.rules.lanes import lane_from, lane_to


async def order_reading(tx: Transaction, event: ActivityArrived) -> None:
    """What came from a host is read in the lane of that host."""
    lane = lane_from(event.host)
    await tx.enqueue("federation.read_from", OneHost(event.host), lane=lane, key=lane)


async def order_visits(tx: Transaction, event: DeliveriesWait) -> None:
    """Every host is visited in its own lane, but not while it rests.

    A visit at a later hour is an order of its own, which takes nobody's earlier one away.
    """
    known = await hosts_among(tx, event.hosts)
    for host in event.hosts:
        row, lane = known.get(host), lane_to(host)
        rests_until = row.rests_until or 0 if row is not None else 0
        key = lane if event.run_at <= tx.now else f"{lane}@{event.run_at}"
        moment = max(event.run_at, rests_until)
        await tx.enqueue("federation.deliver_to", OneHost(host), run_at=moment, lane=lane, key=key)
