"""Keep an activity that came, until it is read."""

import base64
import hashlib

from msgspec import Struct
from sqlalchemy import Text, bindparam, null, select, true, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.federation.actions.meet_hosts import meet_hosts
from goodmob.federation.events import ActivityArrived
from goodmob.federation.tables.carrying import arrival, arrival_seen, far_host

_DIGEST_BYTES = 16

SEE = statement(insert(arrival_seen).on_conflict_do_nothing(index_elements=["digest"]).inline())
_GIVEN = ("id", "host", "uri", "type", "actor_uri", "is_forwarded", "body", "received_at", "run_at")
KEEP = statement(
    insert(arrival)
    .values(**{name: bindparam(name) for name in _GIVEN}, attempts=0, failed_at=null(), error="")
    .inline()
)

AWAITED = statement(
    select(far_host.c.is_awaited).where(far_host.c.host == bindparam("host", type_=Text)).with_for_update(read=True)
)
AWAIT = statement(update(far_host).where(far_host.c.host == bindparam("of_host", type_=Text)).values(is_awaited=true()))


class Incoming(Struct, frozen=True):
    """An activity and who brought it: signer, on `host`; uri is its address, if it has one."""

    host: str
    signer: str
    uri: str | None
    type: str
    actor_uri: str
    body: str

    @property
    def digest(self) -> str:
        """What it is known by: who brought it with its address, or with all of it where it has none.

        The signer belongs to it, so that nobody can use up the address of another's activity.
        """
        said = f"{self.signer}\n{self.actor_uri}\n{self.uri or self.body}".encode()
        return base64.urlsafe_b64encode(hashlib.sha256(said).digest()[:_DIGEST_BYTES]).decode().rstrip("=")


async def take_in(tx: Transaction, incoming: Incoming) -> bool:
    """Keeps the activity to be read in the lane of its host; False where it came before.

    Called in the lane `commits_with` of the host, so that two of one host never meet.
    """
    if not await tx.run(SEE, digest=incoming.digest, seen_at=tx.now):
        return False

    await tx.run(
        KEEP,
        id=tx.new_id(),
        host=incoming.host,
        uri=incoming.uri,
        type=incoming.type,
        actor_uri=incoming.actor_uri,
        is_forwarded=incoming.signer != incoming.actor_uri,
        body=incoming.body,
        received_at=tx.now,
        run_at=tx.now,
    )

    if await _is_first(tx, incoming.host):
        await tx.announce(ActivityArrived(incoming.host))
    return True


async def _is_first(tx: Transaction, host: str) -> bool:
    """Whether nobody was told yet that something of the host waits; in a flood one telling is for all."""
    # The lock holds off whoever notes a reading, who then reads on and finds this one.
    if await tx.value(AWAITED, host=host):
        return False
    await meet_hosts(tx, [host])
    return bool(await tx.run(AWAIT, of_host=host))
