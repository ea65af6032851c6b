"""What people say about a file: its description, and the point of a picture that must stay in view."""

import math
from typing import NamedTuple

from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_text
from goodmob.media.rules.limits import DESCRIPTION_CHARACTERS


class Words(NamedTuple):
    """What was said about a file; None where nothing was."""

    description: str | None
    focus: tuple[float, float] | None


def words_of(description: str, focus: str) -> Words:
    """Both as they are kept; Invalid where one of them cannot be."""
    return Words(description_of(description), focus_of(focus))


def description_of(text: str) -> str | None:
    """The description as it is kept, None where it is blank; Invalid where it is too long."""
    text = clean_text(text)
    if len(text) > DESCRIPTION_CHARACTERS:
        raise Invalid("description", f"is too long (maximum is {DESCRIPTION_CHARACTERS} characters)")
    return text or None


def focus_of(text: str) -> tuple[float, float] | None:
    """The focal point of "x,y", None where it is blank; Invalid unless both are numbers from -1 to 1."""
    if not text.strip():
        return None
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError as error:
        raise Invalid("focus", "must be two numbers with a comma between them") from error
    if not all(math.isfinite(value) and -1 <= value <= 1 for value in (x, y)):
        raise Invalid("focus", "must be two numbers between -1 and 1")
    return x, y
