"""What people still wait for: places of all, places of their area, somebody."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, and_, cast, func, select

from goodmob.commitments.queries.areas import areas_among
from goodmob.commitments.queries.calls import figures_of
from goodmob.commitments.queries.commitments import WAITING, CommitmentRow, joined_among
from goodmob.commitments.rules.conditions import Asked, missing
from goodmob.commitments.tables import commitment
from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement


class Lacking(NamedTuple):
    """What is missing until a condition is met: places, places of the own area, and whether it is somebody."""

    places: int
    area: int
    account: bool


_places = cast(func.sum(commitment.c.party_size), BigInteger).label("places")
_wait = and_(among(commitment.c.call_id, "call_ids"), commitment.c.state == WAITING)
_alone = commitment.c.needs_account_id.is_(None)
# Only who waits for nothing else is sure to come with the others.
ASKED = statement(
    select(commitment.c.call_id, commitment.c.needs, _places)
    .where(_wait, _alone, commitment.c.needs_area.is_(None), commitment.c.needs.is_not(None))
    .group_by(commitment.c.call_id, commitment.c.needs)
)
ASKED_LOCALLY = statement(
    select(commitment.c.call_id, commitment.c.area, commitment.c.needs_area.label("needs"), _places)
    .where(_wait, _alone, commitment.c.needs_area.is_not(None), commitment.c.needs.is_(None))
    .group_by(commitment.c.call_id, commitment.c.area, commitment.c.needs_area)
)


async def lacking_of(reads: Reads, rows: Collection[CommitmentRow]) -> dict[int, Lacking]:
    """What those lack who wait for a condition, by id; the number of reads does not grow with them."""
    waiting = [row for row in rows if row.state == "waiting"]
    places, areas, accounts = await _places_of(reads, waiting), await _areas_of(reads, waiting), set[tuple[int, int]]()
    friends = {row.needs_account_id for row in waiting if row.needs_account_id is not None}
    for call_id, account_ids in (await joined_among(reads, {row.call_id for row in waiting}, friends)).items():
        accounts |= {(call_id, account_id) for account_id in account_ids}
    return {
        row.id: Lacking(
            places.get(row.id, 0),
            areas.get(row.id, 0),
            row.needs_account_id is not None and (row.call_id, row.needs_account_id) not in accounts,
        )
        for row in waiting
    }


async def _places_of(reads: Reads, waiting: Sequence[CommitmentRow]) -> Mapping[int, int]:
    asking = {row.id: (row, row.needs) for row in waiting if row.needs is not None}
    if not asking:
        return {}
    call_ids = list({row.call_id for row, _ in asking.values()})
    asked: dict[int, list[Asked]] = {}
    for found in await reads.all(ASKED, call_ids=call_ids):
        asked.setdefault(found.call_id, []).append(Asked(found.needs, int(found.places)))
    figures = await figures_of(reads, call_ids)
    return {
        id_: _left(row, needs, figures[row.call_id].joined, asked.get(row.call_id, ()), row.needs_area is None)
        for id_, (row, needs) in asking.items()
    }


async def _areas_of(reads: Reads, waiting: Sequence[CommitmentRow]) -> Mapping[int, int]:
    asking = {row.id: (row, row.needs_area) for row in waiting if row.needs_area is not None}
    if not asking:
        return {}
    call_ids = list({row.call_id for row, _ in asking.values()})
    asked: dict[tuple[int, str | None], list[Asked]] = {}
    for found in await reads.all(ASKED_LOCALLY, call_ids=call_ids):
        asked.setdefault((found.call_id, found.area), []).append(Asked(found.needs, int(found.places)))
    areas = {row.area for row, _ in asking.values() if row.area is not None}
    taken = {(area.call_id, area.area): area.confirmed for area in await areas_among(reads, call_ids, areas)}
    return {
        id_: _left(
            row,
            needs,
            taken.get((row.call_id, row.area or ""), 0),
            asked.get((row.call_id, row.area), ()),
            row.needs is None,
        )
        for id_, (row, needs) in asking.items()
    }


def _left(row: CommitmentRow, needs: int, taken: int, asked: Sequence[Asked], is_only: bool) -> int:
    """What is missing of a number; who waits for something else as well is not among those who ask."""
    is_among = is_only and row.needs_account_id is None
    return missing(taken if is_among else taken + row.party_size, needs, asked)
