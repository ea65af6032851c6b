"""What staff do with what could not be read or brought: try it again, or discard it; and visit a host at once."""

from typing import Literal

from sqlalchemy import BigInteger, Text, bindparam, delete, null, select, update

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.federation.events import ActivityArrived, DeliveriesWait
from goodmob.federation.queries.hosts import host_row
from goodmob.federation.tables.carrying import arrival, delivery, far_host

Kind = Literal["arrival", "delivery"]

_now = bindparam("now", type_=BigInteger)
_FRESH = {"failed_at": null(), "attempts": 0, "error": "", "run_at": _now}
_arrival = (arrival.c.id == bindparam("letter_id", type_=BigInteger)) & arrival.c.failed_at.is_not(None)
_delivery = (delivery.c.id == bindparam("letter_id", type_=BigInteger)) & delivery.c.failed_at.is_not(None)
HOST_OF = {
    "arrival": statement(select(arrival.c.host).where(_arrival)),
    "delivery": statement(select(delivery.c.host).where(_delivery)),
}
RETRY = {
    "arrival": statement(update(arrival).where(_arrival).values(_FRESH)),
    "delivery": statement(update(delivery).where(_delivery).values(_FRESH)),
}
DISCARD = {
    "arrival": statement(delete(arrival).where(_arrival)),
    "delivery": statement(delete(delivery).where(_delivery)),
}
WAKE = statement(
    update(far_host)
    .where(far_host.c.host == bindparam("of_host", type_=Text))
    .values(rests_until=null(), parked_at=null())
)


async def try_again(tx: Transaction, staff_id: int, kind: Kind, letter_id: int) -> None:
    """Lets what was given up be tried from the start; NotFound where it is not on the list."""
    host = await tx.value(HOST_OF[kind], letter_id=letter_id)
    if host is None:
        raise NotFound

    await tx.run(RETRY[kind], letter_id=letter_id, now=tx.now)
    await record(tx, actor_id=staff_id, action=f"federation.retry_{kind}", target=host, details={"id": str(letter_id)})

    await tx.announce(ActivityArrived(host) if kind == "arrival" else DeliveriesWait([host], tx.now))


async def throw_away(tx: Transaction, staff_id: int, kind: Kind, letter_id: int) -> None:
    """Discards what was given up; NotFound where it is not on the list."""
    host = await tx.value(HOST_OF[kind], letter_id=letter_id)
    if host is None:
        raise NotFound

    await tx.run(DISCARD[kind], letter_id=letter_id)
    await record(
        tx, actor_id=staff_id, action=f"federation.discard_{kind}", target=host, details={"id": str(letter_id)}
    )


async def wake_host(tx: Transaction, staff_id: int, host: str) -> None:
    """Has a host visited at once that rests or was given up; NotFound where it is not known."""
    if await host_row(tx, host) is None:
        raise NotFound

    await tx.run(WAKE, of_host=host)
    await record(tx, actor_id=staff_id, action="federation.wake_host", target=host, details={})

    await tx.announce(DeliveriesWait([host], tx.now))
