"""Commitments as they are shown: how far from a place, and how far from their condition."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from goodmob.commitments.queries.calls import calls_by_id
from goodmob.commitments.queries.commitments import WAITLISTED, CommitmentRow, commitments_page
from goodmob.commitments.queries.missing import Lacking, lacking_of
from goodmob.commitments.rules.states import COMMITTED, GONE, IN_PLACE, shown_state
from goodmob.commitments.tables import commitment, pool
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.database.statements import among, statement


class Shown(NamedTuple):
    """A commitment as it is shown. is_in: it holds a place. position: in the line, from 1. lacking: until it comes.

    role: empty where there are none.
    """

    state: str
    is_in: bool
    position: int | None
    lacking: Lacking | None
    role: str


_ahead = commitment.alias("ahead")
POSITIONS = statement(
    select(
        commitment.c.id,
        select(func.count() + 1)
        .where(
            _ahead.c.pool_id == commitment.c.pool_id,
            _ahead.c.state == WAITLISTED,
            _ahead.c.turn < commitment.c.turn,
        )
        .scalar_subquery()
        .label("position"),
    ).where(among(commitment.c.id, "ids"), commitment.c.state == WAITLISTED)
)
ROLES = statement(select(pool.c.id, pool.c.name).where(among(pool.c.id, "pool_ids")))


async def shown_of(reads: Reads, rows: Collection[CommitmentRow]) -> dict[int, Shown]:
    """How these commitments are shown, by id; the number of reads does not grow with them."""
    calls = await calls_by_id(reads, {row.call_id for row in rows})
    positions = await _positions(reads, [row.id for row in rows if row.state == "waitlisted"])
    lacking = await lacking_of(reads, rows)
    roles = await _roles(reads, {row.pool_id for row in rows})
    return {
        row.id: Shown(
            shown_state(calls[row.call_id].state, row.state),
            row.state in IN_PLACE,
            _told_position(row) if calls[row.call_id].far else positions.get(row.id),
            lacking.get(row.id),
            roles.get(row.pool_id, ""),
        )
        for row in rows
    }


async def in_place_page(reads: Reads, call_id: int, window: Window) -> list[CommitmentRow]:
    """A page of those who are in, the newest first."""
    return await commitments_page(reads, call_id, window, states=IN_PLACE)


async def everybody_page(reads: Reads, call_id: int, window: Window) -> list[CommitmentRow]:
    """A page of all who ever committed themselves, given up commitments included, the newest first."""
    return await commitments_page(reads, call_id, window, states=COMMITTED | GONE)


def _told_position(row: CommitmentRow) -> int | None:
    """The place in the line of another server, which keeps it and tells it."""
    return row.turn if row.state == "waitlisted" and row.turn else None


async def _positions(reads: Reads, ids: Sequence[int]) -> dict[int, int]:
    return {row.id: int(row.position) for row in await reads.all(POSITIONS, ids=list(ids))} if ids else {}


async def _roles(reads: Reads, pool_ids: Collection[int]) -> dict[int, str]:
    return {row.id: row.name for row in await reads.all(ROLES, pool_ids=list(pool_ids))} if pool_ids else {}
