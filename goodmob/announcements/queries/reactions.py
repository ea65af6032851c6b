"""How people react to announcements."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from goodmob.announcements.tables import announcement_reaction
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class ReactionCount(NamedTuple):
    """How many reacted to an announcement by a name."""

    announcement_id: int
    name: str
    number: int


_of = announcement_reaction.c
COUNTS = statement(
    select(_of.announcement_id, _of.name, func.count().label("number"))
    .where(among(_of.announcement_id, "ids"))
    .group_by(_of.announcement_id, _of.name)
    .order_by(func.min(_of.created_at), _of.name),
    ReactionCount,
)
OWN = statement(
    select(_of.announcement_id, _of.name).where(
        _of.account_id == bindparam("account_id"), among(_of.announcement_id, "ids")
    )
)


async def reaction_counts(reads: Reads, ids: Collection[int]) -> dict[int, list[ReactionCount]]:
    """The reactions to each of these announcements, the first to come first."""
    counts: dict[int, list[ReactionCount]] = {}
    for row in await reads.all(COUNTS, ids=list(ids)) if ids else []:
        counts.setdefault(row.announcement_id, []).append(row)
    return counts


async def own_reactions(reads: Reads, account_id: int, ids: Collection[int]) -> set[tuple[int, str]]:
    """By which names the account reacted to which of these announcements."""
    rows = await reads.all(OWN, account_id=account_id, ids=list(ids)) if ids else []
    return {(row.announcement_id, row.name) for row in rows}
