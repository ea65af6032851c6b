"""Places: the harbour, the canal, gardens, the night tram and the roofs of the town."""

import math
from random import Random

from demo.drawings.land import SKIES, street, sun, tree, wave
from demo.drawings.sheet import BONE, BRICK, CLAY, CLOTH, DEEP, LEAF, MOSS, NIGHT, RIVER, SAND, SUN, Sheet

WIDTH, HEIGHT = 300, 200


def harbour(random: Random) -> Sheet:
    """Boats on the water, and a pier."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice(SKIES))
    sun(sheet, random)
    wave(sheet, 104, 3, 40, random.uniform(0, 6), MOSS)
    wave(sheet, 116, 1.5, 22, random.uniform(0, 6), RIVER)
    for number in range(random.randint(2, 4)):
        x, y = 30 + number * 72 + random.uniform(0, 20), random.uniform(128, 158)
        hull, sail = random.sample(CLOTH, 2)
        sheet.line([(x + 22, y), (x + 22, y - 56)], NIGHT, 1.6)
        sheet.shape([(x + 25, y - 54), (x + 25, y - 8), (x + 50, y - 8)], sail)
        sheet.shape([(x + 19, y - 44), (x + 19, y - 8), (x + 2, y - 8)], BONE)
        sheet.shape([(x - 4, y - 3), (x + 54, y - 3), (x + 44, y + 11), (x + 6, y + 11)], hull)
        sheet.line([(x - 8, y + 16), (x + 20, y + 16)], BONE, 1.2)
    wave(sheet, 172, 2, 18, random.uniform(0, 6), DEEP)
    return sheet


def canal(random: Random) -> Sheet:
    """A canal between houses, with a bridge."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice(SKIES))
    sun(sheet, random)
    street(sheet, 112, random)
    sheet.box(0, 112, WIDTH, 14, SAND)
    wave(sheet, 126, 0.8, 16, 0, RIVER)
    middle = random.uniform(90, 210)
    sheet.slice(middle, 140, 74, 180, 360, BRICK)
    sheet.slice(middle, 142, 54, 180, 360, RIVER)
    sheet.line([(middle - 74, 78), (middle + 74, 78)], NIGHT, 2.2)
    for post in range(-3, 4):
        sheet.line([(middle + post * 22, 66), (middle + post * 22, 78)], NIGHT, 1.6)
    sheet.line([(middle - 74, 66), (middle + 74, 66)], NIGHT, 1.6)
    wave(sheet, 142, 1.2, 20, random.uniform(0, 6), RIVER)
    for _ in range(9):
        x, y = random.uniform(8, 270), random.uniform(154, 190)
        sheet.line([(x, y), (x + random.uniform(10, 26), y)], random.choice([BONE, DEEP]), 1.3)
    return sheet


def garden(random: Random) -> Sheet:
    """Beds with something growing in them, a shed, and a tree or two."""
    sheet = Sheet(WIDTH, HEIGHT, random.choice(SKIES))
    sun(sheet, random)
    wave(sheet, 92, 6, 44, random.uniform(0, 6), LEAF)
    for _ in range(random.randint(1, 3)):
        tree(sheet, random.uniform(20, 280), 100, random.uniform(22, 36), random.choice([MOSS, "#57763f"]))
    shed = random.choice([30.0, 200.0])
    sheet.box(shed, 66, 54, 42, random.choice([CLAY, DEEP, BRICK]))
    sheet.shape([(shed - 6, 66), (shed + 27, 44), (shed + 60, 66)], NIGHT)
    sheet.box(shed + 20, 80, 15, 28, BONE)
    wave(sheet, 110, 3, 60, random.uniform(0, 6), MOSS)
    for row in range(3):
        y = 132 + row * 26
        sheet.shape([(14, y), (286, y), (296, y + 15), (4, y + 15)], "#7b5a41")
        fruit = random.choice([SUN, BRICK, BONE, CLAY, "#7a2c3b"])
        for place in range(11):
            x = 24 + place * 25 + random.uniform(-3, 3)
            sheet.disc(x, y - 2, 9, random.choice([LEAF, "#57763f"]), flat=0.8)
            sheet.disc(x + random.uniform(-4, 4), y - 4, 3.2, fruit)
    return sheet


