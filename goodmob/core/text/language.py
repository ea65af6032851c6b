"""Which language a text is in, as far as its script alone can tell."""

from collections import Counter

import regex

from goodmob.core.text.extract import entities

SAMPLE = 2_000

CODE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}+")

# Scripts that one language writes almost alone. Latin, Cyrillic, Arabic and Devanagari tell nothing.
LANGUAGES = {
    "ja": r"\p{Hiragana}\p{Katakana}",
    "ko": r"\p{Hangul}",
    "zh": r"\p{Han}",
    "th": r"\p{Thai}",
    "lo": r"\p{Lao}",
    "km": r"\p{Khmer}",
    "my": r"\p{Myanmar}",
    "bo": r"\p{Tibetan}",
    "el": r"\p{Greek}",
    "hy": r"\p{Armenian}",
    "ka": r"\p{Georgian}",
    "he": r"\p{Hebrew}",
    "am": r"\p{Ethiopic}",
    "bn": r"\p{Bengali}",
    "pa": r"\p{Gurmukhi}",
    "gu": r"\p{Gujarati}",
    "or": r"\p{Oriya}",
    "ta": r"\p{Tamil}",
    "te": r"\p{Telugu}",
    "kn": r"\p{Kannada}",
    "ml": r"\p{Malayalam}",
    "si": r"\p{Sinhala}",
}
# What most texts are written in stands first, or each of its letters would be held against every other script.
LETTERS = regex.compile(
    r"(?P<other>[\p{Latin}\p{Cyrillic}\p{Arabic}\p{Devanagari}]++)|"
    + "|".join(f"(?P<{language}>[{script}]++)" for language, script in LANGUAGES.items())
    + r"|(?P<other>\p{L})"
)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The declared language when it is a language code, else the one whose script most letters are in, else None.

    Of a long text only the first 2,000 characters are looked at.
    """
    if declared and CODE.fullmatch(declared):
        primary, hyphen, rest = declared.partition("-")
        return primary.lower() + hyphen + rest
    letters = Counter[str]()
    for run in LETTERS.finditer(_words(text[:SAMPLE])):
        letters[run.lastgroup] += len(run[0])
    total = letters.total()
    # Japanese and Korean write Han characters beside their own.
    for language in ("ja", "ko"):
        if letters[language]:
            letters[language] += letters.pop("zh", 0)
    language, count = max(letters.items(), key=lambda item: item[1], default=("other", 0))
    return language if language != "other" and count * 2 > total else None


def _words(text: str) -> str:
    """The text without its links, mentions and hashtags."""
    parts: list[str] = []
    end = 0
    for entity in entities(text):
        parts.append(text[end : entity.start])
        end = entity.end
    return "".join([*parts, text[end:]])
