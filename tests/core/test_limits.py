"""Limits: windows that end, subjects of their own, memory that is bounded."""

import pytest

from goodmob.core.clock import HOUR, MINUTE
from goodmob.core.errors import TooMany
from goodmob.core.limits import By, Limits, Rule
from tests.world.clock import START, SteppedClock

TWO_AN_HOUR = Rule("two", By.ADDRESS, 2, HOUR)


def test_a_window_ends_at_the_full_hour() -> None:
    clock = SteppedClock(START + 59 * MINUTE)
    limits = Limits(clock)

    spent = [limits.spend(TWO_AN_HOUR, "ada") for _ in range(3)]
    clock.step(MINUTE)
    fresh = limits.spend(TWO_AN_HOUR, "ada")

    assert [(standing.remaining, standing.refused) for standing in spent] == [(1, False), (0, False), (0, True)]
    assert spent[2].resets_at == START + HOUR
    assert (fresh.remaining, fresh.refused, fresh.resets_at) == (1, False, START + 2 * HOUR)


def test_keys_and_rules_are_counted_apart() -> None:
    limits = Limits(SteppedClock())
    for _ in range(3):
        limits.spend(TWO_AN_HOUR, "ada")

    assert not limits.spend(TWO_AN_HOUR, "ben").refused
    assert not limits.spend(Rule("other", By.ADDRESS, 2, HOUR), "ada").refused


def test_a_subject_is_refused_with_the_time_to_wait() -> None:
    clock = SteppedClock()
    limits = Limits(clock)
    for _ in range(25):
        limits.demand("login_email", "ada@post.example")
    clock.step(59 * MINUTE)

    with pytest.raises(TooMany) as refusal:
        limits.demand("login_email", "ada@post.example")
    limits.demand("login_email", "ben@post.example")

    assert refusal.value.retry_after == 60


def test_a_subject_is_not_counted_where_limits_are_off() -> None:
    limits = Limits(SteppedClock(), enabled=False)
    for _ in range(30):
        limits.demand("login_email", "ada@post.example")

    assert len(limits) == 0


def test_memory_is_bounded_and_the_busiest_are_remembered() -> None:
    limits = Limits(SteppedClock(), most_keys=100)
    for number in range(1000):
        limits.spend(TWO_AN_HOUR, f"stranger {number}")
        limits.spend(TWO_AN_HOUR, "ada")

    assert len(limits) <= 100
    assert limits.spend(TWO_AN_HOUR, "ada").refused


def test_ended_windows_are_forgotten_first() -> None:
    clock = SteppedClock()
    limits = Limits(clock, most_keys=10)
    long = Rule("long", By.ADDRESS, 1, 24 * HOUR)
    limits.spend(long, "ada")
    for number in range(9):
        limits.spend(TWO_AN_HOUR, f"stranger {number}")
    clock.step(HOUR)
    limits.spend(TWO_AN_HOUR, "ben")

    assert len(limits) == 2
    assert limits.spend(long, "ada").refused
