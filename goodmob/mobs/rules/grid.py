"""A map of grid cells as hexagons: where they lie to each other, and how coarse they have to be."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from math import atan2, ceil, cos, hypot, pi, radians
from typing import NamedTuple

import h3

from goodmob.mobs.rules.cells import RESOLUTION

WIDTH = 400
TALLEST, LOWEST = 400, 160
MOST_ACROSS = 12
"""So many cells lie beside each other on a map at most; where it happened farther apart, cells are put together."""

LEVELS = 4
_KM = 111.2
"""Of a degree of latitude."""


class Hexagon(NamedTuple):
    """A drawn cell: its corners as SVG wants them, its middle, how much is in it (0: beside it), and how full that is,
    from 1 to LEVELS."""

    cell: str
    points: str
    x: float
    y: float
    number: int
    level: int


class Grid(NamedTuple):
    """Hexagons on a ground of this size; those with something in them come last."""

    width: int
    height: int
    hexagons: list[Hexagon]


class Away(NamedTuple):
    """How far somewhere is (km), and in which of eight directions: 0 is east, 2 north."""

    km: float
    direction: int


def coarse(numbers: Mapping[str, int]) -> dict[str, int]:
    """The same numbers by cells large enough that they fit on a map, the largest number first."""
    found: dict[str, int] = {}
    for resolution in range(RESOLUTION, -1, -1):
        sums: dict[str, int] = defaultdict(int)
        for cell, number in numbers.items():
            sums[str(h3.cell_to_parent(cell, resolution))] += number
        found = dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
        if _across(found) <= MOST_ACROSS:
            break
    return found


def drawn(numbers: Mapping[str, int]) -> Grid:
    """The map of these cells, all of one size, with the empty ones around them."""
    around = {str(near) for cell in numbers for near in h3.grid_disk(cell, 1)}
    middle = _middle(numbers)
    corners = {cell: [_flat(corner, middle) for corner in h3.cell_to_boundary(cell)] for cell in around | set(numbers)}
    xs = [x for some in corners.values() for x, _ in some]
    ys = [y for some in corners.values() for _, y in some]
    scale = min(WIDTH / (max(xs) - min(xs)), TALLEST / (max(ys) - min(ys)))
    height = max(LOWEST, ceil(scale * (max(ys) - min(ys))))
    left = (WIDTH - scale * (max(xs) - min(xs))) / 2 - scale * min(xs)
    top = (height - scale * (max(ys) - min(ys))) / 2 - scale * min(ys)
    most = max(numbers.values())

    def placed(cell: str) -> Hexagon:
        points = [(scale * x + left, scale * y + top) for x, y in corners[cell]]
        number = numbers.get(cell, 0)
        return Hexagon(
            cell,
            " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
            round(sum(x for x, _ in points) / len(points), 1),
            round(sum(y for _, y in points) / len(points), 1),
            number,
            level(number, most),
        )

    return Grid(WIDTH, height, [placed(cell) for cell in [*sorted(around - set(numbers)), *numbers]])


def level(number: int, most: int) -> int:
    """How full a cell is beside the fullest: 0 for nothing, else from 1 to LEVELS."""
    return ceil(LEVELS * number / most) if number > 0 else 0


def away(start: str, cell: str) -> Away:
    """How far the middle of a cell is from that of another one, and in which direction."""
    x, y = _flat(h3.cell_to_latlng(cell), h3.cell_to_latlng(start))
    return Away(_KM * hypot(x, y), round(atan2(-y, x) / (pi / 4)) % 8)


def outline(cell: str) -> list[list[float]]:
    """The corners of a cell as GeoJSON wants them: longitude and latitude, the first one again at the end."""
    ring = [[round(longitude, 6), round(latitude, 6)] for latitude, longitude in h3.cell_to_boundary(cell)]
    longitudes = [longitude for longitude, _ in ring]
    if max(longitudes) - min(longitudes) > 180:
        # Beyond the antimeridian they go on, so that the cell does not reach around the earth.
        ring = [[longitude + 360 if longitude < 0 else longitude, latitude] for longitude, latitude in ring]
    return [*ring, ring[0]]


def _across(cells: Collection[str]) -> float:
    """About how many cells lie between the outermost ones."""
    middle = _middle(cells)
    flat = [_flat(h3.cell_to_latlng(cell), middle) for cell in cells]
    wide = max(x for x, _ in flat) - min(x for x, _ in flat)
    tall = max(y for _, y in flat) - min(y for _, y in flat)
    edge = h3.average_hexagon_edge_length(h3.get_resolution(next(iter(cells))), unit="km")
    return _KM * max(wide, tall) / (1.75 * float(edge)) + 1


def _middle(cells: Collection[str]) -> tuple[float, float]:
    places = [h3.cell_to_latlng(cell) for cell in cells]
    first = places[0][1]
    latitude = sum(place[0] for place in places) / len(places)
    return latitude, first + sum(_turned(place[1] - first) for place in places) / len(places)


def _flat(place: tuple[float, float], middle: tuple[float, float]) -> tuple[float, float]:
    """Degrees as a plane: to the right and downwards of the middle, in degrees of latitude."""
    return _turned(place[1] - middle[1]) * cos(radians(middle[0])), middle[0] - place[0]


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180
