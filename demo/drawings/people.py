"""Faces of people, emblems of clubs, and the broad pictures above profiles."""

from random import Random

from demo.drawings.land import SKIES, street, sun, tree, wave
from demo.drawings.sheet import BONE, BRICK, CLAY, CLOTH, DEEP, LEAF, MOSS, NIGHT, RIVER, SAND, SUN, WINE, Sheet

SIZE = 100
GROUNDS = (SUN, MOSS, CLAY, RIVER, SAND, LEAF, DEEP, "#e3b39a")
SKINS = ("#f0c9a4", "#e0a983", "#c68658", "#9a633d", "#74472b", "#57331f")
HAIRS = (NIGHT, "#3a2418", "#6b4226", "#a9672f", "#d9a648", "#8f8a84", "#e8e2d6", WINE)
_APART = 90
"""How much lighter or darker hair has to be than a face, of 765."""


def face(random: Random, cut: str) -> Sheet:
    """Somebody's face; cut: long, bob, short, bun, curls, scarf, cap or bald."""
    ground = random.choice(GROUNDS)
    skin = random.choice(SKINS)
    hair = random.choice([ink for ink in HAIRS if ink != ground and (ink == NIGHT or _stands_out(ink, skin))])
    sheet = Sheet(SIZE, SIZE, ground)
    _behind(sheet, cut, hair)
    sheet.box(42, 58, 16, 22, skin)
    sheet.disc(50, 106, 36, random.choice([ink for ink in CLOTH if ink != ground]), flat=0.86)
    sheet.disc(50, 46, 20, skin, flat=1.12)
    _above(sheet, cut, hair)
    for x in (43, 57):
        sheet.disc(x, 48, 1.9, NIGHT)
    if random.random() < 0.35:
        for x in (43, 57):
            sheet.ring(x, 48, 6.4, NIGHT, 1.5)
        sheet.line([(49, 47), (51, 47)], NIGHT, 1.5)
    if cut in ("short", "cap", "bald") and random.random() < 0.5:
        sheet.slice(50, 52, 18, 20, 160, hair)
        sheet.slice(50, 49, 12, 20, 160, skin)
    sheet.line([(45, 58), (50, 60), (55, 58)], NIGHT, 1.5)
    return sheet


def _stands_out(ink: str, ground: str) -> bool:
    lights = [sum(bytes.fromhex(colour[1:])) for colour in (ink, ground)]
    return abs(lights[0] - lights[1]) > _APART


def _behind(sheet: Sheet, cut: str, hair: str) -> None:
    match cut:
        case "long":
            sheet.box(26, 34, 48, 56, hair, round_by=20)
        case "bob":
            sheet.box(27, 26, 46, 42, hair, round_by=18)
        case "scarf":
            sheet.box(25, 20, 50, 64, hair, round_by=23)
        case "bun":
            sheet.disc(50, 16, 10, hair)
        case "curls":
            for x, y in ((30, 34), (27, 46), (32, 57), (70, 34), (73, 46), (68, 57)):
                sheet.disc(x, y, 10, hair)


def _above(sheet: Sheet, cut: str, hair: str) -> None:
    match cut:
        case "bald":
            return
        case "cap":
            sheet.slice(50, 40, 22, 180, 360, hair)
            sheet.box(48, 36, 34, 5, hair, round_by=2)
        case "curls":
            for x in (34, 42, 50, 58, 66):
                sheet.disc(x, 27, 9, hair)
        case "scarf":
            sheet.slice(50, 41, 22, 185, 355, hair)
        case _:
            sheet.slice(50, 41, 21.5, 175, 365, hair)


def emblem(random: Random, kind: str) -> Sheet:
    """The sign of a club: a canal, books, a loaf, a tram, a leaf or a note."""
    ground = random.choice([DEEP, BRICK, MOSS, NIGHT])
    sheet = Sheet(SIZE, SIZE, ground)
    match kind:
        case "canal":
            sheet.disc(66, 36, 14, SUN)
            wave(sheet, 56, 6, 9, 1, RIVER)
            wave(sheet, 72, 6, 9, 3, BONE)
        case "books":
            for x, ink, height in ((22, BONE, 52), (38, SUN, 60), (54, RIVER, 46)):
                sheet.box(x, 80 - height, 13, height, ink)
            sheet.shape([(68, 80), (80, 78), (74, 34), (62, 36)], CLAY)
        case "bread":
            sheet.disc(50, 54, 34, CLAY, flat=0.66)
            for x in (34, 50, 66):
                sheet.line([(x - 5, 64), (x + 5, 44)], BONE, 4)
        case "tram":
            sheet.box(24, 22, 52, 54, SUN, round_by=10)
            sheet.box(32, 32, 36, 22, NIGHT, round_by=3)
            for x in (35, 65):
                sheet.disc(x, 64, 5, BONE)
        case "leaf":
            tree(sheet, 50, 86, 44, LEAF)
        case _:
            sheet.disc(38, 70, 12, SUN)
            sheet.line([(48, 70), (48, 24), (74, 32)], SUN, 5)
    return sheet


def banner(random: Random) -> Sheet:
    """A broad landscape for the top of a profile."""
    sheet = Sheet(300, 100, random.choice([*SKIES, RIVER, CLAY, DEEP]))
    sun(sheet, random, random.choice([SUN, BONE]))
    if random.random() < 0.5:
        street(sheet, 92, random)
        wave(sheet, 86, 1.5, 20, random.uniform(0, 6), random.choice([RIVER, DEEP, SAND]))
        return sheet
    inks = random.choice([(LEAF, MOSS, "#57763f"), (RIVER, DEEP, NIGHT), (CLAY, BRICK, WINE), (SAND, LEAF, MOSS)])
    for number, ink in enumerate(inks):
        wave(sheet, 50 + number * 17, random.uniform(4, 10), random.uniform(20, 60), random.uniform(0, 6), ink)
    for _ in range(random.randint(0, 4)):
        tree(sheet, random.uniform(10, 290), 92, random.uniform(12, 22), random.choice([LEAF, BRICK, SUN]))
    return sheet
