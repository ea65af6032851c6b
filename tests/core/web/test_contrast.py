"""Everything that is read stands out from what it stands on: in every theme, and whatever accent a server has."""

import re

import pytest

from goodmob.core.colours import contrast
from goodmob.core.web import accents
from goodmob.core.web.pages import PACKAGE

STYLES = PACKAGE / "core/assets"
PAIR = re.compile(r"--([\w-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));")
PAPERS = ("paper", "paper-2", "paper-3")
READ = {
    "ink": (*PAPERS, "accent-wash", "deed-wash", "warn-wash", "deed-1"),
    "ink-2": (*PAPERS, "accent-wash"),
    "ink-3": ("paper", "paper-2", "accent-wash"),
    "accent-text": (*PAPERS, "accent-wash"),
    "deed-text": ("paper", "paper-2", "deed-wash", "accent-wash"),
    "link": ("paper", "paper-2", "accent-wash"),
    "warn-text": ("paper", "paper-2", "warn-wash"),
    "on-accent": ("accent", "accent-hover"),
    "on-deed": ("deed-4",),
    "on-deed-3": ("deed-3",),
    "paper": ("ink", "ink-2"),
    "live-ink": ("live-bg", "live-2"),
    "live-ink-2": ("live-bg", "live-2"),
    "live-accent-text": ("live-bg", "live-2"),
    "live-deed": ("live-bg", "live-2"),
    "live-link": ("live-bg", "live-2"),
}
"""Which colours of text stand on which grounds."""

SEEN = {"line-strong": ("paper",), "focus": PAPERS, "accent": ("paper",), "deed": ("paper",)}
"""Shapes that tell something."""

THEMES = ("light", "dark", "light, more contrast", "dark, more contrast")
ACCENTS = (
    "",
    "#000000",
    "#ffffff",
    "#808080",
    "#ffff00",
    "#0000ff",
    "#00ff00",
    "#ff00ff",
    "#663399",
    "#7fdbff",
    "#010203",
)


def theme(name: str, accent: str) -> dict[str, str]:
    """Every token of a theme, with those of the accent over them."""
    place, more = int(name.startswith("dark")), name.endswith("contrast")
    sheets = [(STYLES / "tokens.css").read_text()]
    if accent:
        sheets.append(accents.sheet(accent, more=False))
    if more:
        sheets.append((STYLES / "themes/contrast.css").read_text())
    if more and accent:
        sheets.append(accents.sheet(accent, more=True))
    text = re.sub(r":(?=#|light)", ": ", "".join(sheets).replace(",#", ", #"))
    return {found[1]: found[4] or found[2 + place] for found in PAIR.finditer(text)}


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read(name: str, accent: str) -> None:
    colours, least = theme(name, accent), 7.0 if name.endswith("contrast") else 4.5

    faint = [
        f"{text} on {ground} is {found:.2f}"
        for text, grounds in READ.items()
        for ground in grounds
        if (found := contrast(colours[text], colours[ground])) < least
    ]

    assert not faint, f"{name}: {faint}"


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("name", THEMES)
def test_every_shape_can_be_seen(name: str, accent: str) -> None:
    colours = theme(name, accent)

    faint = [
        (shape, ground)
        for shape, grounds in SEEN.items()
        for ground in grounds
        if contrast(colours[shape], colours[ground]) < 3
    ]

    assert not faint


def test_accents_are_reckoned_on_the_grounds_that_there_are() -> None:
    grounds = (accents.LIGHT, accents.DARK, accents.MORE_LIGHT, accents.MORE_DARK)

    assert [tuple(theme(name, "")[paper] for paper in PAPERS) for name in THEMES] == [one.papers for one in grounds]


def test_more_contrast_knows_every_colour_of_the_usual_one() -> None:
    usual, more = (
        {found[1] for found in PAIR.finditer((STYLES / name).read_text())}
        for name in ("tokens.css", "themes/contrast.css")
    )

    assert usual == more
