"""The languages that a text can be said to be in, by name."""

from functools import cache

from babel import Locale

from goodmob.core import i18n

CODES = (
    *("ar", "bg", "bn", "br", "ca", "cs", "cy", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga"),
    *("gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ka", "ko", "ku", "lt", "lv", "ms", "nb", "nl", "nn", "oc"),
    *("pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh"),
)
"""A choice that fits on a page; apps may name any other."""


def languages() -> dict[str, str]:
    """The name of each language in the language of the page, in the order of the names."""
    return _named(i18n.current.get())


@cache
def _named(language: str) -> dict[str, str]:
    names = Locale.parse(language).languages
    return dict(sorted(((code, str(names[code])) for code in CODES), key=lambda pair: pair[1].casefold()))
