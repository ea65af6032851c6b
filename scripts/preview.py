"""Draws the picture that links to this place show elsewhere: `python -m scripts.preview`."""

import re
from pathlib import Path

from PIL import Image, ImageDraw

ASSETS = Path(__file__).parent.parent / "goodmob/core/assets"
SIZE = (1200, 630)
PAPER, INK, HEART = "#fffdf9", "#1c1a17", "#e8502a"
SCALE = 14
FINER = 3
"""It is drawn so much larger and made smaller, so that edges are smooth."""

CIRCLE = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"( fill)?')


def draw() -> Image.Image:
    """The mark of the icon, in the middle of paper."""
    width, height = (FINER * side for side in SIZE)
    picture = Image.new("RGB", (width, height), PAPER)
    pen, scale = ImageDraw.Draw(picture), SCALE * FINER
    for x, y, radius, is_heart in CIRCLE.findall((ASSETS / "icon.svg").read_text()):
        centre = (width / 2 + (float(x) - 15) * scale, height / 2 + (float(y) - 15) * scale)
        pen.circle(centre, float(radius) * scale, fill=HEART if is_heart else INK)
    return picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(64)


if __name__ == "__main__":
    draw().save(ASSETS / "preview.png", optimize=True)
