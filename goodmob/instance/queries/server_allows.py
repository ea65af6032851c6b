"""Which other servers staff allowed by name; it matters where only those are spoken with."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement
from goodmob.instance.tables import server_allow


class ServerAllowRow(NamedTuple):
    """An allowed server; list_id: of the list that it came with."""

    id: int
    domain: str
    created_at: int
    list_id: int | None = None


_ALL = select(*(server_allow.c[name] for name in ServerAllowRow._fields))

BY_ID = statement(_ALL.where(server_allow.c.id == bindparam("allow_id")), into=ServerAllowRow)
BY_DOMAIN = statement(_ALL.where(server_allow.c.domain == bindparam("domain")), into=ServerAllowRow)
EVERY = statement(_ALL.order_by(server_allow.c.domain), into=ServerAllowRow, long=True)
PAGE = paged(_ALL, server_allow.c.id, into=ServerAllowRow)


async def server_allow_by_id(reads: Reads, allow_id: int) -> ServerAllowRow | None:
    """The allowance with this id."""
    return await reads.one(BY_ID, allow_id=allow_id)


async def server_allow_of(reads: Reads, domain: str) -> ServerAllowRow | None:
    """The allowance of this very domain."""
    return await reads.one(BY_DOMAIN, domain=domain)


async def server_allows_page(reads: Reads, window: Window) -> list[ServerAllowRow]:
    """A page of the allowances, newest first."""
    return await page(reads, PAGE, window)


async def every_server_allow(reads: Reads) -> list[ServerAllowRow]:
    """All allowances, in the order of the alphabet."""
    return await reads.all(EVERY)
