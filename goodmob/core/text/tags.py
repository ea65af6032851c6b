"""Hashtag names: what may be one, the key two spellings share, and the address of a tag's page."""

import unicodedata
from urllib.parse import quote

import idna.core
import regex

from goodmob.core.text.characters import WORD

LONGEST_NAME = 255

# Joins words inside a name, never at its end: middle dots, joiners, maqaf, gershayim, wave dashes.
JOINERS = "·・\u200c\u200d־״～〜゠"
# Part of a word though no letter: tsheg, geresh, iteration and voicing marks.
WORD_SIGNS = "་༌׳〃゛゜"

NAME = rf"[\p{{L}}\p{{N}}\p{{Pc}}][{WORD}{WORD_SIGNS}{JOINERS}]*+"
ENTIRE_NAME = regex.compile(NAME)

# A letter, or digits that are joined: "2026_11" is a name, "2026" is not.
MEANINGFUL = regex.compile(r"\p{Alphabetic}|\p{N}[_·・\u200c]++\p{N}")

NOT_IN_NAME = regex.compile(rf"[^{WORD}{WORD_SIGNS}{JOINERS}]++")
JOIN_CONTROL = regex.compile(r"[\u200c\u200d]")
COMBINING = regex.compile(r"[\u0300-\u036f]++")


def _plain_letters() -> dict[str, str]:
    """Latin letters up to ž without their accents; letters beyond keep theirs."""
    decomposed = {chr(code): unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180)}
    plain = {letter: base for letter, base in decomposed.items() if base.isascii() and base.isalpha()}
    return plain | dict(zip("ÐðĐđĦħıĸŁłŊŋØøŦŧ", "DdDdHhikLlNnOoTt", strict=True))


PLAIN_LETTERS = str.maketrans(_plain_letters())


def is_name(name: str) -> bool:
    """Whether this can be a hashtag's name (without its #)."""
    return cut_name(name) == name and bool(ENTIRE_NAME.fullmatch(name))


def cut_name(run: str) -> str:
    """The name at the start of a run of name characters: no joiner at its end; empty when too long or only digits."""
    name = run.rstrip(JOINERS)
    return name if len(name) <= LONGEST_NAME and MEANINGFUL.search(name) else ""


def tag_key(name: str) -> str:
    """The key all spellings of a tag share: lower case, compatibility forms and Latin accents folded, signs dropped.

    Applying it again changes nothing. Empty when nothing of the name remains; only LONGEST_NAME characters are read.
    """
    folded = unicodedata.normalize("NFKC", name[:LONGEST_NAME]).translate(PLAIN_LETTERS).lower()
    folded = unicodedata.normalize("NFKC", COMBINING.sub("", folded)).translate(PLAIN_LETTERS)
    return _without_stray_joiners(NOT_IN_NAME.sub("", folded))


def _without_stray_joiners(name: str) -> str:
    """Invisible joiners only where they change how a word is written, so that they cannot make two tags look alike."""
    for found in reversed(list(JOIN_CONTROL.finditer(name))):
        if not _is_needed(name, found.start()):
            name = name[: found.start()] + name[found.end() :]
    return name


def _is_needed(name: str, position: int) -> bool:
    try:
        return idna.core.valid_contextj(name, position)
    except ValueError:  # a character this version of the tables does not know
        return False


def tag_url(base_url: str, name: str) -> str:
    """The address of a tag's page on the server at base_url."""
    return f"{base_url}/tags/{quote(name, safe='')}"
