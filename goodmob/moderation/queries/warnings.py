"""What staff told people about their accounts."""

from collections.abc import Collection
from typing import NamedTuple

import msgspec
from sqlalchemy import select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.moderation.tables.sanctions import account_warning


class WarningRow(NamedTuple):
    """A warning: whom it was given, for which action, in which words; `status_ids` is a JSON list."""

    id: int
    account_id: int
    actor_id: int
    action: str
    text: str
    report_id: int | None
    status_ids: str
    is_told: bool
    created_at: int

    @property
    def posts(self) -> tuple[int, ...]:
        """The posts that it was given for."""
        return msgspec.json.decode(self.status_ids, type=tuple[int, ...])


WARNINGS = statement(
    select(*(account_warning.c[name] for name in WarningRow._fields)).where(among(account_warning.c.id, "ids")),
    into=WarningRow,
)


async def warnings_by_id(reads: Reads, ids: Collection[int]) -> dict[int, WarningRow]:
    """The warnings with these ids; those that there are not are left out."""
    rows = await reads.all(WARNINGS, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}
