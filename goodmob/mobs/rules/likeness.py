"""Whether two pictures are nearly the same, by their difference hashes of 64 bits."""

from collections.abc import Collection

LARGEST_DISTANCE = 8
"""Bits in which copies differ at most that were scaled, saved anew, or brightened a little."""

FEWEST_EDGES = 6
"""Bits that have to be set, and to be clear, in the hash of a picture that can be told from others: walls are alike."""

MOST_COMPARED = 2_000
"""Earlier deeds that one is compared with, the latest first."""


def distance(one: int, other: int) -> int:
    """In how many bits two hashes differ."""
    return (one ^ other).bit_count()


def tells_something(likeness: int) -> bool:
    """Whether there is enough to be seen for others to be alike."""
    return FEWEST_EDGES <= likeness.bit_count() <= 64 - FEWEST_EDGES


def are_alike(some: Collection[int], others: Collection[int]) -> bool:
    """Whether any of these pictures is nearly the same as any of the others."""
    return any(
        tells_something(one) and tells_something(other) and distance(one, other) <= LARGEST_DISTANCE
        for one in some
        for other in others
    )