def tram(random: Random) -> Sheet:
    """The night tram, with light in its windows."""
    sheet = Sheet(WIDTH, HEIGHT, NIGHT)
    sheet.disc(random.uniform(40, 260), 34, 14, BONE)
    for _ in range(22):
        sheet.disc(random.uniform(0, 300), random.uniform(4, 80), 0.9, SAND)
    for left in range(-8, 300, 36):
        height = random.uniform(30, 80)
        sheet.box(left, 140 - height, 34, height, "#33414d")
        sheet.box(left + 8, 150 - height, 6, 8, random.choice([SUN, "#33414d", NIGHT]))
        sheet.box(left + 20, 150 - height, 6, 8, random.choice([SUN, "#33414d", NIGHT]))
    sheet.line([(0, 62), (300, 62)], RIVER, 0.8)
    start, paint = random.uniform(24, 70), random.choice([BRICK, SUN, MOSS, RIVER])
    sheet.line([(start + 90, 84), (start + 104, 62)], RIVER, 1.6)
    sheet.box(start, 84, 190, 70, paint, round_by=9)
    sheet.box(start, 124, 190, 6, BONE)
    for number in range(5):
        sheet.box(start + 10 + number * 36, 94, 26, 25, "#ffe3a3", round_by=2)
        if random.random() < 0.6:
            sheet.disc(start + 23 + number * 36, 108, 5, DEEP)
            sheet.box(start + 16 + number * 36, 112, 14, 7, DEEP, round_by=3)
    for x in (start + 34, start + 152):
        sheet.disc(x, 155, 9, "#12181e")
    sheet.box(0, 162, 300, 38, "#1a222a")
    sheet.line([(0, 168), (300, 168)], RIVER, 1.2)
    sheet.shape([(start + 188, 140), (300, 150), (300, 196), (start + 188, 150)], "#4d4a3c")
    return sheet


def roofs(random: Random) -> Sheet:
    """The town in the evening, seen from a window."""
    dusk = random.choice(["#e9a77f", "#f0c48f", "#b9c7c4"])
    sheet = Sheet(WIDTH, HEIGHT, dusk)
    sheet.disc(random.uniform(60, 240), random.uniform(60, 96), 26, random.choice([SUN, BONE]))
    wave(sheet, 112, 8, 50, random.uniform(0, 6), DEEP)
    street(sheet, 152, random)
    street(sheet, 204, random)
    for _ in range(random.randint(3, 7)):
        x, y = random.uniform(20, 280), random.uniform(18, 60)
        sheet.line([(x - 5, y - 3), (x, y), (x + 5, y - 3)], NIGHT, 1.2)
    return sheet


def park(random: Random) -> Sheet:
    """The park: a path, a bench, trees, a kite."""
    sheet = Sheet(WIDTH, HEIGHT, "#dfe8e2")
    sun(sheet, random)
    wave(sheet, 104, 8, 56, random.uniform(0, 6), LEAF)
    for number in range(4):
        ink = random.choice([MOSS, "#57763f", CLAY, SUN])
        tree(sheet, 24 + number * 80 + random.uniform(-14, 14), 116, random.uniform(28, 46), ink)
    wave(sheet, 128, 5, 48, random.uniform(0, 6), MOSS)
    sheet.shape([(110, 200), (150, 138), (164, 138), (196, 200)], SAND)
    bench = random.choice([34.0, 206.0])
    for slat in (142, 150, 160):
        sheet.box(bench, slat, 62, 4.4, BRICK, round_by=2)
    for leg in (bench + 6, bench + 52):
        sheet.line([(leg, 142), (leg, 176)], NIGHT, 2.6)
    x, y = random.uniform(120, 180), random.uniform(26, 50)
    sheet.shape([(x, y - 14), (x + 10, y), (x, y + 18), (x - 10, y)], BRICK)
    tail = [(x + 4 * math.sin(step), y + 18 + step * 5) for step in range(6)]
    sheet.line(tail, NIGHT, 1)
    return sheet
