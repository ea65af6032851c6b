"""Which messages still matter to whoever comes later, and when a letter comes too late."""

from typing import NamedTuple, get_args

import pytest

from goodmob.broadcasts.rules.circumstances import TOPICS, USUAL_TOPICS, Circumstance, is_stale, still_matter, topic_of
from goodmob.core.clock import DAY, HOUR


class Said(NamedTuple):
    """A message of which only the order matters."""

    id: int
    circumstance: str


CASES = [
    ([], []),
    (["tipped"], ["tipped"]),
    (["tomorrow", "soon", "live", "thanks", "area_tipped"], []),
    (["announcement", "tipped", "announcement"], ["announcement", "tipped", "announcement"]),
    (["moved", "announcement", "moved"], ["announcement", "moved"]),
    (["halted"], ["halted"]),
    (["halted", "resumed"], []),
    (["halted", "resumed", "halted"], ["halted"]),
    (["tipped", "cancelled"], ["tipped", "cancelled"]),
]


@pytest.mark.parametrize(("said", "heard"), CASES)
def test_who_comes_later_hears_what_still_matters(said: list[str], heard: list[str]) -> None:
    messages = [Said(number, circumstance) for number, circumstance in enumerate(said, 1)]

    assert [message.circumstance for message in still_matter(messages[::-1])] == heard


def test_of_what_happens_again_the_newest_is_heard() -> None:
    messages = [Said(1, "moved"), Said(2, "moved"), Said(3, "moved")]

    assert still_matter(messages) == [Said(3, "moved")]


@pytest.mark.parametrize(
    ("circumstance", "age", "stale"),
    [("soon", HOUR, False), ("soon", HOUR + 1, True), ("tomorrow", 2 * DAY, True), ("cancelled", 9 * DAY, False)],
)
def test_a_reminder_loses_its_sense_and_a_cancellation_never_does(circumstance: str, age: int, stale: bool) -> None:
    assert is_stale(circumstance, 0, age) is stale


def test_every_circumstance_is_of_a_topic_that_can_be_chosen() -> None:
    assert {topic_of(circumstance) for circumstance in get_args(Circumstance)} == set(TOPICS)
    assert set(USUAL_TOPICS) < set(TOPICS)
