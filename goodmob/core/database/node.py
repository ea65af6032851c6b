"""Which number this process has among all that make ids: leased from the database, so that no id is made twice."""

import logging
import secrets
import time
from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.clock import MINUTE, SECOND, Clock
from goodmob.core.database.interface import Database, Transaction
from goodmob.core.database.schema import metadata
from goodmob.core.database.statements import statement
from goodmob.core.errors import Unavailable
from goodmob.core.ids import NODES, IdMaker

log = logging.getLogger(__name__)

SQLITE_NODES = 2
LEASE = 10 * MINUTE
RENEWAL = MINUTE

node = Table(
    "node",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("holder", Text, nullable=False),
    Column("leased_until", BigInteger, nullable=False),
)


class _Row(NamedTuple):
    id: int
    leased_until: int


_LONGEST_UNUSED_FIRST = statement(select(node.c.id, node.c.leased_until).order_by(node.c.leased_until), into=_Row)
_ADD = statement(insert(node).on_conflict_do_nothing().inline())
_TAKE = statement(
    node.update()
    .where(node.c.id == bindparam("node_id"), node.c.leased_until == bindparam("seen_until"))
    .values(holder=bindparam("holder"), leased_until=bindparam("leased_until"))
)
_RENEW = statement(
    node.update()
    .where(node.c.id == bindparam("node_id"), node.c.holder == bindparam("old_holder"))
    .values(leased_until=bindparam("leased_until"))
)


class NodeLease:
    """Takes a node for the maker of ids and keeps it while the process lives."""

    def __init__(self, db: Database, ids: IdMaker, nodes: int = NODES) -> None:
        self._db = db
        self._ids = ids
        self._nodes = nodes
        self._holder = secrets.token_hex(8)
        self._node = 0
        self._lapses_at = 0.0

    async def take(self, duration: int = 0) -> None:
        """Take the node that was unused for longest and make ids as this node. Unavailable when all are leased."""
        self._lapses_at = time.monotonic() + duration / SECOND
        self._node = await self._db.act(take_node, self._holder, self._nodes, duration)
        self._ids.use_node(self._node, self._has_lapsed if duration else None)

    async def keep(self, clock: Clock) -> None:
        """Renew until cancelled; when the lease was lost, take another node."""
        while True:
            await clock.sleep(RENEWAL)
            try:
                await self._renew()
            except Unavailable:
                log.warning("The lease of node %d could not be renewed", self._node)

    async def give_back(self) -> None:
        """Let another process have the node."""
        await self._db.act(renew_node, self._node, self._holder, 0)

    async def _renew(self) -> None:
        lapses_at = time.monotonic() + LEASE / SECOND
        if await self._db.act(renew_node, self._node, self._holder, LEASE):
            self._lapses_at = lapses_at
        else:
            await self.take(LEASE)

    def _has_lapsed(self) -> bool:
        # Counted by a clock that nobody can set, because another process relies on it.
        return time.monotonic() > self._lapses_at


async def take_node(tx: Transaction, holder: str, nodes: int, duration: int) -> int:
    """A node that nobody has: one never used, or else the one that was unused for longest.

    Without a duration nobody leases, and whichever was unused for longest is taken.
    """
    rows = [row for row in await tx.all(_LONGEST_UNUSED_FIRST) if row.id < nodes]
    # Without leases the order of the starts counts, also when the clock was set back in between.
    last_start = rows[-1].leased_until if rows else 0
    until = tx.now + duration if duration else max(tx.now, last_start + 1)
    for new in sorted(set(range(nodes)) - {row.id for row in rows}):
        if await tx.run(_ADD, id=new, holder=holder, leased_until=until):
            return new
    for row in rows:
        is_free = not duration or row.leased_until <= tx.now
        if is_free and await tx.run(
            _TAKE, node_id=row.id, seen_until=row.leased_until, holder=holder, leased_until=until
        ):
            return row.id
    raise Unavailable("All nodes are in use", retry_after=60)


async def renew_node(tx: Transaction, node_id: int, holder: str, duration: int) -> bool:
    """True when this holder still had the node and has it for the duration from now on."""
    return await tx.run(_RENEW, node_id=node_id, old_holder=holder, leased_until=tx.now + duration) > 0
