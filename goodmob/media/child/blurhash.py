"""BlurHash (https://blurha.sh): the few colours of a picture in some thirty letters."""

from collections.abc import Sequence
from math import copysign, cos, pi

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~"
ACROSS, DOWN = 4, 3

Colour = tuple[float, float, float]

LINEAR = tuple(
    value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in range(256)
)


def blurhash(pixels: Sequence[tuple[int, int, int]], width: int, height: int) -> str:
    """The hash of a picture given row by row as sRGB triples; meant for some thousand pixels at most."""
    colours = [(LINEAR[red], LINEAR[green], LINEAR[blue]) for red, green, blue in pixels]
    mean, *waves = (_wave(colours, width, height, i, j) for j in range(DOWN) for i in range(ACROSS))
    strongest = max(abs(part) for wave in waves for part in wave)
    level = max(0, min(82, int(strongest * 166 - 0.5)))
    scale = (level + 1) / 166
    head = _digits(ACROSS - 1 + (DOWN - 1) * 9, 1) + _digits(level, 1)
    return head + _digits(_mean_code(mean), 4) + "".join(_digits(_wave_code(wave, scale), 2) for wave in waves)


def _wave(colours: Sequence[Colour], width: int, height: int, i: int, j: int) -> Colour:
    across = [cos(pi * i * x / width) for x in range(width)]
    down = [cos(pi * j * y / height) for y in range(height)]
    red = green = blue = 0.0
    for y in range(height):
        for x in range(width):
            weight = across[x] * down[y]
            colour = colours[y * width + x]
            red += weight * colour[0]
            green += weight * colour[1]
            blue += weight * colour[2]
    share = (1 if i == j == 0 else 2) / (width * height)
    return red * share, green * share, blue * share


def _mean_code(colour: Colour) -> int:
    red, green, blue = map(_to_srgb, colour)
    return (red << 16) + (green << 8) + blue


def _wave_code(wave: Colour, scale: float) -> int:
    red, green, blue = (max(0, min(18, int(_root(part / scale) * 9 + 9.5))) for part in wave)
    return red * 19 * 19 + green * 19 + blue


def _root(value: float) -> float:
    return copysign(abs(value) ** 0.5, value)


def _to_srgb(value: float) -> int:
    value = max(0.0, min(1.0, value))
    return int((value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055) * 255 + 0.5)


def _digits(value: int, length: int) -> str:
    return "".join(DIGITS[value // 83**place % 83] for place in reversed(range(length)))
