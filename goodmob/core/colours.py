"""Colours by numbers: how light one is, how far it stands out from another, and its neighbours in lightness."""

import math
import re
from collections.abc import Callable, Iterator

HEX = re.compile(r"#[0-9a-f]{6}")
STEPS = 200
"""In so many steps of lightness a neighbour is looked for."""

Rgb = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether the text is a colour as we keep it: "#b23a12"."""
    return HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def of_lightness(colour: str, lightness: float, most_chroma: float = 1.0) -> str:
    """The colour of the same hue with another lightness (0 to 1, as OKLCH has it), and at most so much chroma."""
    _, a, b = _oklab(colour)
    chroma = math.hypot(a, b)
    share = min(1.0, most_chroma / chroma) if chroma else 0.0
    # What no screen can show loses chroma, rather than its hue.
    for kept in range(100, -1, -5):
        rgb = _linear((lightness, a * share * kept / 100, b * share * kept / 100))
        if all(-0.001 <= part <= 1.001 for part in rgb):
            return _hex(rgb)
    return "#ffffff" if lightness > 0.5 else "#000000"


def nearest(colour: str, fits: Callable[[str], bool]) -> str:
    """The colour itself where it fits, else the nearest in lightness that does; ValueError where none does."""
    if fits(colour):
        return colour
    own, _, _ = _oklab(colour)
    for lightness in _outwards(own):
        candidate = of_lightness(colour, lightness)
        if fits(candidate):
            return candidate
    raise ValueError(f"no colour of the hue of {colour} fits")


def lightness_of(colour: str) -> float:
    """How light the colour is to the eye, from 0 to 1."""
    return _oklab(colour)[0]


def _outwards(start: float) -> Iterator[float]:
    for step in range(1, STEPS + 1):
        for lightness in (start - step / STEPS, start + step / STEPS):
            if 0 <= lightness <= 1:
                yield lightness


def _luminance(colour: str) -> float:
    red, green, blue = _rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _straight(red), _straight(green), _straight(blue)


def _straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(255 * _bent(min(1.0, max(0.0, part)))):02x}" for part in rgb)


def _bent(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _oklab(colour: str) -> Rgb:
    red, green, blue = _rgb(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(lab: Rgb) -> Rgb:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
