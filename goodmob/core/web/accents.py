"""The accent of a server, whatever colour its owner likes: the tokens that follow from it, and their style sheet."""

from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from goodmob.core.colours import contrast, is_colour, lightness_of, nearest, of_lightness

PREFIX = "/theme/"
KEPT = 64
HOVER = 0.045
"""By how much of the lightness a button changes under the pointer."""

INKS = ("#170e09", "#ffffff")
"""What stands on the accent: the darker, where both can be read."""


class Ground(NamedTuple):
    """What the tokens stand on: the papers, the ground of what is live now, and how light their tints are.

    text, shape: the least contrast of what is read, and of what is only seen.
    """

    papers: tuple[str, ...]
    live: tuple[float, float, float]
    wash: tuple[float, float]
    line: float
    text: float
    shape: float


LIGHT = Ground(("#fffdf9", "#f8f2e8", "#efe6d7"), (0.22, 0.28, 0.4), (0.948, 0.029), 0.85, 4.5, 3.0)
DARK = Ground(("#16140f", "#201d16", "#2c281f"), (0.249, 0.303, 0.412), (0.243, 0.029), 0.381, 4.5, 3.0)
MORE_LIGHT = Ground(("#ffffff", "#f5f5f4", "#e7e7e4"), (0.15, 0.2, 0.6), (0.975, 0.012), 0.5, 7.0, 4.5)
MORE_DARK = Ground(("#000000", "#111110", "#1e1e1c"), (0.2, 0.24, 0.65), (0.2, 0.02), 0.7, 7.0, 4.5)

Tokens = dict[str, str]


def tokens(accent: str, ground: Ground) -> Tokens:
    """The colours that follow from an accent on this ground, by the names of their tokens without the dashes.

    All text in them or on them keeps the contrast of WCAG AA, and of AAA on the grounds of more contrast.
    """
    fill = nearest(accent, lambda one: contrast(one, ground.papers[0]) >= ground.shape and _ink(one, ground) != "")
    ink = _ink(fill, ground)
    away = -HOVER if ink == "#ffffff" else HOVER
    wash = of_lightness(accent, *ground.wash)
    live_bg, live_2, live_line = (of_lightness(accent, light, 0.05) for light in ground.live)
    return {
        "accent": fill,
        "accent-hover": of_lightness(fill, min(0.97, max(0.1, lightness_of(fill) + away))),
        "on-accent": ink,
        "accent-text": _readable(accent, (*ground.papers, wash), ground.text),
        "accent-wash": wash,
        "accent-line": of_lightness(accent, ground.line, 0.063),
        "live-bg": live_bg,
        "live-2": live_2,
        "live-line": live_line,
        "live-accent-text": _readable(accent, (live_bg, live_2), ground.text),
    }


@lru_cache(KEPT)
def sheet(accent: str, *, more: bool) -> str:
    """The style sheet of an accent ("#b23a12"), for usual contrast or for more."""
    light, dark = (MORE_LIGHT, MORE_DARK) if more else (LIGHT, DARK)
    pairs = zip(tokens(accent, light).items(), tokens(accent, dark).values(), strict=True)
    rules = "".join(f"--{name}:light-dark({by_day},{by_night});" for (name, by_day), by_night in pairs)
    return f"@layer tokens{{:root{{{rules}}}}}"


@lru_cache(KEPT)
def address(accent: str, *, more: bool) -> str:
    """Where the style sheet of an accent is served; the address changes with its content."""
    digest = sha256(sheet(accent, more=more).encode()).hexdigest()[:12]
    return f"{PREFIX}{accent[1:]}-{'more' if more else 'usual'}-{digest}.css"


def sheet_at(name: str) -> str | None:
    """The style sheet that is served under the last part of such an address; None where none is."""
    digits, _, rest = name.partition("-")
    kind = rest.partition("-")[0]
    if not is_colour(f"#{digits}") or kind not in {"usual", "more"}:
        return None
    accent, more = f"#{digits}", kind == "more"
    return sheet(accent, more=more) if address(accent, more=more) == PREFIX + name else None


def _ink(fill: str, ground: Ground) -> str:
    return next((ink for ink in INKS if contrast(ink, fill) >= ground.text), "")


def _readable(accent: str, grounds: tuple[str, ...], least: float) -> str:
    return nearest(accent, lambda one: all(contrast(one, ground) >= least for ground in grounds))
