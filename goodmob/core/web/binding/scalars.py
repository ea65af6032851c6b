"""Single values as clients send them: numbers in strings, many spellings of yes, empty strings, clean text."""

import re
from collections.abc import Callable
from typing import Any

from msgspec import inspect

from goodmob.core.errors import Invalid
from goodmob.core.web.binding.keys import Repeated
from goodmob.core.web.params import LARGEST_ID


class _Unsent:
    """The type of UNSENT."""


UNSENT = _Unsent()
"""Stands for a value that counts as not sent, such as an empty string where a number belongs."""

TRUE = frozenset({"true", "1", "on", "t", "yes", "y"})
FALSE = frozenset({"false", "0", "off", "f", "no", "n"})
WHOLE = re.compile(r"[+-]?[0-9]{1,25}")
DECIMAL = re.compile(r"[+-]?([0-9]{1,25}(\.[0-9]{0,25})?|\.[0-9]{1,25})([eE][+-]?[0-9]{1,2})?")

Scalar = Callable[[Any, str], Any]


def single(read: Scalar) -> Scalar:
    """A reader of one value: of a repeated one it takes the last, and null counts as not sent."""

    def read_single(value: Any, where: str) -> Any:
        if isinstance(value, Repeated):
            value = value[-1]
        return UNSENT if value is None else read(value, where)

    return read_single


def read_id(value: Any, where: str) -> Any:
    """An id from its digits, with or without quotes."""
    if value == "":
        return UNSENT
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 19:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_ID:
        return value
    raise Invalid(where, "must be an id, a string of digits")


def read_whole(value: Any, where: str) -> Any:
    """A whole number."""
    if isinstance(value, str):
        value = value.strip()
        if value == "":
            return UNSENT
        if WHOLE.fullmatch(value):
            return int(value)
    elif isinstance(value, float) and value.is_integer():
        return int(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Invalid(where, "must be a whole number")


def read_decimal(value: Any, where: str) -> Any:
    """A number, finite."""
    if isinstance(value, str):
        value = value.strip()
        if value == "":
            return UNSENT
        if DECIMAL.fullmatch(value):
            return float(value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise Invalid(where, "must be a number")


def read_truth(value: Any, where: str) -> Any:
    """True or false, in the spellings of forms."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in {0, 1}:
        return bool(value)
    if isinstance(value, str):
        word = value.strip().lower()
        if word == "":
            return UNSENT
        if word in TRUE:
            return True
        if word in FALSE:
            return False
    raise Invalid(where, "must be true or false")


def read_text(value: Any, where: str) -> Any:
    """Text that can be stored and sent on: no NUL character, no half of a surrogate pair."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Invalid(where, "must be text")
    if "\x00" in value:
        raise Invalid(where, "must not contain a NUL character")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Invalid(where, "must be valid Unicode; it contains half of a surrogate pair") from error
    return value


def read_moment(value: Any, where: str) -> Any:
    """A date or a moment in ISO 8601, which msgspec reads; empty counts as not sent."""
    return UNSENT if value == "" else read_text(value, where)


def choice(values: tuple[Any, ...]) -> Scalar:
    """A reader of one of the listed values; empty counts as not sent."""
    by_text = {str(value): value for value in values}
    remedy = f"must be one of {', '.join(by_text)}"

    def read_choice(value: Any, where: str) -> Any:
        if value == "" and "" not in by_text:
            return UNSENT
        if isinstance(value, (str, int)) and str(value) in by_text:
            return by_text[str(value)]
        raise Invalid(where, remedy)

    return read_choice


READERS: dict[type[inspect.Type], Scalar] = {
    inspect.IntType: read_whole,
    inspect.FloatType: read_decimal,
    inspect.BoolType: read_truth,
    inspect.StrType: read_text,
    inspect.DateTimeType: read_moment,
    inspect.DateType: read_moment,
}
