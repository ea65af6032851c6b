"""Things: bread, bicycles, clothes on a rail, books, and what lies beside a canal until somebody picks it up."""

import math
from random import Random

from demo.drawings.land import wave
from demo.drawings.sheet import BONE, BRICK, CLAY, CLOTH, DEEP, LEAF, MOSS, NIGHT, RIVER, ROSE, SAND, SUN, Sheet

WIDTH, HEIGHT = 300, 200


def rail(random: Random) -> Sheet:
    """Clothes on a rail before a brick wall."""
    wall, joint = random.choice([(BRICK, "#a9523a"), (DEEP, "#345059"), (MOSS, "#5f7c4b")])
    sheet = Sheet(WIDTH, HEIGHT, wall)
    for row in range(10):
        sheet.line([(0, row * 17), (300, row * 17)], joint, 1.1)
        for column in range(7):
            x = column * 48 + (row % 2) * 24
            sheet.line([(x, row * 17), (x, row * 17 + 17)], joint, 1.1)
    sheet.box(0, 164, 300, 36, SAND)
    sheet.line([(30, 34), (270, 34)], NIGHT, 3.6)
    for x in (44, 256):
        sheet.line([(x, 34), (x, 180)], NIGHT, 3.6)
        sheet.line([(x - 10, 181), (x + 10, 181)], NIGHT, 3.6)
    dyes = [ink for ink in CLOTH if ink != wall]
    random.shuffle(dyes)
    for number, ink in enumerate(dyes[:7]):
        _coat(sheet, 70 + number * 27, random.uniform(44, 66), ink)
    return sheet


def _coat(sheet: Sheet, x: float, length: float, ink: str) -> None:
    sheet.line([(x, 34), (x, 42)], NIGHT, 1.4)
    foot = 44 + length
    right = [(8, 42), (14, 92), (9, 93), (10, foot)]
    sheet.shape([(x + dx, y) for dx, y in right] + [(x - dx, y) for dx, y in reversed(right)], ink)
    sheet.line([(x, 48), (x, foot - 2)], SAND if ink in (NIGHT, DEEP) else NIGHT, 0.7)
    for button in range(3):
        sheet.disc(x + 3, 56 + button * 11, 1, SAND if ink in (NIGHT, DEEP) else NIGHT)


def bread(random: Random) -> Sheet:
    """Loaves on a board."""
    cloth = random.choice([RIVER, BONE, LEAF, SAND])
    sheet = Sheet(WIDTH, HEIGHT, cloth)
    for x in range(0, 300, 30):
        sheet.box(x, 0, 8, 200, random.choice([ROSE, BONE]) if cloth != BONE else SAND)
    sheet.box(28, 88, 244, 84, "#8a5a3c", round_by=12)
    sheet.box(28, 84, 244, 80, "#a97049", round_by=12)
    for number in range(random.randint(2, 3)):
        x, y = 84 + number * 68, random.uniform(98, 112)
        crust = random.choice(["#c98545", "#b87038", CLAY])
        sheet.disc(x, y + 5, 40, "#7c4f33", flat=0.62)
        sheet.disc(x, y, 40, crust, flat=0.64)
        for cut in (-18, 0, 18):
            sheet.line([(x + cut - 7, y + 11), (x + cut + 7, y - 12)], "#f2d9a8", 3)
    for _ in range(26):
        sheet.disc(random.uniform(40, 260), random.uniform(134, 160), random.uniform(0.6, 1.6), "#f2d9a8")
    return sheet


def bicycle(random: Random) -> Sheet:
    """A bicycle against a wall."""
    wall, paint = random.choice([(SAND, BRICK), (CLAY, DEEP), (RIVER, NIGHT), (BONE, MOSS), (LEAF, BRICK)])
    sheet = Sheet(WIDTH, HEIGHT, wall)
    sheet.box(0, 164, 300, 36, NIGHT if wall == BONE else "#8c7c66")
    window = random.uniform(18, 210)
    sheet.box(window, 16, 62, 62, BONE if wall != BONE else SAND)
    sheet.box(window + 5, 21, 24, 52, DEEP)
    sheet.box(window + 33, 21, 24, 52, DEEP)
    back, front, y = 92.0, 208.0, 132.0
    for x in (back, front):
        for spoke in range(8):
            angle = spoke * math.pi / 8
            dx, dy = 36 * math.cos(angle), 36 * math.sin(angle)
            sheet.line([(x - dx, y - dy), (x + dx, y + dy)], NIGHT, 0.6)
        sheet.ring(x, y, 38, NIGHT, 3.4)
    crank, saddle, head = (140.0, 134.0), (122.0, 82.0), (188.0, 80.0)
    sheet.line([(back, y), crank, head, saddle, crank], paint, 4)
    sheet.line([saddle, (back, y)], paint, 4)
    sheet.line([(front, y), (184, 66), (202, 60)], paint, 4)
    sheet.line([(110, 78), (132, 78)], NIGHT, 5)
    sheet.disc(*crank, 7, NIGHT)
    sheet.box(196, 68, 34, 22, "#a97049", round_by=3)
    for number in range(3):
        sheet.disc(203 + number * 10, 66, 6, random.choice([SUN, BRICK, LEAF, BONE]))
    return sheet


