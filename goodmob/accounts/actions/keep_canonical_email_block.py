"""Keep the owner of a mailbox from signing up again, or let it be."""

import re

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.canonical_email_blocks import CanonicalEmailBlockRow, canonical_email_block_by_id
from goodmob.accounts.rules.canonical import canonical_hash
from goodmob.accounts.tables import canonical_email_block
from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound

FIELD = "canonical_email_hash"

_HASH = re.compile(r"[0-9a-f]{64}")
ADD = statement(
    insert(canonical_email_block)
    .values(id=bindparam("id"), hash=bindparam("hash"), created_at=bindparam("created_at"))
    .on_conflict_do_nothing(index_elements=["hash"])
    .inline()
)
END = statement(delete(canonical_email_block).where(canonical_email_block.c.id == bindparam("block_id")))
END_OF_HASH = statement(delete(canonical_email_block).where(canonical_email_block.c.hash == bindparam("hash_")))


async def block_canonical_email(tx: Transaction, email: str) -> None:
    """Nobody signs up with this mailbox from now on; a part of a sanction, which is audited by itself."""
    await _add(tx, canonical_hash(email))


async def unblock_canonical_email(tx: Transaction, email: str) -> None:
    """This mailbox may be used again; a part of taking a sanction back."""
    await tx.run(END_OF_HASH, hash_=canonical_hash(email))


async def add_canonical_email_block(
    tx: Transaction, actor_id: int, email: str, canonical_email_hash: str
) -> CanonicalEmailBlockRow:
    """Blocks the mailbox of an address or, without one, that of a hash. Invalid where it is none or is blocked."""
    wanted = canonical_hash(email) if email.strip() else canonical_email_hash.strip().lower()
    if not wanted:
        raise Invalid(FIELD, "can't be blank")
    if not _HASH.fullmatch(wanted):
        raise Invalid(FIELD, "is invalid")

    made = await _add(tx, wanted)
    if made is None:
        raise Invalid(FIELD, "has already been taken")
    await record(
        tx, actor_id=actor_id, action="canonical_email_block.add", target=_target(made.id), details={"hash": made.hash}
    )

    return made


async def remove_canonical_email_block(tx: Transaction, actor_id: int, block_id: int) -> None:
    """Lifts a block; NotFound where there is none with this id."""
    known = await canonical_email_block_by_id(tx, block_id)
    if known is None or not await tx.run(END, block_id=block_id):
        raise NotFound

    await record(
        tx,
        actor_id=actor_id,
        action="canonical_email_block.remove",
        target=_target(block_id),
        details={"hash": known.hash},
    )


async def _add(tx: Transaction, hash_: str) -> CanonicalEmailBlockRow | None:
    made = CanonicalEmailBlockRow(tx.new_id(), hash_)
    is_new = await tx.run(ADD, id=made.id, hash=made.hash, created_at=tx.now)
    return made if is_new else None


def _target(block_id: int) -> str:
    return f"canonical_email_block:{block_id}"
