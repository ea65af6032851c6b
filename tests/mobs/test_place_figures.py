"""How much is told of where something was done: tables of cases for the rules."""

import h3
import pytest

from goodmob.mobs.rules.grid import LEVELS, MOST_ACROSS, away, coarse, drawn, level, outline
from goodmob.mobs.rules.outcome import reach
from goodmob.mobs.rules.places import (
    NOWHERE,
    QUARTER,
    CellCount,
    PlaceFigures,
    QuarterCount,
    by_cell,
    cells_to_tell,
    figures_told,
)

PARIS = h3.latlng_to_cell(48.85, 2.35, 7)
LYON = h3.latlng_to_cell(45.76, 4.83, 7)


def test_cells_with_few_people_are_not_told_and_late_ones_stand_apart() -> None:
    counts = [
        CellCount("a", False, 9, 10, 30),
        CellCount("b", False, 6, 6, 6),
        CellCount("c", False, 4, 4, 4),
        CellCount("d", False, 3, 3, 3),
        CellCount("a", True, 4, 4, 4),
        CellCount(NOWHERE, False, 1, 1, 2),
    ]

    assert [(count.cell, count.late) for count in cells_to_tell(counts)] == [
        ("a", False),
        ("b", False),
        (NOWHERE, False),
    ]


def test_a_cell_that_alone_would_be_missing_takes_another_one_with_it() -> None:
    counts = [CellCount("a", False, 9, 9, 9), CellCount("b", False, 6, 6, 6), CellCount("c", False, 4, 4, 4)]

    assert [count.cell for count in cells_to_tell(counts)] == ["a"]


@pytest.mark.parametrize(
    ("people", "told", "rest"),
    [
        ((5, 6), [5, 6], None),
        ((5, 6, 2, 3), [5, 6], (5, 5)),
        # A quarter in which one person did something would be what is left of the cell.
        ((5, 6, 7, 1), [6, 7], (6, 6)),
        ((4, 4), [], (8, 8)),
        # Nobody new, and yet somebody: it is not told alone either.
        ((5, 9, 0), [9], (5, 6)),
    ],
)
def test_a_quarter_is_told_only_where_it_gives_nobody_away(
    people: tuple[int, ...], told: list[int], rest: tuple[int, int] | None
) -> None:
    quarters = [QuarterCount("a", False, 10 + at, some, max(1, some), 2) for at, some in enumerate(people)]
    deeds, units = sum(one.deeds for one in quarters), sum(one.units for one in quarters)
    cell = CellCount("a", False, sum(people), deeds, units)

    figures = figures_told([cell], quarters)

    assert [one.people for one in figures if one.starts_at is not None] == told
    assert [(one.people, one.deeds) for one in figures if one.starts_at is None] == ([] if rest is None else [rest])
    assert by_cell(figures) == [cell]
    assert all(one.starts_at % QUARTER == 0 for one in figures if one.starts_at is not None)


def test_what_is_told_adds_up_to_the_cell_without_late_deeds_and_those_done_nowhere() -> None:
    figures = [
        PlaceFigures("a", False, 0, 5, 5, 6),
        PlaceFigures("a", False, None, 5, 6, 7),
        PlaceFigures("a", True, None, 5, 5, 5),
        PlaceFigures(NOWHERE, False, None, 5, 5, 5),
        PlaceFigures("b", False, None, 5, 5, 20),
    ]

    assert [(one.cell, one.people, one.deeds, one.units) for one in by_cell(figures)] == [
        ("b", 5, 5, 20),
        ("a", 10, 11, 13),
    ]


def test_a_map_shows_neighbours_as_they_are_and_far_places_put_together() -> None:
    near = dict.fromkeys(h3.grid_disk(PARIS, 2), 5)
    assert coarse(near) == near
    whole = coarse({PARIS: 5, LYON: 7})
    assert sum(whole.values()) == 12
    assert {h3.get_resolution(cell) for cell in whole} < {2, 3, 4, 5}

    for numbers in (near, whole):
        grid = drawn(numbers)
        points = [tuple(map(float, point.split(","))) for one in grid.hexagons for point in one.points.split()]
        assert all(-0.1 <= x <= grid.width + 0.1 and -0.1 <= y <= grid.height + 0.1 for x, y in points)
        assert {one.cell: one.number for one in grid.hexagons if one.number} == numbers
        assert any(one.level == 0 for one in grid.hexagons)


def test_a_map_across_the_date_line_is_as_small_as_elsewhere() -> None:
    cell = h3.latlng_to_cell(-16.8, 180.0, 7)
    numbers = dict.fromkeys(h3.grid_disk(cell, 3), 5)

    assert coarse(numbers) == numbers
    assert len(drawn(numbers).hexagons) < 80
    for near in numbers:
        longitudes = [longitude for longitude, _ in outline(near)]
        assert max(longitudes) - min(longitudes) < 1
    assert all(outline(near)[0] == outline(near)[-1] for near in numbers)
    assert MOST_ACROSS >= 7


@pytest.mark.parametrize(("number", "shade"), [(0, 0), (1, 1), (25, 1), (26, 2), (75, 3), (76, 4), (100, LEVELS)])
def test_shades_tell_how_full_a_cell_is(number: int, shade: int) -> None:
    assert level(number, 100) == shade


@pytest.mark.parametrize(
    ("latitude", "longitude", "direction"), [(48.85, 2.55, 0), (49.0, 2.35, 2), (48.85, 2.15, 4), (48.7, 2.35, 6)]
)
def test_directions_are_those_of_the_compass(latitude: float, longitude: float, direction: int) -> None:
    found = away(PARIS, h3.latlng_to_cell(latitude, longitude, 7))

    assert found.direction == direction
    assert 10 < found.km < 20


@pytest.mark.parametrize(("host", "boosters", "people"), [(0, (), 0), (7, (), 7), (7, (3, 0, 5), 15), (-1, (-2, 4), 4)])
def test_the_reach_is_at_most_everybody_who_follows(host: int, boosters: tuple[int, ...], people: int) -> None:
    assert reach(host, boosters) == people
