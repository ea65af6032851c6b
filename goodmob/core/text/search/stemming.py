"""Stems: what the forms of a word have in common, by language; the one place that knows PyStemmer."""

from functools import cache
from typing import cast

import regex
import Stemmer

_LATIN = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "sv": "swedish",
    "tr": "turkish",
}
_OTHERS = {
    "ar": "arabic",
    "el": "greek",
    "fa": "persian",
    "hi": "hindi",
    "hy": "armenian",
    "ne": "nepali",
    "ru": "russian",
    "sr": "serbian",
    "ta": "tamil",
    "yi": "yiddish",
}
_STEMMED = _LATIN | _OTHERS
_NORWEGIAN = frozenset({"nb", "nn"})
_IS_LATIN = regex.compile(r"\p{Latin}")


def stem(word: str, language: str) -> str:
    """The stem of a word in lower case; KeyError for a language without stems."""
    return cast(str, _stemmer(_STEMMED[language]).stemWord(word))


def stems_as(language: str | None) -> str:
    """The language whose stems this one has: "pt" for "pt-BR", "no" for "nb"; empty where it has none."""
    primary = (language or "").partition("-")[0].lower()
    primary = "no" if primary in _NORWEGIAN else primary
    return primary if primary in _STEMMED else ""


def languages_of(word: str) -> list[str]:
    """The languages with stems that a word of this script can be of."""
    return list(_LATIN if _IS_LATIN.search(word) else _OTHERS)


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)
