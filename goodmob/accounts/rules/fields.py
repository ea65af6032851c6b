"""The name-value pairs of a profile, as they are stored."""

import msgspec


class Field(msgspec.Struct, frozen=True):
    """One pair: what the owner wrote, the value as safe HTML, and since when a link is known to be the owner's own."""

    name: str
    value: str
    html: str
    verified_at: int | None = None


_decoder = msgspec.json.Decoder(tuple[Field, ...])
_texts = msgspec.json.Decoder(tuple[str, ...])


def pack(values: tuple[Field, ...] | tuple[str, ...]) -> str:
    """Fields, or texts such as domains, as the JSON that a column holds."""
    return msgspec.json.encode(values).decode()


def unpack_fields(column: str) -> tuple[Field, ...]:
    """The fields of a column."""
    return _decoder.decode(column)


def unpack_domains(column: str) -> tuple[str, ...]:
    """The domains of a column."""
    return unpack_texts(column)


def unpack_texts(column: str) -> tuple[str, ...]:
    """The texts of a column."""
    return _texts.decode(column)
