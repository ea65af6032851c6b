"""Texts written to be slow to read: no pattern takes more than linear time, and every function survives them."""

import importlib
import math
import pkgutil
from collections.abc import Callable

import pytest
import regex

import goodmob.core.text
from goodmob.core.text import cleaning, language, length, plain, render, sanitize, tags, usernames
from goodmob.core.text.extract import entities

# A pattern that reads the rest of the text from each place takes STEPS steps, more than GUARD seconds of the processor;
# one that reads each place once takes a tenth of a second.
GUARD = 1.5
STEPS = 12_000_000_000
LONG = 10_000

STARTS = ["", "http://near.example/", "@ada@", "#a"]
REPEATED = [
    *(
        "@a",
        "@a@",
        "@a.",
        "#1_",
        "a·",
        "1_",
        "http://",
        "http://a.",
        "http://a.co/",
        "http://a.co/(a(",
        "http://a.co/?",
    ),
    *("(", "a)", "!", "a.", "._-", "あ", "a.あ", "<", "<h1 ", "<pre>\n", "&", "\u2066", "\n", " ", "\u200d"),
    "\u0301\u0327",
]


def patterns() -> dict[str, regex.Pattern[str]]:
    """Every compiled pattern of the package, by module and name."""
    found: dict[str, regex.Pattern[str]] = {}
    for info in pkgutil.iter_modules(goodmob.core.text.__path__):
        module = importlib.import_module(f"goodmob.core.text.{info.name}")
        found |= {
            f"{info.name}.{name}": value for name, value in vars(module).items() if isinstance(value, regex.Pattern)
        }
    # It reads flags in the square of their number; graphemes() takes them out before, and is tested below.
    del found["length.GRAPHEME"]
    return found


@pytest.mark.parametrize("name", patterns())
def test_no_pattern_is_slow(name: str) -> None:
    pattern = patterns()[name]
    for repeated in REPEATED:
        assert finishes(pattern, repeated), f"takes too long on {repeated!r}, repeated"


def finishes(pattern: regex.Pattern[str], repeated: str) -> bool:
    """Whether a pattern is through with this, repeated often and ended by a NUL, before the guard stops it."""
    text = repeated * math.isqrt(STEPS // len(repeated)) + "\0"
    try:
        for _ in pattern.finditer(text, timeout=GUARD):
            pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(("slow", "repeated"), [(r"<[^>]*>", "<"), (r"<h1[^>]*+>", "<h1 "), (r"\s+$", " ")])
def test_the_guard_bites(slow: str, repeated: str) -> None:
    assert not finishes(regex.compile(slow), repeated)


def test_many_flags_are_counted() -> None:
    assert length.graphemes("🇫" * 200_001) == 100_001


def test_many_marks_are_composed() -> None:
    assert len(cleaning.clean_text("e" + "\u0301\u0327" * cleaning.LONGEST_TEXT)) < 100


def test_deep_html_becomes_text() -> None:
    assert sanitize.sanitize_html("<div>" * 100_000 + "bread").strip() == ""
    assert sanitize.sanitize_html("<div>" * 5_000 + "bread").strip() == "bread"


@pytest.mark.parametrize("repeated", [*REPEATED, "🇫"], ids=ascii)
@pytest.mark.parametrize(
    "read",
    [
        entities,
        length.weighted_length,
        lambda text: render.render_html(text, mentions={}, tag_url=str),
        render.render_field,
        sanitize.sanitize_html,
        plain.plain_text,
        cleaning.clean_text,
        cleaning.clean_name,
        cleaning.is_blank,
        language.language_of,
        tags.tag_key,
        usernames.parse_handle,
    ],
    ids=lambda read: read.__name__,
)
def test_every_function_survives(read: Callable[[str], object], repeated: str) -> None:
    for start in STARTS:
        read(start + repeated * (LONG // len(repeated)))
