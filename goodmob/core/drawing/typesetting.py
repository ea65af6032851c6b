"""Words in our own type: broken into lines, and without the signs that it does not have."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
FACES = tuple(FONTS / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2" for part in ("latin", "latin-ext"))
NO_SIGN = "\uffff"
MOST_SIGNS = 1000


@cache
def fonts(size: int, weight: int) -> tuple[FreeTypeFont, ...]:
    """The parts of the type in a size and a weight, those with the commonest signs first."""
    found = tuple(truetype(face, size) for face in FACES)
    for font in found:
        font.set_variation_by_axes([weight])
    return found


def readable(text: str) -> str:
    """The text on one line without signs that the type lacks; nothing where most of its letters would be missing."""
    line = " ".join(text[:MOST_SIGNS].split())
    shown = "".join(sign for sign in line if sign == " " or _part_of(sign) is not None)
    letters, left = (sum(map(str.isalnum, some)) for some in (line, shown))
    return " ".join(shown.split()) if 2 * left >= letters else ""


def width_of(text: str, size: int, weight: int) -> float:
    """How wide a line of readable text is."""
    return sum(font.getlength(part) for font, part in _parts(text, size, weight))


def lines_of(text: str, size: int, weight: int, width: float, most: int) -> list[str]:
    """The text in lines of at most this width; what does not fit into so many of them ends with an ellipsis."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most:
        line = _beginning(rest, size, weight, width)
        lines.append(line.strip())
        rest = rest[len(line) :].lstrip()
    if rest and lines:
        last = lines[-1]
        while last and width_of(f"{last}…", size, weight) > width:
            last = last[:-1]
        lines[-1] = f"{last.rstrip()}…"
    return lines


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, weight: int, ink: str) -> None:
    """Write a line; `at` is where its baseline begins."""
    left, baseline = at
    for font, part in _parts(text, size, weight):
        draw.text((left, baseline), part, font=font, fill=ink, anchor="ls")
        left += font.getlength(part)


def _beginning(text: str, size: int, weight: int, width: float) -> str:
    """What of the text fits on a line: whole words, or as much of a word that is wider than the line."""
    fitting = 0
    for end in _ends_of_words(text):
        if width_of(text[:end], size, weight) > width:
            break
        fitting = end
    if fitting:
        return text[:fitting]
    end = 1
    while end < len(text) and width_of(text[: end + 1], size, weight) <= width:
        end += 1
    return text[:end]


def _ends_of_words(text: str) -> Iterator[int]:
    end = text.find(" ")
    while end != -1:
        yield end
        end = text.find(" ", end + 1)
    yield len(text)


def _parts(text: str, size: int, weight: int) -> list[tuple[FreeTypeFont, str]]:
    """The text as runs, each in the part of the type that has its signs."""
    runs = groupby(text, key=lambda sign: _part_of(sign) or 0)
    return [(fonts(size, weight)[part], "".join(signs)) for part, signs in runs]


@lru_cache(maxsize=4096)
def _part_of(sign: str) -> int | None:
    """The first part of the type that has this sign; a part that lacks it draws what it draws for no sign at all."""
    for part, font in enumerate(fonts(32, 400)):
        if sign == " " or (sign.isprintable() and bytes(font.getmask(sign)) != bytes(font.getmask(NO_SIGN))):
            return part
    return None
