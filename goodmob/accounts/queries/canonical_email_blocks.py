"""Mailboxes whose owners cannot sign up again, known by a hash only."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.accounts.rules.canonical import canonical_hash
from goodmob.accounts.tables import canonical_email_block
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window, page, paged
from goodmob.core.database.statements import statement


class CanonicalEmailBlockRow(NamedTuple):
    """A blocked mailbox."""

    id: int
    hash: str


_ALL = select(canonical_email_block.c.id, canonical_email_block.c.hash)

BY_ID = statement(_ALL.where(canonical_email_block.c.id == bindparam("block_id")), into=CanonicalEmailBlockRow)
BY_HASH = statement(_ALL.where(canonical_email_block.c.hash == bindparam("hash")), into=CanonicalEmailBlockRow)
PAGE = paged(_ALL, canonical_email_block.c.id, into=CanonicalEmailBlockRow)


async def canonical_email_block_by_id(reads: Reads, block_id: int) -> CanonicalEmailBlockRow | None:
    """The block with this id."""
    return await reads.one(BY_ID, block_id=block_id)


async def canonical_email_block_of(reads: Reads, email: str) -> CanonicalEmailBlockRow | None:
    """The block that an address falls under, if there is one."""
    return await reads.one(BY_HASH, hash=canonical_hash(email))


async def canonical_email_blocks_page(reads: Reads, window: Window) -> list[CanonicalEmailBlockRow]:
    """A page of the blocks, newest first."""
    return await page(reads, PAGE, window)
