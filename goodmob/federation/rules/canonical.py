"""The one way to write a document (RFC 8785), so that what is signed is the same text everywhere."""

import json
import math
from typing import Any

from goodmob.core.activitypub.documents import Json

_MOST_EXACT = 2**53


def canonical(document: Json) -> bytes:
    """The document in its one spelling; ValueError where it holds a number that is none."""
    return _written(document).encode()


def _written(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int():
            return str(value) if abs(value) <= _MOST_EXACT else _number(float(value))
        case float():
            return _number(value)
        case list():
            return f"[{','.join(map(_written, value))}]"
        case dict():
            members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
            return f"{{{','.join(f'{_text(name)}:{_written(part)}' for name, part in members)}}}"
        case _:
            raise ValueError(f"{type(value).__name__} is nothing that a document holds")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """A number as ECMAScript writes it: its shortest digits, in plain form from 1e-6 up to 1e21."""
    if not math.isfinite(value):
        raise ValueError("not a number")
    if value == 0:
        return "0"
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part.rstrip("0")).lstrip("0")
    leading = len(whole + part.rstrip("0")) - len(digits)
    point = len(whole) - leading + int(exponent or 0)
    digits = digits.rstrip("0")
    sign = "-" if value < 0 else ""
    if 0 < point <= 21:
        if len(digits) <= point:
            return sign + digits.ljust(point, "0")
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{rest}e{'+' if point > 0 else '-'}{abs(point - 1)}"
