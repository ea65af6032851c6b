"""How a picture is laid out: who says it on top, what it says in the middle, where it is said at the foot."""

import io

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from goodmob.core.drawing.orders import HEIGHT, WIDTH, Sketch
from goodmob.core.drawing.typesetting import lines_of, readable, width_of, write

PAPER, INK, FAINT, ACCENT, LINE, DEED = "#fffdf9", "#1c1a17", "#544d43", "#e8502a", "#e5dccd", "#1f8a5b"
"""Those of the light pages."""

MARGIN, FACE, RING, FOOT = 72, 120, 260, 560
LARGE, SMALL = ((92, 1), (68, 3), (54, 4), (44, 5)), 30
"""Sizes of the large words, and how many lines there are of each."""

BOLD, PLAIN = 700, 400
SOFT = 4
"""Round things are drawn so many times as large and made small, as edges are jagged otherwise."""

MARK = ((15, 4), (15, 26), (5.5, 9.5), (24.5, 9.5), (5.5, 20.5), (24.5, 20.5))


def drawn(sketch: Sketch) -> bytes:
    """The picture as PNG."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 16, HEIGHT), fill=ACCENT)
    top = _author(picture, draw, sketch)
    width = WIDTH - 2 * MARGIN - (RING + MARGIN // 2 if sketch.whole else 0)
    _words(draw, sketch, top, width)
    if sketch.whole:
        _ring(picture, draw, sketch)
    _foot(picture, draw, sketch.site)
    stored = io.BytesIO()
    picture.save(stored, "PNG")
    return stored.getvalue()


def _author(picture: Image.Image, draw: ImageDraw.ImageDraw, sketch: Sketch) -> int:
    """The face and the name; gives where the words below may begin."""
    name, handle = readable(sketch.name), readable(sketch.handle)
    if not name and not handle:
        return MARGIN
    left = MARGIN
    face = _face(sketch.face)
    if face is not None:
        picture.paste(face, (MARGIN, MARGIN), _disc(FACE))
        left += FACE + 32
    width = WIDTH - MARGIN - left
    if not name:
        write(draw, (left, MARGIN + 76), lines_of(handle, 44, BOLD, width, 1)[0], 44, BOLD, INK)
        return MARGIN + FACE + 24
    write(draw, (left, MARGIN + 52), lines_of(name, 44, BOLD, width, 1)[0], 44, BOLD, INK)
    if handle:
        write(draw, (left, MARGIN + 98), lines_of(handle, SMALL, PLAIN, width, 1)[0], SMALL, PLAIN, FAINT)
    return MARGIN + FACE + 24


def _words(draw: ImageDraw.ImageDraw, sketch: Sketch, top: int, width: float) -> None:
    words, note = readable(sketch.words), readable(sketch.note)
    notes = lines_of(note, SMALL, PLAIN, width, 4 if not words else 2)
    room = FOOT - 48 - top - len(notes) * SMALL * 1.4
    size, lines = 0, list[str]()
    for size, most in LARGE:
        fitting = min(most, int(room // (size * 1.25)))
        lines = lines_of(words, size, BOLD, width, fitting)
        if not lines or not lines[-1].endswith("…"):
            break
    baseline = float(top)
    for line in lines:
        baseline += size * 1.25
        write(draw, (MARGIN, baseline), line, size, BOLD, FAINT if sketch.is_quiet else INK)
    baseline += 12
    for line in notes:
        baseline += SMALL * 1.4
        write(draw, (MARGIN, baseline), line, SMALL, PLAIN, FAINT)


def _ring(picture: Image.Image, draw: ImageDraw.ImageDraw, sketch: Sketch) -> None:
    """How many of how many, in a circle on the right."""
    size, left, top = RING, WIDTH - MARGIN - RING, (HEIGHT - RING) // 2 - 20
    circle = Image.new("RGB", (size * SOFT, size * SOFT), PAPER)
    pen, box = ImageDraw.Draw(circle), (0, 0, size * SOFT - 1, size * SOFT - 1)
    pen.arc(box, 0, 360, fill=LINE, width=26 * SOFT)
    share = min(1.0, sketch.done / sketch.whole)
    if share:
        pen.arc(box, -90, -90 + 360 * share, fill=DEED if share == 1 else ACCENT, width=26 * SOFT)
    picture.paste(circle.resize((size, size), Image.Resampling.LANCZOS), (left, top))
    for text, weight, points, down in (
        (str(sketch.done), BOLD, 72, size * 0.55),
        (f"/ {sketch.whole}", PLAIN, SMALL, size * 0.72),
    ):
        middle = left + (size - width_of(text, points, weight)) / 2
        write(draw, (middle, top + down), text, points, weight, INK if weight == BOLD else FAINT)


def _foot(picture: Image.Image, draw: ImageDraw.ImageDraw, site: str) -> None:
    size = 40
    mark = Image.new("RGB", (30 * 2 * SOFT, 30 * 2 * SOFT), PAPER)
    pen, scale = ImageDraw.Draw(mark), 2 * SOFT
    for across, down, radius, ink in (*((x, y, 3.4, INK) for x, y in MARK), (15, 15, 4.6, ACCENT)):
        box = ((across - radius) * scale, (down - radius) * scale, (across + radius) * scale, (down + radius) * scale)
        pen.ellipse(box, fill=ink)
    picture.paste(mark.resize((size, size), Image.Resampling.LANCZOS), (MARGIN, FOOT - 20))
    lines = lines_of(readable(site), SMALL, BOLD, WIDTH - 2 * MARGIN - size - 20, 1)
    for line in lines:
        write(draw, (MARGIN + size + 20, FOOT + 11), line, SMALL, BOLD, INK)


def _face(path: str) -> Image.Image | None:
    """The picture of who says it; none where it cannot be read, which says nothing against the rest."""
    if not path:
        return None
    try:
        with Image.open(path) as source:
            return ImageOps.fit(source.convert("RGB"), (FACE, FACE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _disc(size: int) -> Image.Image:
    disc = Image.new("L", (size * SOFT, size * SOFT), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, size * SOFT - 1, size * SOFT - 1), fill=255)
    return disc.resize((size, size), Image.Resampling.LANCZOS)
