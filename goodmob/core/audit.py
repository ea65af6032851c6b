"""The audit log: what people with power did, written in the same transaction, never changed or removed."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, Column, Index, Table, Text, bindparam, insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.schema import metadata
from goodmob.core.database.statements import statement

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("actor_id", BigInteger),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_audit_entry_target_id", "target", "id"),
    Index("ix_audit_entry_actor_id_id", "actor_id", "id"),
)

_COLUMNS = ("id", "actor_id", "action", "target", "details", "created_at")
ADD = statement(insert(audit_entry).values({name: bindparam(name) for name in _COLUMNS}).inline())


async def record(tx: Transaction, *, actor_id: int | None, action: str, target: str, details: dict[str, Any]) -> None:
    """Note that an account (None: the operator, by the command line) did something to a target: "account:12"."""
    await tx.run(
        ADD,
        id=tx.new_id(),
        actor_id=actor_id,
        action=action,
        target=target,
        details=msgspec.json.encode(details).decode(),
        created_at=tx.now,
    )
