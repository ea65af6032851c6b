"""Which touch counts, and what a cascade comes to."""

import pytest

from goodmob.core.clock import DAY, HOUR, MINUTE
from goodmob.mobs.rules.cascade import NOBODY, STEPS, Brought, Touch, Touches, brought_by, reproduction, steps_of

ADA, BEN, CLEO = 1, 2, 3


def told(by: int, first: int, last: int | None = None, via: str = "boost", last_via: str | None = None) -> Touch:
    return Touch(by, via, first, last_via or via, first if last is None else last)


@pytest.mark.parametrize(
    ("said", "touches", "fit", "first", "last"),
    [
        (NOBODY, [], {ADA}, NOBODY, NOBODY),
        (NOBODY, [told(ADA, 5)], {ADA}, Brought(ADA, "boost"), Brought(ADA, "boost")),
        (NOBODY, [told(ADA, 5)], set(), NOBODY, NOBODY),
        (NOBODY, [told(ADA, 5), told(BEN, 9, via="qr")], {ADA, BEN}, Brought(ADA, "boost"), Brought(BEN, "qr")),
        (NOBODY, [told(ADA, 5), told(BEN, 9, via="qr")], {BEN}, Brought(BEN, "qr"), Brought(BEN, "qr")),
        (NOBODY, [told(ADA, 5, 9, last_via="qr"), told(BEN, 8)], {ADA, BEN}, Brought(ADA, "boost"), Brought(ADA, "qr")),
        (NOBODY, [told(BEN, 5), told(ADA, 5)], {ADA, BEN}, Brought(ADA, "boost"), Brought(BEN, "boost")),
        (Brought(BEN, "link"), [told(ADA, 5)], {ADA, BEN}, Brought(BEN, "link"), Brought(ADA, "boost")),
        (Brought(BEN, "link"), [told(ADA, 5)], {ADA}, Brought(ADA, "boost"), Brought(ADA, "boost")),
        (Brought(BEN, "link"), [], {BEN}, Brought(BEN, "link"), Brought(BEN, "link")),
        (Brought(CLEO, "link"), [], {BEN}, NOBODY, NOBODY),
    ],
)  # fmt: skip
def test_the_first_who_told_them_gets_the_credit(
    said: Brought, touches: list[Touch], fit: set[int], first: Brought, last: Brought
) -> None:
    assert brought_by(said, touches, fit) == Touches(first, last)


@pytest.mark.parametrize(
    ("credited", "participants", "number"),
    [(0, 0, 0.0), (0, 5, 0.0), (1, 2, 0.5), (4, 5, 0.8), (2, 3, 0.67), (99_999, 100_000, 1.0), (3, 0, 0.0)],
)
def test_the_reproduction_number_is_credited_people_for_each_participant(
    credited: int, participants: int, number: float
) -> None:
    assert reproduction(credited, participants) == number


def test_every_step_has_a_name_and_a_number() -> None:
    assert steps_of([(0, 7), (5, 2)]) == {
        "hour": 7,
        "six_hours": 0,
        "day": 0,
        "three_days": 0,
        "week": 0,
        "later": 2,
    }
    spans = [span for _, span in STEPS[:-1] if span is not None]
    assert spans == sorted(spans)
    assert (spans[0], spans[-1], STEPS[-1][1]) == (60 * MINUTE, 7 * DAY, None)
    assert spans[1] == 6 * HOUR
