"""Who comes if others come: the rule, by tables of cases and against trying every set of people."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodmob.commitments.rules.conditions import Come, Taken, Waiting, come_true

NOTHING = Taken(0, {}, frozenset())
ADA, BEN, CLEO, MO = range(1, 5)


def waits(
    who: int,
    places: int = 1,
    *,
    needs: int | None = None,
    local: int | None = None,
    friend: int | None = None,
    area: str | None = "here",
    pool: int = 1,
) -> Waiting:
    """Somebody who waits since the moment of their number."""
    return Waiting(who, who, pool, places, area, needs, local, who, friend)


def numbers(come: Come) -> list[int]:
    """Who has come, in order."""
    return [one.id for one in come.those]


CASES = {
    "each if the other": ([waits(ADA, friend=BEN), waits(BEN, friend=ADA)], None, [ADA, BEN]),
    "a ring of three": (
        [waits(ADA, friend=BEN), waits(BEN, friend=CLEO), waits(CLEO, friend=ADA)],
        None,
        [ADA, BEN, CLEO],
    ),
    "a chain to nobody": ([waits(ADA, friend=BEN), waits(BEN, friend=CLEO)], None, []),
    "a chain to who comes anyway": ([waits(ADA, friend=BEN), waits(BEN, needs=2)], None, [ADA, BEN]),
    "two if two of the area": ([waits(ADA, local=2), waits(BEN, local=2)], None, [ADA, BEN]),
    "not if the areas differ": ([waits(ADA, local=2), waits(BEN, local=2, area="there")], None, []),
    "people of elsewhere count for the whole": (
        [waits(ADA, needs=3, local=2), waits(BEN, needs=3), waits(CLEO, needs=3, area="there")],
        None,
        [ADA, BEN, CLEO],
    ),
    "all of it, not a part": ([waits(ADA, needs=2, friend=CLEO), waits(BEN, needs=2)], None, []),
    "parties count": ([waits(ADA, 4, needs=5), waits(BEN, needs=5)], None, [ADA, BEN]),
    "who asks for too much holds nobody up": (
        [waits(ADA, needs=9), waits(BEN, needs=2), waits(CLEO, needs=2)],
        None,
        [BEN, CLEO],
    ),
    "not if the friend would stand in the line": ([waits(ADA, friend=BEN), waits(BEN, friend=ADA)], 1, []),
    "a great party in front steps aside": (
        [waits(ADA, 3, needs=9), waits(BEN, friend=CLEO), waits(CLEO, friend=BEN)],
        3,
        [BEN, CLEO],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_together(case: str) -> None:
    waiting, room, come = CASES[case]

    assert numbers(come_true(NOTHING, waiting, {1: room})) == come


def test_what_is_taken_counts() -> None:
    taken = Taken(5, {"here": 2}, {MO})

    come = come_true(taken, [waits(ADA, needs=6, local=3, friend=MO)], {1: None})

    assert numbers(come) == [ADA]
    assert (come.taken.places, come.taken.areas["here"]) == (6, 3)


def test_a_crowd_comes_in_part() -> None:
    crowd = Waiting(1, 1, 1, 50, None, 10, None, None, None)

    assert come_true(NOTHING, [crowd], {1: 20}).taken.places == 20
    assert come_true(NOTHING, [crowd], {1: 9}).those == []


def test_roles_have_room_of_their_own() -> None:
    waiting = [waits(ADA, needs=2, pool=1), waits(BEN, needs=2, pool=2)]

    assert numbers(come_true(NOTHING, waiting, {1: 1, 2: 1})) == [ADA, BEN]
    assert numbers(come_true(NOTHING, waiting, {1: 1, 2: 0})) == []


PEOPLE = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.sampled_from([None, None, 2, 3, 5, 8]),
        st.sampled_from([None, None, 2, 4]),
        st.sampled_from([None, None, 1, 2, 3, 4, 5, 9]),
        st.sampled_from([None, "here", "there"]),
        st.sampled_from([1, 2]),
    ),
    max_size=7,
)


def gathered(people: Iterable[tuple[int, int | None, int | None, int | None, str | None, int]]) -> list[Waiting]:
    """Those people, numbered from 1."""
    return [
        waits(number, places, needs=needs, local=local if area else None, friend=friend, area=area, pool=pool)
        for number, (places, needs, local, friend, area, pool) in enumerate(people, 1)
    ]


def holds(taken: Taken, those: Iterable[Waiting]) -> bool:
    """Whether each of those has what they ask for if all of those come, and nobody else."""
    those = list(those)
    places = taken.places + sum(one.places for one in those)
    known = {one.account_id for one in those} | set(taken.accounts)
    return all(
        (one.needs or 0) <= places
        and (one.needs_area or 0)
        <= taken.areas.get(one.area or "", 0) + sum(other.places for other in those if other.area == one.area)
        and (one.needs_account_id is None or one.needs_account_id in known)
        for one in those
    )


@given(people=PEOPLE, taken=st.integers(0, 3))
def test_as_many_as_any_set_of_people(
    people: list[tuple[int, int | None, int | None, int | None, str | None, int]], taken: int
) -> None:
    waiting, before = gathered(people), Taken(taken, {"here": taken}, {9})
    sets = [those for many in range(len(waiting) + 1) for those in combinations(waiting, many)]
    largest = max((those for those in sets if holds(before, those)), key=len)

    assert come_true(before, waiting, {1: None, 2: None}).those == list(largest)


@given(people=PEOPLE, one=st.integers(0, 6), other=st.integers(0, 6))
def test_nobody_is_in_without_what_they_ask_for(
    people: list[tuple[int, int | None, int | None, int | None, str | None, int]], one: int, other: int
) -> None:
    come = come_true(NOTHING, gathered(people), {1: one, 2: other})

    assert come.taken.places <= one + other
    assert all(
        (who.needs or 0) <= come.taken.places
        and (who.needs_area or 0) <= come.taken.areas.get(who.area or "", 0)
        and (who.needs_account_id is None or who.needs_account_id in come.taken.accounts)
        for who in come.those
    )
