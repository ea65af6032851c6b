"""The difference hash of a picture: the same for a copy that was scaled, brightened or saved anew."""

from collections.abc import Sequence
from itertools import pairwise

COMPARED = 9, 8
"""To how many grey pixels a picture is reduced: each is compared with its neighbour to the right."""


def difference_hash(greys: Sequence[int], across: int, down: int) -> str:
    """The hash of a picture of so many grey pixels, given row by row, as hexadecimal digits: 16 of them for 9 by 8.

    A bit is set where a pixel is darker than the one to its right.
    """
    bits = 0
    for row in range(down):
        line = greys[row * across : (row + 1) * across]
        for left, right in pairwise(line):
            bits = bits << 1 | (left < right)
    return f"{bits:0{(across - 1) * down // 4}x}"
