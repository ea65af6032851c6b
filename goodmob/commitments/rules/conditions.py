"""Commitments on a condition: so many places taken, so many of one's own area, somebody else, or all of these."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class Asked(NamedTuple):
    """How many places wait until `needs` places are taken."""

    needs: int
    places: int


class Waiting(NamedTuple):
    """Somebody who waits since a moment with a party for a pool, and what for; or a crowd that waits for the same.

    A crowd has no account_id. Of somebody the whole party comes or nobody; a crowd may come in part.
    """

    since: int
    id: int
    pool_id: int
    places: int
    area: str | None
    needs: int | None
    needs_area: int | None
    account_id: int | None
    needs_account_id: int | None


class Taken(NamedTuple):
    """Places that are taken: in all, and by area; and who of those is in on whom somebody waits."""

    places: int
    areas: Mapping[str, int]
    accounts: Collection[int]


class Come(NamedTuple):
    """Those whose condition has come true, the first who came first, and what is taken once they are in."""

    those: list[Waiting]
    taken: Taken


def come_true(taken: Taken, waiting: Sequence[Waiting], room: Mapping[int, int | None]) -> Come:
    """The most people who can come in together, so that what each of them asks for is true.

    They count for each other: ten who come "if ten come" all come, and so do two of whom each comes if the other does.
    `room` is how many places of each pool can be taken at present, None where there is no end of them. Who finds no
    place then stands in the line and counts for nobody; and nobody overtakes.
    """
    those = sorted(waiting)
    endless = dict.fromkeys(room, None)
    while unmet := _unmet(those, _placed(taken, those, endless)):
        those = [one for one in those if one not in unmet]
    # Where places are lacking, who asks for the most stays behind first: perhaps the others come without.
    while unmet := _unmet(those, _placed(taken, those, room)):
        hardest = max(map(_hardness, unmet))
        those = [one for one in those if one not in unmet or _hardness(one) < hardest]
    return Come(those, _placed(taken, those, room))


def met(confirmed: int, asked: Sequence[Asked], most: int | None = None) -> int:
    """The highest number asked for that is reached once everybody who asks for no more is in; 0 where none is.

    `most` is how many places can be taken at present; None where there is no end of them.
    """
    reached, together = 0, confirmed
    for step in sorted(asked):
        together += step.places
        if (together if most is None else min(together, most)) >= step.needs:
            reached = step.needs
    return reached


def missing(confirmed: int, needs: int, asked: Sequence[Asked]) -> int:
    """How many places are still missing for somebody who asks for `needs`."""
    return max(0, needs - confirmed - sum(step.places for step in asked if step.needs <= needs))


def _placed(taken: Taken, those: Sequence[Waiting], room: Mapping[int, int | None]) -> Taken:
    """What is taken once those are in, as far as there is room, one after the other."""
    places, areas, accounts, left = taken.places, Counter(taken.areas), set(taken.accounts), dict(room)
    for one in those:
        free = left[one.pool_id]
        fits = free is None or one.places <= free
        part = one.places if fits else (free or 0) if one.account_id is None else 0
        if free is not None:
            left[one.pool_id] = free - part if fits else 0
        places += part
        if one.area is not None:
            areas[one.area] += part
        if fits and one.account_id is not None:
            accounts.add(one.account_id)
    return Taken(places, areas, accounts)


def _unmet(those: Sequence[Waiting], taken: Taken) -> set[Waiting]:
    return {one for one in those if not _is_met(one, taken)}


def _is_met(one: Waiting, taken: Taken) -> bool:
    return (
        (one.needs is None or taken.places >= one.needs)
        and (one.needs_area is None or taken.areas.get(one.area or "", 0) >= one.needs_area)
        and (one.needs_account_id is None or one.needs_account_id in taken.accounts)
    )


def _hardness(one: Waiting) -> int:
    return max(one.needs or 0, one.needs_area or 0)
