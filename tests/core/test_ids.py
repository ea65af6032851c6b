"""Ids: they grow whatever the clock does, tell processes apart and know their moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.core.clock import HOUR, SECOND
from goodmob.core.errors import Unavailable
from goodmob.core.ids import IdMaker, id_at, moment_of
from tests.world.clock import START, SteppedClock


def test_ids_grow_within_one_millisecond_and_beyond_its_4096() -> None:
    ids = IdMaker(SteppedClock())

    made = [ids.new() for _ in range(10_000)]

    assert made == sorted(set(made))


@given(st.lists(st.integers(min_value=-HOUR, max_value=HOUR), max_size=50))
def test_ids_grow_also_when_the_clock_steps_back(steps: list[int]) -> None:
    clock = SteppedClock()
    ids = IdMaker(clock, node=3)
    made = [ids.new()]
    for step in steps:
        clock.step(step)
        made.append(ids.new())

    assert made == sorted(set(made))


def test_two_processes_never_make_the_same_id() -> None:
    clock = SteppedClock()
    one, other = IdMaker(clock, node=0), IdMaker(clock, node=511)

    assert not {one.new() for _ in range(5000)} & {other.new() for _ in range(5000)}


def test_an_id_has_63_bits_and_tells_its_moment() -> None:
    clock = SteppedClock()
    made = IdMaker(clock, node=511).new()

    assert made < 2**63
    assert moment_of(made) == START
    assert id_at(START) <= made < id_at(START + SECOND // 1000)
    assert moment_of(id_at(START)) == START


@pytest.mark.parametrize("node", [-1, 512])
def test_a_node_has_nine_bits(node: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 511"):
        IdMaker(SteppedClock(), node=node)


def test_no_id_is_made_once_the_lease_has_lapsed() -> None:
    ids = IdMaker(SteppedClock())
    has_lapsed = False
    ids.use_node(5, lambda: has_lapsed)
    ids.new()
    has_lapsed = True

    with pytest.raises(Unavailable):
        ids.new()
