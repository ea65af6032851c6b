"""The lists of servers that staff follow, and what came with them."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import statement
from goodmob.instance.tables import server_allow, server_block, server_list


class ServerListRow(NamedTuple):
    """A list that somebody else keeps: where it is, what it is of (block or allow), and how it was had last.

    as_draft: staff take over each change themselves. Times in us.
    """

    id: int
    title: str
    url: str
    permission_type: str
    as_draft: bool
    created_by: int
    created_at: int
    fetched_at: int | None
    read_at: int | None
    error: str
    entries: int


class Held(NamedTuple):
    """A block or an allowance that came with a list."""

    id: int
    domain: str


_ALL = select(*(server_list.c[name] for name in ServerListRow._fields))
_OF_LIST = bindparam("list_id", type_=BigInteger)
EVERY = statement(_ALL.order_by(server_list.c.id), into=ServerListRow)
BY_ID = statement(_ALL.where(server_list.c.id == _OF_LIST), into=ServerListRow)
BLOCKS = statement(
    select(server_block.c.id, server_block.c.domain).where(server_block.c.list_id == _OF_LIST), into=Held
)
ALLOWS = statement(
    select(server_allow.c.id, server_allow.c.domain).where(server_allow.c.list_id == _OF_LIST), into=Held
)


async def every_server_list(reads: Reads) -> list[ServerListRow]:
    """All lists that are followed, the oldest first."""
    return await reads.all(EVERY)


async def server_list_by_id(reads: Reads, list_id: int) -> ServerListRow | None:
    """The list with this id."""
    return await reads.one(BY_ID, list_id=list_id)


async def held_by(reads: Reads, row: ServerListRow) -> list[Held]:
    """The blocks, or the allowances, that came with the list and are there."""
    return await reads.all(ALLOWS if row.permission_type == "allow" else BLOCKS, list_id=row.id)
