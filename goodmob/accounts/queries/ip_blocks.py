"""Networks from which people cannot sign up, or are not answered at all."""

from typing import NamedTuple

from sqlalchemy import bindparam, func, or_, select

from goodmob.accounts.rules.addresses import networks_holding, severest
from goodmob.accounts.tables import ip_block
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import among, statement


class IpBlockRow(NamedTuple):
    """A blocked network; without `expires_at` for good."""

    id: int
    network: str
    severity: str
    comment: str
    expires_at: int | None
    created_at: int


_ALL = select(*(ip_block.c[name] for name in IpBlockRow._fields))
_IS_ON = or_(ip_block.c.expires_at.is_(None), ip_block.c.expires_at > bindparam("now"))

BY_ID = statement(_ALL.where(ip_block.c.id == bindparam("block_id")), into=IpBlockRow)
PAGE = paged(_ALL, ip_block.c.id, into=IpBlockRow)
HOLDING = statement(select(ip_block.c.severity).where(among(ip_block.c.network, "networks"), _IS_ON))
HOW_MANY = statement(select(func.count(ip_block.c.id).label("count")), long=True)
CURRENT_AT = statement(select(ip_block.c.id).where(ip_block.c.network == bindparam("network"), _IS_ON))
WITHOUT_ACCESS = statement(
    select(ip_block.c.network, ip_block.c.expires_at).where(ip_block.c.severity == "no_access", _IS_ON), long=True
)


async def ip_block_by_id(reads: Reads, block_id: int) -> IpBlockRow | None:
    """The block with this id."""
    return await reads.one(BY_ID, block_id=block_id)


async def ip_blocks_page(reads: Reads, window: Window) -> list[IpBlockRow]:
    """A page of the blocks, newest first; those that are over are among them until they are swept."""
    return await page(reads, PAGE, window)


async def how_many_ip_blocks(reads: Reads) -> int:
    """How many blocks there are."""
    return int(await reads.value(HOW_MANY))


async def current_ip_block_of(reads: Reads, network: str, now: int) -> int | None:
    """The id of the block of exactly this network, if there is one that is not over."""
    found: int | None = await reads.value(CURRENT_AT, network=network, now=now)
    return found


async def severity_at(reads: Reads, address: str, now: int) -> str:
    """The severest of the blocks that hold at an address; empty where none does."""
    rows = await reads.all(HOLDING, networks=networks_holding(address), now=now)
    return severest([row.severity for row in rows])


async def networks_without_access(reads: Reads, now: int) -> dict[str, int | None]:
    """The networks from which nobody is answered, and until when."""
    return {row.network: row.expires_at for row in await reads.all(WITHOUT_ACCESS, now=now)}
