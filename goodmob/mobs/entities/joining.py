"""As what people join a mob, and from where."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from goodmob.commitments.queries.areas import AreaRow, largest_areas
from goodmob.commitments.queries.calls import CallRow
from goodmob.core.database.interface import Reads
from goodmob.mobs.rules.anonymity import FEWEST_PEOPLE

MOST_AREAS = 20


class MobRole(Struct, frozen=True):
    """What some come as, with places of their own: how many there are (null: as many as come), taken, waited for."""

    name: str
    cap: int | None
    joined: int
    waiting: int


class MobArea(Struct, frozen=True):
    """An h3 cell of resolution 5, how many come from it, and whether they are enough."""

    cell: str
    joined: int
    tipped: bool


async def gather_areas(reads: Reads, calls: Collection[CallRow]) -> Mapping[int, Sequence[AreaRow]]:
    """The largest areas of those calls for which areas matter: of others nobody needs to know them."""
    return await largest_areas(reads, [call.id for call in calls if call.area_threshold is not None], MOST_AREAS)


def areas_shown(rows: Sequence[AreaRow]) -> list[MobArea]:
    """Those of the areas, in this order, that are on or from which enough people come for none of them to stand out."""
    told = [row for row in rows if row.tipped_at is not None or row.confirmed >= FEWEST_PEOPLE]
    return [MobArea(row.area, row.confirmed, row.tipped_at is not None) for row in told]
