"""Keep people with addresses of a provider from signing up, let them be, and count who tried."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.email_domain_blocks import (
    EmailDomainBlockRow,
    email_domain_block_by_id,
    email_domain_blocks_of,
)
from goodmob.accounts.rules.faults import BLANK, INVALID, NOT_A_DOMAIN, TAKEN, Faulty
from goodmob.accounts.tables import email_domain_attempt, email_domain_block
from goodmob.core.audit import record
from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.text.hosts import normalise_domain

KEPT_FOR = 7 * DAY
"""For so long it is known who tried."""

ADD = statement(
    insert(email_domain_block)
    .values({name: bindparam(name) for name in EmailDomainBlockRow._fields})
    .on_conflict_do_nothing(index_elements=["domain"])
    .inline()
)
END = statement(delete(email_domain_block).where(email_domain_block.c.id == bindparam("block_id")))
END_ATTEMPTS = statement(delete(email_domain_attempt).where(email_domain_attempt.c.block_id == bindparam("block_id")))
END_OLD_ATTEMPTS = statement(delete(email_domain_attempt).where(email_domain_attempt.c.day < bindparam("before")))
NOTE = statement(
    insert(email_domain_attempt)
    .values(block_id=bindparam("block_id"), day=bindparam("day"), address=bindparam("address"), uses=1)
    .on_conflict_do_update(
        index_elements=["block_id", "day", "address"], set_={"uses": email_domain_attempt.c.uses + 1}
    )
    .inline()
)


async def add_email_domain_block(
    tx: Transaction, actor_id: int, domain: str, *, allow_with_approval: bool
) -> EmailDomainBlockRow:
    """Blocks a provider, or has staff look at whoever comes with its addresses. Faulty for no domain or a known one."""
    name = normalise_domain(domain)
    if name is None:
        raise Faulty({"domain": [INVALID, NOT_A_DOMAIN] if domain.strip() else [BLANK]})
    made = EmailDomainBlockRow(tx.new_id(), name, allow_with_approval, tx.now)

    if not await tx.run(ADD, **made._asdict()):
        raise Faulty({"domain": [TAKEN]})
    await _note(tx, actor_id, "add", made)

    return made


async def remove_email_domain_block(tx: Transaction, actor_id: int, block_id: int) -> None:
    """Lifts a block; NotFound where there is none with this id."""
    known = await email_domain_block_by_id(tx, block_id)
    if known is None:
        raise NotFound

    await tx.run(END_ATTEMPTS, block_id=block_id)
    await tx.run(END, block_id=block_id)
    await _note(tx, actor_id, "remove", known)


async def note_attempt(tx: Transaction, email: str, household: str) -> None:
    """Somebody tries to sign up with this address; counted where its provider is blocked, by where they come from."""
    for block in await email_domain_blocks_of(tx, email):
        await tx.run(NOTE, block_id=block.id, day=tx.now - tx.now % DAY, address=household)


async def forget_old_attempts(tx: Transaction) -> None:
    """Who tried more than a week ago is forgotten."""
    await tx.run(END_OLD_ATTEMPTS, before=tx.now - KEPT_FOR)


async def _note(tx: Transaction, actor_id: int, verb: str, row: EmailDomainBlockRow) -> None:
    await record(
        tx,
        actor_id=actor_id,
        action=f"email_domain_block.{verb}",
        target=f"email_domain_block:{row.id}",
        details={"domain": row.domain, "allow_with_approval": row.allow_with_approval},
    )