def books(random: Random) -> Sheet:
    """A shelf of books."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice([SAND, BONE, ROSE]))
    for foot in (92, 180):
        x = 22.0
        while x < 262:
            width, height = random.uniform(9, 19), random.uniform(46, 70)
            ink = random.choice([*CLOTH[:3], *CLOTH[4:], BRICK])
            if random.random() < 0.12:
                sheet.shape([(x, foot), (x + 9, foot), (x + 26, foot - 52), (x + 17, foot - 55)], ink)
                x += 30
                continue
            sheet.box(x, foot - height, width, height, ink)
            sheet.box(x, foot - height + 8, width, 4, BONE)
            x += width + 1.5
        sheet.box(12, foot, 276, 7, "#8a5a3c", round_by=1)
    return sheet


def litter(random: Random) -> Sheet:
    """A bottle, a can or a wrapper in the grass."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice([LEAF, SAND, RIVER]))
    wave(sheet, 128, 7, 46, random.uniform(0, 6), MOSS)
    for _ in range(9):
        x = random.uniform(10, 290)
        foot = random.uniform(140, 186)
        sheet.shape([(x - 6, foot), (x, foot - 26), (x + 6, foot)], "#57763f")
    lean = random.uniform(-26, 26)
    match random.choice(["bottle", "can", "wrapper"]):
        case "bottle":
            sheet.line([(150, 140), (150 + lean, 74)], DEEP, 40)
            sheet.line([(150 + lean, 74), (150 + lean * 1.6, 36)], DEEP, 15)
            sheet.line([(150 + lean * 1.6, 38), (150 + lean * 1.7, 30)], SUN, 17)
            sheet.line([(150 + lean * 0.2, 126), (150 + lean * 0.6, 100)], BONE, 36)
        case "can":
            sheet.line([(150, 138), (150 + lean, 68)], BRICK, 50)
            sheet.line([(150 + lean * 0.1, 124), (150 + lean * 0.9, 80)], BONE, 50)
            sheet.line([(150 + lean * 0.3, 112), (150 + lean * 0.6, 92)], BRICK, 50)
        case _:
            sheet.shape([(112, 70), (182, 52 + lean / 4), (200, 130), (128, 146)], SUN)
            sheet.shape([(112, 70), (182, 52 + lean / 4), (184, 62 + lean / 4), (114, 80)], BONE)
            sheet.disc(156, 100, 20, BRICK)
            sheet.disc(156, 100, 11, BONE, flat=0.6)
    return sheet


def bags(random: Random) -> Sheet:
    """Full bags under a street lamp."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice([BONE, SAND, ROSE, RIVER]))
    wave(sheet, 112, 4, 60, random.uniform(0, 6), LEAF)
    sheet.box(0, 150, 300, 50, SAND)
    lamp = random.choice([40.0, 258.0])
    sheet.line([(lamp, 156), (lamp, 34)], NIGHT, 4)
    sheet.shape([(lamp - 10, 34), (lamp + 10, 34), (lamp + 6, 16), (lamp - 6, 16)], SUN)
    for number in range(random.randint(2, 4)):
        x, size = 84 + number * 46, random.uniform(22, 32)
        ink = random.choice([NIGHT, DEEP, BRICK, MOSS])
        sheet.disc(x, 164 - size * 0.55, size, ink, flat=0.9)
        neck, top = 164 - size * 1.3, 158 - size * 1.8
        sheet.shape([(x - 7, neck), (x + 7, neck), (x + 13, top), (x, top + size * 0.3), (x - 13, top)], ink)
        sheet.line([(x - size * 0.5, 158 - size * 0.6), (x - size * 0.4, 164 - size)], RIVER, 2)
    return sheet
