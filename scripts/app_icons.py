"""Draws the pictures that stand for an installed Goodmob: `python -m scripts.app_icons`."""

from PIL import Image, ImageDraw

from scripts.preview import ASSETS, CIRCLE, FINER, HEART, INK, PAPER

COLOURS = 32
MIDDLE = 15
"""Of the mark, which is as wide and high as two of it."""

ICONS = {"icon-192.png": (192, 0.8), "icon-512.png": (512, 0.8), "icon-maskable-512.png": (512, 0.58)}
"""The side in pixels, and how much of it the mark takes: launchers cut maskable ones to a circle of four fifths."""


def draw(side: int, share: float) -> Image.Image:
    """The mark in the middle of a square of paper."""
    wide = side * FINER
    picture = Image.new("RGB", (wide, wide), PAPER)
    pen, scale = ImageDraw.Draw(picture), wide * share / (2 * MIDDLE)
    for x, y, radius, is_heart in CIRCLE.findall((ASSETS / "icon.svg").read_text()):
        centre = (wide / 2 + (float(x) - MIDDLE) * scale, wide / 2 + (float(y) - MIDDLE) * scale)
        pen.circle(centre, float(radius) * scale, fill=HEART if is_heart else INK)
    return picture.resize((side, side), Image.Resampling.LANCZOS).quantize(COLOURS)


if __name__ == "__main__":
    for name, (side, share) in ICONS.items():
        draw(side, share).save(ASSETS / name, optimize=True)
