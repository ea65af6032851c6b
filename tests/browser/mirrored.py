"""A language that nobody speaks, made of the catalogue for tests: longer than English, and written from the right."""

import re

import pytest
from babel.support import NullTranslations

from goodmob.core import i18n

CODE = "he"
"""Written from the right; its numbers and dates are real, its words are not."""

KEPT = re.compile(r"(%\(\w+\)[sd]|%s|%%|https?://\S+|#\w+|@\w+)")
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "אבגדהוזחטיכלמנסעפצקרשתםןףץאבגדהוזחטיכלמנסעפצקרשתםןףץ"
)
LONGER = 0.3
"""By how much translations tend to be longer than English."""


def mirrored(text: str) -> str:
    """The text in letters of the language, with what is filled in as it was, and some more at its end."""
    parts = [part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(text)]
    return "".join(parts) + "־" + "א" * int(len(text) * LONGER)


class Mirrored(NullTranslations):
    """The catalogue of the language."""

    def gettext(self, message: str) -> str:
        """The message, mirrored."""
        return mirrored(message) if message else message

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        """The message for a number of things, mirrored."""
        return mirrored(singular if num == 1 else plural)


def speak_mirrored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the end of the test the house speaks the language too."""
    known, own = i18n.catalogue, Mirrored()
    monkeypatch.setitem(i18n.LANGUAGES, CODE, "Mirrored")
    monkeypatch.setattr(i18n, "catalogue", lambda language: own if language == CODE else known(language))
