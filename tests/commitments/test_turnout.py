"""How many are expected to come: an estimate that tells nobody's history."""

import pytest

from goodmob.commitments.rules.turnout import Expected, estimate, share

CASES = [
    ([], 0, 0, 0),
    ([Expected(1)], 0, 0, 1),
    ([Expected(3)], 0, 0, 2),
    # Few people: what each of them did before makes no difference.
    ([Expected(1, missed=40), Expected(1, missed=40)], 0, 0, 1),
    ([Expected(1, came=40), Expected(1, came=40)], 0, 0, 1),
    # Who is there already is there.
    ([], 7, 0, 7),
    ([Expected(2)], 7, 0, 8),
    # Many: the usual share where nothing is known, more or less where something is; in steps of five.
    ([Expected(1)] * 100, 0, 0, 70),
    ([Expected(1, came=40)] * 100, 0, 0, 95),
    ([Expected(1, missed=40)] * 100, 0, 0, 5),
    ([Expected(2)] * 50, 0, 0, 70),
    # Those who were not looked at come as often as the others.
    ([Expected(1)] * 500, 0, 500, 700),
    ([Expected(1, came=400)] * 500, 0, 500, 995),
    # Never fewer than are there, never more than are in.
    ([Expected(1, missed=40)] * 10, 12, 0, 15),
    ([Expected(1, came=40)] * 11, 0, 0, 10),
    ([Expected(1, came=400)] * 13, 0, 0, 13),
]


@pytest.mark.parametrize(("expected", "present", "unseen", "places"), CASES)
def test_so_many_are_expected(expected: list[Expected], present: int, unseen: int, places: int) -> None:
    assert estimate(expected, present=present, unseen=unseen) == places


def test_one_call_says_little_and_many_say_more() -> None:
    assert share(0, 0) > share(0, 1) > share(0, 2) > share(0, 20)
    assert share(0, 1) > 0.5
    assert share(20, 0) > share(2, 0) > share(1, 0) > share(0, 0)


def test_nobodys_history_can_be_read_from_the_difference_that_one_person_makes() -> None:
    others = [Expected(1)] * 100

    assert estimate([*others, Expected(1, missed=30)]) == estimate([*others, Expected(1, came=30)])
