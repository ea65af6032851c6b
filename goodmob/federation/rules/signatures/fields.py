"""Structured fields (RFC 8941) as far as signatures use them: dictionaries of items and of lists of names."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping

from msgspec import Struct

from goodmob.federation.rules.signatures.message import BadSignature

Bare = int | str | bytes | bool
"""Tokens and decimals are read too, and kept as they were written."""


class Token(str):
    """A word without quotes."""

    __slots__ = ()


class Item(Struct, frozen=True):
    """A value with its parameters; of a list the value is the items of it."""

    value: "Bare | tuple[Item, ...]"
    params: Mapping[str, Bare] = {}


_LONGEST = 16_384
_KEY = re.compile(r"[a-z*][a-z0-9_.*-]*")
_BARE = re.compile(
    r"(?P<bytes>:[A-Za-z0-9+/=]*:)"
    r'|(?P<text>"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*")'
    r"|(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,3})?)"
    r"|(?P<flag>\?[01])"
    r"|(?P<token>[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*)"
)
_ESCAPED = re.compile(r'\\(["\\])')


def read_dictionary(text: str) -> dict[str, Item]:
    """The members by name; BadSignature where it is no dictionary, or says something twice."""
    if len(text) > _LONGEST:
        raise BadSignature("A header is too long")
    return _Reader(text).dictionary()


def written(item: Item) -> str:
    """The item as it is written, in the one way there is."""
    value = item.value
    bare = f"({' '.join(written(part) for part in value)})" if isinstance(value, tuple) else _bare(value)
    return bare + "".join(f";{key}" if is_true(part) else f";{key}={_bare(part)}" for key, part in item.params.items())


def is_true(value: Bare) -> bool:
    """Whether a parameter stands there without a value."""
    return value is True


def _bare(value: Bare) -> str:
    match value:
        case bool():
            return "?1" if value else "?0"
        case bytes():
            return f":{b64encode(value).decode()}:"
        case Token() | int():
            return str(value)
        case _:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text.strip(" ")
        self._at = 0

    def dictionary(self) -> dict[str, Item]:
        members: dict[str, Item] = {}
        while self._at < len(self._text):
            key = self._key()
            if key in members:
                raise BadSignature(f"A header says {key} twice")
            members[key] = self._member()
            self._space("\t ")
            if self._at == len(self._text):
                return members
            self._take(",")
            self._space("\t ")
            if self._at == len(self._text):
                raise BadSignature("A header ends with a comma")
        return members

    def _member(self) -> Item:
        if not self._took("="):
            return Item(True, self._params())
        return self._list() if self._peek() == "(" else self._item()

    def _list(self) -> Item:
        self._take("(")
        items: list[Item] = []
        self._space(" ")
        while not self._took(")"):
            items.append(self._item())
            if self._peek() not in {" ", ")"}:
                raise BadSignature("A header holds a list that is none")
            self._space(" ")
        return Item(tuple(items), self._params())

    def _item(self) -> Item:
        return Item(self._value(), self._params())

    def _params(self) -> dict[str, Bare]:
        params: dict[str, Bare] = {}
        while self._took(";"):
            self._space(" ")
            key = self._key()
            if key in params:
                raise BadSignature(f"A header says {key} twice")
            params[key] = self._value() if self._took("=") else True
        return params

    def _key(self) -> str:
        return self._match(_KEY)[0]

    def _value(self) -> Bare:
        found = self._match(_BARE)
        match found.lastgroup:
            case "bytes":
                return _unpacked(found[0][1:-1])
            case "text":
                return _ESCAPED.sub(r"\1", found[0][1:-1])
            case "number" if "." not in found[0]:
                return int(found[0])
            case "flag":
                return found[0] == "?1"
            case _:
                return Token(found[0])

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise BadSignature("A header cannot be read")
        self._at = found.end()
        return found

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _took(self, sign: str) -> bool:
        if self._peek() != sign:
            return False
        self._at += 1
        return True

    def _take(self, sign: str) -> None:
        if not self._took(sign):
            raise BadSignature("A header cannot be read")

    def _space(self, signs: str) -> None:
        while self._peek() and self._peek() in signs:
            self._at += 1


def _unpacked(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except NotBase64 as error:
        raise BadSignature("Something is not Base64") from error
