"""What several pictures have in common: hills, water, sky and houses."""

import math
from random import Random

from demo.drawings.sheet import BONE, BRICK, CLAY, DEEP, NIGHT, SAND, SUN, Point, Sheet

SKIES = (BONE, SAND, "#f6dfc4", "#dfe8e2")


def wave(sheet: Sheet, y: float, high: float, length: float, turn: float, ink: str) -> None:
    """Ground or water up to a waving line, from there to the lower edge."""
    steps = [x * 4 for x in range(int(sheet.width / 4) + 2)]
    edge: list[Point] = [(x, y + high * math.sin(turn + x / length)) for x in steps]
    sheet.shape([(0, sheet.height), *edge, (sheet.width + 8, sheet.height)], ink)


def sun(sheet: Sheet, random: Random, ink: str = SUN) -> None:
    """A sun somewhere above."""
    sheet.disc(random.uniform(0.15, 0.85) * sheet.width, random.uniform(0.18, 0.34) * sheet.height, 19, ink)


def house(sheet: Sheet, x: float, foot: float, width: float, height: float, random: Random) -> None:
    """A house that stands on the line `foot`, with lit or dark windows."""
    wall, roof = random.choice([(CLAY, BRICK), (SAND, BRICK), (BONE, DEEP), ("#c9a98a", NIGHT), (BRICK, NIGHT)])
    sheet.box(x, foot - height, width, height, wall)
    if random.random() < 0.7:
        eaves = foot - height
        sheet.shape([(x - 2, eaves), (x + width / 2, eaves - width * 0.45), (x + width + 2, eaves)], roof)
    pane = SUN if random.random() < 0.5 else NIGHT
    for row in range(int(height // 18)):
        for side in (0.22, 0.6):
            sheet.box(x + width * side, foot - height + 6 + row * 18, width * 0.18, 9, pane)


def street(sheet: Sheet, foot: float, random: Random) -> None:
    """A row of houses from edge to edge."""
    x = -6.0
    while x < sheet.width:
        width = random.uniform(22, 38)
        house(sheet, x, foot, width, random.uniform(36, 74), random)
        x += width + random.choice([0, 0, 5])


def tree(sheet: Sheet, x: float, foot: float, size: float, ink: str) -> None:
    """A round tree."""
    sheet.line([(x, foot), (x, foot - size)], NIGHT, size / 9)
    sheet.disc(x, foot - size * 1.25, size * 0.55, ink)
