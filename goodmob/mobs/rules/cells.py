"""Places as cells of the h3 grid: about five square kilometres each, so that no cell tells where somebody lives."""

import re

import h3

from goodmob.core.errors import Invalid

RESOLUTION = 7
AREA_RESOLUTION = 5
"""Areas, of which it is told how many come from there: about 250 square kilometres each."""

CELL = re.compile(r"[0-9a-f]{15}")


def cell_at(latitude: float, longitude: float) -> str:
    """The cell that holds these degrees; Invalid names the one that is out of bounds. Keep the cell, never those."""
    if not -90 <= latitude <= 90:
        raise Invalid("place[latitude]", "must be between -90 and 90")
    if not -180 <= longitude <= 180:
        raise Invalid("place[longitude]", "must be between -180 and 180")
    return str(h3.latlng_to_cell(latitude, longitude, RESOLUTION))


def coarse_cell(cell: str, field: str) -> str:
    """The cell of our size around a cell that a client sent; Invalid, naming the field, for none or a larger one."""
    # The library reads any number in the base of 16, and fails at large ones.
    if not (CELL.fullmatch(cell) and h3.is_valid_cell(cell)):
        raise Invalid(field, "must be a cell of the h3 grid, such as 871fb4662ffffff")
    if h3.get_resolution(cell) < RESOLUTION:
        raise Invalid(field, f"must be a cell of resolution {RESOLUTION} or finer")
    return str(h3.cell_to_parent(cell, RESOLUTION))


def area_around(cell: str, field: str) -> str:
    """The area of a cell that a client sent; Invalid, naming the field, for none or a larger one."""
    if not (CELL.fullmatch(cell) and h3.is_valid_cell(cell)):
        raise Invalid(field, "must be a cell of the h3 grid, such as 851fb467fffffff")
    if h3.get_resolution(cell) < AREA_RESOLUTION:
        raise Invalid(field, f"must be a cell of resolution {AREA_RESOLUTION} or finer")
    return str(h3.cell_to_parent(cell, AREA_RESOLUTION))


def around(cell: str, rings: int = 1) -> list[str]:
    """The cell and its neighbours, as far as so many cells away."""
    return [str(near) for near in h3.grid_disk(cell, rings)]


def cell_told(cell: str) -> str | None:
    """The cell of our size around one that another server tells of; None for none, and for a larger one."""
    try:
        return coarse_cell(cell, "cell")
    except Invalid:
        return None


def cell_around_degrees(latitude: float, longitude: float) -> str | None:
    """The cell that holds the degrees that another server tells of; None for none."""
    try:
        return cell_at(latitude, longitude)
    except Invalid:
        return None
