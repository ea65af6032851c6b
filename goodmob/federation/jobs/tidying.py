"""What runs at certain hours: forgetting what was carried, and asking dead servers whether they live again."""

from functools import partial

from goodmob.core.clock import MINUTE
from goodmob.core.house import House
from goodmob.core.http.errors import TooMuch, Unanswered
from goodmob.federation.actions.tidy_up import forget_dead, forget_said, forget_seen, note_probe, order_again
from goodmob.federation.jobs.streams import in_streams
from goodmob.federation.queries.arrivals import overdue_hosts
from goodmob.federation.queries.hosts import hosts_to_probe

PROBED_AT_ONCE = 8
SECONDS = 10.0
OVERDUE_AFTER = 10 * MINUTE
_FOR_ALL = "https://{}/.well-known/nodeinfo"
_ON_LOOPBACK = "http://{}/.well-known/nodeinfo"


async def sweep(house: House) -> None:
    """Forgets what was read, brought or given up long ago."""
    for forget in (forget_seen, forget_dead, forget_said):
        while await house.db.act(forget):
            pass


async def read_overdue(house: House) -> None:
    """Has what waits for long read, should whoever was to read it have been given up."""
    for host in await overdue_hosts(house.db, house.clock.now() - OVERDUE_AFTER):
        await house.db.act(order_again, host)


async def probe(house: House) -> None:
    """Asks servers that were given up whether they live again."""
    hosts = await hosts_to_probe(house.db, house.clock.now())
    await in_streams(hosts, str, PROBED_AT_ONCE, partial(_probe, house))


async def _probe(house: House, host: str) -> None:
    await house.db.act(note_probe, host, lives=await _answers(house, host))


async def _answers(house: House, host: str) -> bool:
    addresses = (_FOR_ALL, _ON_LOOPBACK) if house.settings.federation_loopback else (_FOR_ALL,)
    for address in addresses:
        try:
            answer = await house.http.get(address.format(host), cut=True, max_bytes=1_000, timeout=SECONDS)
        except TooMuch:
            return True
        except Unanswered:
            continue
        if answer.status < 500:
            return True
    return False
