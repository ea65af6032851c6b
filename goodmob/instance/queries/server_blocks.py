"""Which other servers are limited here, and how."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement
from goodmob.core.text.hosts import normalise_domain, with_parents
from goodmob.instance.rules import NO_LIMITS, Policy, deciding
from goodmob.instance.tables import server_block


class ServerBlockRow(NamedTuple):
    """The limits that staff set for a server and those below it; list_id: of the list that they came with."""

    id: int
    domain: str
    severity: str
    reject_media: bool
    reject_reports: bool
    private_comment: str | None
    public_comment: str | None
    obfuscate: bool
    created_at: int
    list_id: int | None = None

    @property
    def policy(self) -> Policy:
        """What it limits."""
        return Policy(self.severity, self.reject_media, self.reject_reports)


_ALL = select(*(server_block.c[name] for name in ServerBlockRow._fields))

BY_ID = statement(_ALL.where(server_block.c.id == bindparam("block_id")), into=ServerBlockRow)
AMONG = statement(_ALL.where(among(server_block.c.domain, "domains")), into=ServerBlockRow)
PAGE = paged(_ALL, server_block.c.id, into=ServerBlockRow)
EVERY = statement(_ALL.order_by(server_block.c.domain), into=ServerBlockRow, long=True)
TOLD = statement(
    _ALL.where(among(server_block.c.severity, "severities")).order_by(server_block.c.severity, server_block.c.domain),
    into=ServerBlockRow,
    long=True,
)


async def server_block_by_id(reads: Reads, block_id: int) -> ServerBlockRow | None:
    """The block with this id."""
    return await reads.one(BY_ID, block_id=block_id)


async def server_blocks_page(reads: Reads, window: Window) -> list[ServerBlockRow]:
    """A page of the blocks, newest first."""
    return await page(reads, PAGE, window)


async def server_blocks_told(reads: Reads) -> list[ServerBlockRow]:
    """The blocks that people feel, silenced servers before suspended ones, each in the order of the alphabet."""
    return await reads.all(TOLD, severities=["silence", "suspend"])


async def block_deciding(reads: Reads, domain: str) -> ServerBlockRow | None:
    """The block that a domain falls under, its own or that of the nearest domain above it."""
    name = normalise_domain(domain)
    if name is None:
        return None
    rows = {row.domain: row for row in await reads.all(AMONG, domains=with_parents(name))}
    return rows.get(deciding(name, rows) or "")


async def every_server_block(reads: Reads) -> list[ServerBlockRow]:
    """All blocks, in the order of the alphabet."""
    return await reads.all(EVERY)


async def blocks_among(reads: Reads, domains: Collection[str]) -> dict[str, ServerBlockRow]:
    """The blocks of these very domains."""
    return {row.domain: row for row in await reads.all(AMONG, domains=list(domains))} if domains else {}


async def policy_of(reads: Reads, domain: str) -> Policy:
    """What is exchanged with a server, by the block of its domain or of the nearest domain above it."""
    block = await block_deciding(reads, domain)
    return block.policy if block else NO_LIMITS
