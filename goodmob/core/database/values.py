"""What may be handed to a statement: SQLite takes any type silently, so values are looked at on the way in."""

from collections.abc import Callable, Collection
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Enum,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

Check = Callable[[str, Any], Any]


def value_check(type_: TypeEngine[Any], sql: str) -> Check:
    """What looks at each value of this column type and gives it on. TypeError for types that need a processor."""
    if isinstance(type_, ARRAY):
        return _list_check(value_check(type_.item_type, sql), _most(type_.item_type))
    if isinstance(type_, Boolean):
        return _is_bool
    if isinstance(type_, SmallInteger | BigInteger | Integer):
        return _int_check(_most(type_))
    if isinstance(type_, Float):
        return _is_float
    if isinstance(type_, LargeBinary):
        return _is_bytes
    if isinstance(type_, String) and not isinstance(type_, Enum):
        return _is_text
    if isinstance(type_, TypeDecorator):
        raise TypeError(f"{type_!r} has a processor, which the raw driver does not run: {sql}")
    raise TypeError(f"A parameter of type {type_!r} is not possible, give bindparam() a plain type: {sql}")


def constant_for(value: Any, type_: TypeEngine[Any], sql: str) -> Any:
    """A constant of the statement, checked once. TypeError for callables and other types."""
    return None if value is None else value_check(type_, sql)("constant", value)


def is_list(type_: TypeEngine[Any]) -> bool:
    """True for the list parameter of among()."""
    return isinstance(type_, ARRAY)


def list_as_json(check: Check) -> Check:
    """The check of a list parameter, for SQLite, which takes lists as JSON."""
    return lambda name, value: msgspec.json.encode(check(name, value)).decode()


def _most(type_: TypeEngine[Any]) -> int:
    """The largest number that this column type holds; 0 where it holds none."""
    if not isinstance(type_, SmallInteger | BigInteger | Integer):
        return 0
    bits = 16 if isinstance(type_, SmallInteger) else 64 if isinstance(type_, BigInteger) else 32
    return int(2 ** (bits - 1) - 1)


def _list_check(check_item: Check, most: int) -> Check:
    def is_list_of_them(name: str, value: Any) -> list[Any]:
        if isinstance(value, str | bytes) or not isinstance(value, Collection):
            raise TypeError(f"{name} is a list, not {value!r}")
        items = list(value)
        # Lists of ids are many and long: right ones are found right all at once, others one by one.
        if set(map(type, items)) == {int} and -most <= min(items) and max(items) <= most:
            return items
        return [check_item(name, item) for item in items]

    return is_list_of_them


def _int_check(most: int) -> Check:
    def is_int_in_range(name: str, value: Any) -> int:
        if value.__class__ is not int:
            raise TypeError(f"{name} is an int, not {value!r}")
        if not -most <= value <= most:
            raise ValueError(f"{name} has {most.bit_length() + 1} bits, {value} has more")
        return value

    return is_int_in_range


def _is_bool(name: str, value: Any) -> bool:
    if value is not True and value is not False:
        raise TypeError(f"{name} is True or False, not {value!r}")
    return value


def _is_float(name: str, value: Any) -> float:
    if value.__class__ is not float:
        raise TypeError(f"{name} is a float, not {value!r}")
    return value


def _is_bytes(name: str, value: Any) -> bytes:
    if value.__class__ is not bytes:
        raise TypeError(f"{name} is bytes, not {value!r}")
    return value


def _is_text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, not {value!r}")
    if "\x00" in value:
        raise ValueError(f"{name} has a NUL character, which no text column keeps")
    return value
