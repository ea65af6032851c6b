"""Incoming text made tidy: composed characters, plain line ends, nothing invisible that could do harm, bounded size."""

import unicodedata

import regex

from goodmob.core.text.characters import NONCHARACTERS

LONGEST_TEXT = 100_000
LONGEST_LINE = 2_000
MOST_MARKS = 30

LINE_END = regex.compile(r"\r\n?+|[\u0085\u2028\u2029]")
HARMFUL = regex.compile(rf"[[\p{{Cc}}\p{{Cs}}\ufeff{NONCHARACTERS}]--[\n\t]]++", regex.V1)
# Normalising a long row of marks takes time by the square of its length, and no writing needs one.
EXCESSIVE_MARKS = regex.compile(rf"(\p{{M}}{{{MOST_MARKS}}})\p{{M}}++")
SPACE = regex.compile(r"\s++")
BLANK = regex.compile(r"[\s\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]*+")

DIRECTIONS = regex.compile(r"[\u202a-\u202e\u2066-\u2069]")
ISOLATE_STARTS = "\u2066\u2067\u2068"
ISOLATE_END = "\u2069"


def clean_text(text: str, most: int = LONGEST_TEXT) -> str:
    """A text of several lines (a post, a bio), trimmed: composed (NFC), line feeds as line ends, no control characters.

    At most `most` characters are read.
    """
    text = HARMFUL.sub("", LINE_END.sub("\n", text[:most]))
    return unicodedata.normalize("NFC", EXCESSIVE_MARKS.sub(r"\1", text)).strip()


def clean_line(text: str, most: int = LONGEST_LINE) -> str:
    """A text of one line (a title, a field): as clean_text, and every run of white space is one space."""
    return str(SPACE.sub(" ", clean_text(text, most)))


def clean_name(text: str, most: int = LONGEST_LINE) -> str:
    """A display name: as clean_line, and its writing direction cannot reach the text around it.

    Overrides and embeddings go; every isolate is closed inside the name.
    """
    return _contained(clean_line(text, most))


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: only white space and characters without a shape."""
    return bool(BLANK.fullmatch(text))


def _contained(name: str) -> str:
    kept: list[str] = []
    depth = end = 0
    for found in DIRECTIONS.finditer(name):
        kept.append(name[end : found.start()])
        end = found.end()
        if found[0] in ISOLATE_STARTS:
            kept.append(found[0])
            depth += 1
        elif found[0] == ISOLATE_END and depth:
            kept.append(found[0])
            depth -= 1
    return "".join([*kept, name[end:], ISOLATE_END * depth])
