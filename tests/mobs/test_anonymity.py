"""Where people were is told in public of many only, and nobody can be reckoned out of the sum."""

import pytest

from goodmob.mobs.rules.anonymity import FEWEST_PEOPLE, cells_told


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, {}),
        ({"a": 0}, {}),
        ({"a": 4}, {}),
        ({"a": 5}, {"a": 5}),
        ({"a": 5, "b": 50}, {"b": 50, "a": 5}),
        ({"a": 4, "b": 50}, {}),
        ({"a": 4, "b": 50, "c": 9}, {"b": 50}),
        ({"a": 3, "b": 3, "c": 9}, {"c": 9}),
        ({"a": 1, "b": 1, "c": 9, "d": 20}, {"d": 20}),
        ({"a": 1, "b": 1, "c": 1, "d": 2, "e": 20}, {"e": 20}),
    ],
)
def test_what_is_told(counts: dict[str, int], told: dict[str, int]) -> None:
    assert cells_told(counts) == told
    assert list(cells_told(counts)) == list(told)


def test_what_is_left_out_is_never_one_cell_alone_nor_few_people() -> None:
    for small in range(1, FEWEST_PEOPLE):
        for others in range(6):
            counts = {"home": small, **{f"c{number}": FEWEST_PEOPLE + number for number in range(others)}}
            hidden = counts.keys() - cells_told(counts).keys()
            assert len(hidden) > 1 or len(counts) == 1
            assert sum(counts[cell] for cell in hidden) >= FEWEST_PEOPLE or len(hidden) == len(counts)
