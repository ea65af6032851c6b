"""The map of a mob: cells of the grid with what was done in them, drawn by the server, and the same in words."""

from typing import NamedTuple

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.house import House
from goodmob.core.i18n import format_number
from goodmob.core.i18n import gettext as _
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, get
from goodmob.mobs.entities.places import places_of
from goodmob.mobs.pages.lines import unit_words
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.grid import LEVELS, Grid, away, coarse, drawn
from goodmob.mobs.rules.places import by_cell

MOST_SAID = 20


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class Spot(NamedTuple):
    """A cell in words: where it is, and how much was done there."""

    where: str
    what: str


class Map(NamedTuple):
    """A drawing, what it shows in words, and which numbers its shades stand for; more: cells that are not said."""

    grid: Grid
    label: str
    spots: list[Spot]
    legend: list[str]
    more: int


async def map_of(house: House, row: MobRow) -> Map | None:
    """The map of what was done in time; None where too few people said where they did something."""
    units = {count.cell: count.units for count in by_cell(await places_of(house, row)) if count.units > 0}
    if not units:
        return None
    numbers = coarse(units)
    most = max(numbers.values())
    start = row.place_cell if row.place_cell in numbers else next(iter(numbers))
    spots = [_spot(row, start, cell, number) for cell, number in list(numbers.items())[:MOST_SAID]]
    return Map(
        grid=drawn(numbers),
        label=_("Map of grid cells. Most was done here: %(spots)s", spots=_said(spots[:3])),
        spots=spots,
        legend=_legend(most) if most >= LEVELS else [],
        more=len(numbers) - len(spots),
    )


async def show_map(call: Call, params: OneMob) -> Response:
    """The map as it is now."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    return call.house.pages.render(call, "mobs/_map.html", mob_id=row.id, map=await map_of(call.house, row))


def _spot(row: MobRow, start: str, cell: str, number: int) -> Spot:
    return Spot(_where(row, start, cell), f"{format_number(number)} {unit_words(row.unit, number)}")


def _where(row: MobRow, start: str, cell: str) -> str:
    if cell == start:
        is_place = row.place_text and cell == row.place_cell
        return _("Around %(place)s", place=row.place_text) if is_place else _("In the middle")
    found = away(start, cell)
    way = (
        _("%(km)s km to the east"),
        _("%(km)s km to the north-east"),
        _("%(km)s km to the north"),
        _("%(km)s km to the north-west"),
        _("%(km)s km to the west"),
        _("%(km)s km to the south-west"),
        _("%(km)s km to the south"),
        _("%(km)s km to the south-east"),
    )[found.direction]
    return way % {"km": format_number(max(1, round(found.km)))}


def _said(spots: list[Spot]) -> str:
    return "; ".join(f"{spot.where}: {spot.what}" for spot in spots)


def _legend(most: int) -> list[str]:
    """Which numbers each shade stands for, the lightest first."""
    ends = [most * level // LEVELS for level in range(1, LEVELS + 1)]
    starts = [1, *(end + 1 for end in ends[:-1])]
    return [
        _("%(first)s to %(last)s", first=format_number(start), last=format_number(end))
        if start < end
        else format_number(end)
        for start, end in zip(starts, ends, strict=True)
    ]


PAGES = (get("/mobs/:id/map", show_map, viewer=OPTIONAL_SESSION),)
