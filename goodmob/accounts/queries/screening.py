"""What the blocks that staff set say about an e-mail address."""

from typing import NamedTuple

from goodmob.accounts.queries.canonical_email_blocks import canonical_email_block_of
from goodmob.accounts.queries.email_domain_blocks import email_domain_blocks_of
from goodmob.accounts.rules.faults import BLOCKED, TAKEN, Fault
from goodmob.core.database.interface import Reads


class Screening(NamedTuple):
    """What is wrong with an address, and whether staff have to look before its owner comes in."""

    faults: list[Fault]
    needs_approval: bool


async def screen_email(reads: Reads, email: str) -> Screening:
    """What the blocks say about an address; a blocked mailbox looks like one that is taken."""
    blocks = await email_domain_blocks_of(reads, email)
    if any(not block.allow_with_approval for block in blocks):
        return Screening([BLOCKED], needs_approval=False)
    if await canonical_email_block_of(reads, email) is not None:
        return Screening([TAKEN], needs_approval=False)
    return Screening([], needs_approval=bool(blocks))
