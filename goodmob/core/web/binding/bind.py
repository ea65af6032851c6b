"""One params struct from the path, the query and the body of a request."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from starlette.requests import Request

from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.binding.bodies import read_body, read_query
from goodmob.core.web.binding.readers import Reader, fields_of, read_fields

Params = TypeVar("Params", bound=Struct)

_readers: Callable[[type[Struct]], dict[str, Reader]] = cache(fields_of)


async def bind(request: Request, params: type[Params], path: dict[str, str]) -> Params:
    """The params of a request: what the path says wins over the body, the body over the query.

    NotFound for a path that cannot name anything, Invalid for a value that does not fit its field, Malformed for input
    that cannot be read.
    """
    sent = read_query(request)
    if request.method not in {"GET", "HEAD"}:
        sent |= await read_body(request)
    return bind_values(params, path, sent)


def bind_values(params: type[Params], path: dict[str, str], sent: dict[str, Any]) -> Params:
    """The params struct from values that are already a tree."""
    readers = _readers(params)
    try:
        values = read_fields(readers, path)
    except Invalid as error:
        raise NotFound from error
    values = read_fields({name: read for name, read in readers.items() if name not in path}, sent) | values
    try:
        return msgspec.convert(values, params, dec_hook=_as_it_is)
    except msgspec.ValidationError as error:
        raise explain(error) from error


def _as_it_is(kind: type, value: object) -> object:
    return value


WHERE = re.compile(r" - at `\$\.?(?P<path>.*)`$")
MISSING = re.compile(r"Object missing required field `(?P<field>.+)`")
REASONS = (
    (re.compile(r"Expected `(?:int|float)` >= (.+)"), "must be at least {}"),
    (re.compile(r"Expected `(?:int|float)` > (.+)"), "must be more than {}"),
    (re.compile(r"Expected `(?:int|float)` <= (.+)"), "must be at most {}"),
    (re.compile(r"Expected `(?:int|float)` < (.+)"), "must be less than {}"),
    (re.compile(r"Expected `str` of length >= 1"), "can't be blank"),
    (re.compile(r"Expected `str` of length >= (.+)"), "is too short (minimum is {} characters)"),
    (re.compile(r"Expected `str` of length <= (.+)"), "is too long (maximum is {} characters)"),
    (re.compile(r"Expected `array` of length >= (.+)"), "must have at least {} entries"),
    (re.compile(r"Expected `array` of length <= (.+)"), "must have at most {} entries"),
    (re.compile(r"Expected `str` matching regex .+"), "has characters or a form that is not allowed"),
)


def explain(error: msgspec.ValidationError) -> Invalid:
    """The refusal that names the field and the remedy in a person's words."""
    text = str(error)
    where = WHERE.search(text)
    names = re.findall(r"[^.\[\]]+", where["path"]) if where else []
    reason = text[: where.start()] if where else text
    message = "is not what belongs there"
    if missing := MISSING.fullmatch(reason):
        names.append(missing["field"])
        message = "can't be blank"
    for pattern, words in REASONS:
        if match := pattern.fullmatch(reason):
            message = words.format(*match.groups())
            break
    field = names[0] + "".join(f"[{name}]" for name in names[1:]) if names else "request"
    return Invalid(field, message)
