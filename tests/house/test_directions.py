"""Styles know no left and no right: languages that are written from the right find everything mirrored."""

import re

from tests.house.source import PACKAGE, report, shown

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)
ANGLES = re.compile(r"border-radius\s*:\s*([^;{}]+)")
FOUR_INSETS = re.compile(r"(?<![\w-])(?:margin|padding|inset)\s*:\s*([^;{}]+)")
NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
COMMA_FREE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


def sheets() -> dict[str, str]:
    """Every style sheet of the house without its notes."""
    return {shown(path): NOTE.sub("", path.read_text()) for path in PACKAGE.rglob("assets/**/*.css")}


def test_no_style_names_a_side() -> None:
    found = [f"{name}: {match[0]}" for name, text in sheets().items() for match in PHYSICAL.finditer(text)]

    assert not found, report("Use logical properties: margin-inline-start, inset-inline-end, text-align: start.", found)


def test_shorthands_are_the_same_on_both_sides() -> None:
    lopsided = []
    for name, text in sheets().items():
        for match in FOUR_INSETS.finditer(text):
            parts = COMMA_FREE.sub("x", match[1]).replace("!important", "").split()
            if len(parts) == 4 and parts[1] != parts[3]:
                lopsided.append(f"{name}: {match[0]}")

        for match in ANGLES.finditer(text):
            parts = COMMA_FREE.sub("x", match[1]).replace("!important", "").split()
            if len(parts) == 4 and (parts[0], parts[2]) != (parts[1], parts[3]):
                lopsided.append(f"{name}: {match[0]}")

    assert not lopsided, report(
        "Four values name left and right; use …-block, …-inline and border-start-start-radius.", lopsided
    )
