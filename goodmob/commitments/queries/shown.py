"""Commitments as they are shown: how far from a place, and how far from their condition."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, cast, func, select

from goodmob.commitments.queries.calls import calls_by_id, figures_of
from goodmob.commitments.queries.commitments import WAITING, WAITLISTED, CommitmentRow, commitments_page
from goodmob.commitments.rules.conditions import Asked, missing
from goodmob.commitments.rules.states import COMMITTED, GONE, IN_PLACE, shown_state
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Window
from goodmob.core.database.statements import among, statement


class Shown(NamedTuple):
    """A commitment as it is shown. is_in: it holds a place. position: in the line, from 1. missing: places."""

    state: str
    is_in: bool
    position: int | None
    missing: int | None


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
ASKED_IN = statement(
    select(
        commitment.c.pool_id, commitment.c.needs, cast(func.sum(commitment.c.party_size), BigInteger).label("places")
    )
    .where(among(commitment.c.pool_id, "pool_ids"), commitment.c.state == WAITING)
    .group_by(commitment.c.pool_id, commitment.c.needs)
)


async def shown_of(reads: Reads, rows: Collection[CommitmentRow]) -> dict[int, Shown]:
    """How these commitments are shown, by id, in four reads at most."""
    calls = await calls_by_id(reads, {row.call_id for row in rows})
    positions = await _positions(reads, [row.id for row in rows if row.state == "waitlisted"])
    lacking = await _missing(reads, [row for row in rows if row.state == "waiting" and row.needs is not None])
    return {
        row.id: Shown(
            shown_state(calls[row.call_id].state, row.state),
            row.state in IN_PLACE,
            positions.get(row.id),
            lacking.get(row.id),
        )
        for row in rows
    }


async def in_place_page(reads: Reads, call_id: int, window: Window) -> list[CommitmentRow]:
    """A page of those who are in, the newest first."""
    return await commitments_page(reads, call_id, window, states=IN_PLACE)


async def everybody_page(reads: Reads, call_id: int, window: Window) -> list[CommitmentRow]:
    """A page of all who ever committed themselves, given up commitments included, the newest first."""
    return await commitments_page(reads, call_id, window, states=COMMITTED | GONE)


async def _positions(reads: Reads, ids: Sequence[int]) -> dict[int, int]:
    return {row.id: int(row.position) for row in await reads.all(POSITIONS, ids=list(ids))} if ids else {}


async def _missing(reads: Reads, rows: Sequence[CommitmentRow]) -> dict[int, int]:
    if not rows:
        return {}
    asked: dict[int, list[Asked]] = {}
    for row in await reads.all(ASKED_IN, pool_ids=list({row.pool_id for row in rows})):
        asked.setdefault(row.pool_id, []).append(Asked(row.needs, int(row.places)))
    figures = await figures_of(reads, {row.call_id for row in rows})
    return {row.id: missing(figures[row.call_id].joined, row.needs or 0, asked.get(row.pool_id, ())) for row in rows}
