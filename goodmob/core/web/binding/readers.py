"""Reading what clients send into the types a params struct names; one reader for each type, made once."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, inspect
from starlette.datastructures import UploadFile

from goodmob.core.errors import Invalid
from goodmob.core.web.binding import scalars
from goodmob.core.web.params import Upload

Reader = Callable[[Any, str], Any]
"""Takes a value and the name of its field as the client wrote it; gives the value typed, UNSENT, or Invalid."""

UNSENT = scalars.UNSENT
MOST_INDEX_DIGITS = 6


def struct_reader(kind: inspect.StructType) -> dict[str, Reader]:
    """The reader of each field of a struct, by the name that clients send."""
    return {field.encode_name: reader(field.type) for field in kind.fields}


def reader(kind: inspect.Type) -> Reader:
    """The reader of a type; TypeError for types that cannot stand in a params struct."""
    if isinstance(kind, inspect.Metadata):
        is_id = (kind.extra or {}).get("id", False)
        return scalars.single(scalars.read_id) if is_id else reader(kind.type)
    if isinstance(kind, inspect.UnionType):
        return _union(kind)
    if isinstance(kind, (inspect.ListType, inspect.SetType, inspect.FrozenSetType, inspect.VarTupleType)):
        return _list(reader(kind.item_type))
    if isinstance(kind, inspect.StructType):
        return _struct(kind)
    if isinstance(kind, inspect.DictType):
        return _dict(reader(kind.value_type))
    if isinstance(kind, inspect.CustomType) and kind.cls is Upload:
        return scalars.single(_upload)
    if isinstance(kind, inspect.LiteralType):
        return scalars.single(scalars.choice(kind.values))
    if isinstance(kind, inspect.EnumType):
        return scalars.single(scalars.choice(tuple(member.value for member in kind.cls)))
    read = scalars.READERS.get(type(kind))
    if read is None:
        raise TypeError(f"a params struct cannot hold {kind!r}")
    return scalars.single(read)


def _union(kind: inspect.UnionType) -> Reader:
    may_be_null = any(isinstance(member, inspect.NoneType) for member in kind.types)
    members = [member for member in kind.types if not isinstance(member, inspect.NoneType)]
    groups = [reader(member) for member in members if isinstance(member, _GROUPS)]
    singles = [reader(member) for member in members if not isinstance(member, _GROUPS)]

    def read(value: Any, where: str) -> Any:
        if value is None:
            return None if may_be_null else UNSENT
        choices = groups + singles if isinstance(value, (list, dict)) else singles + groups
        for choice in choices[:-1]:
            try:
                return choice(value, where)
            except Invalid:
                continue
        return choices[-1](value, where)

    return read


_GROUPS = (
    *(inspect.ListType, inspect.SetType, inspect.FrozenSetType, inspect.VarTupleType),
    *(inspect.StructType, inspect.DictType),
)


def _list(read_item: Reader) -> Reader:
    def read(value: Any, where: str) -> Any:
        if value is None:
            return UNSENT
        if isinstance(value, dict):
            value = _by_index(value, where)
        elif not isinstance(value, list):
            value = [] if value == "" else [value]
        items = (read_item(item, f"{where}[{index}]") for index, item in enumerate(value))
        return [item for item in items if item is not UNSENT]

    return read


def _by_index(group: dict[str, Any], where: str) -> list[Any]:
    if not all(key.isascii() and key.isdigit() and len(key) <= MOST_INDEX_DIGITS for key in group):
        raise Invalid(where, "must be a list")
    return [group[key] for key in sorted(group, key=int)]


def _struct(kind: inspect.StructType) -> Reader:
    # Readers of the fields are made at the first use, so that a struct may hold itself.
    fields: dict[str, Reader] = {}

    def read(value: Any, where: str) -> Any:
        if value is None or value == "":
            return UNSENT
        if not isinstance(value, dict):
            raise Invalid(where, "must be a group of named values")
        fields.update({} if fields else struct_reader(kind))
        return read_fields(fields, value, where)

    return read


def read_fields(fields: dict[str, Reader], values: dict[str, Any], where: str = "") -> dict[str, Any]:
    """The fields that were sent, typed; names that no field has are passed over."""
    typed: dict[str, Any] = {}
    for name, read in fields.items():
        if name in values:
            value = read(values[name], f"{where}[{name}]" if where else name)
            if value is not UNSENT:
                typed[name] = value
    return typed


def _dict(read_value: Reader) -> Reader:
    def read(value: Any, where: str) -> Any:
        if value is None or value == "":
            return UNSENT
        if not isinstance(value, dict):
            raise Invalid(where, "must be a group of named values")
        names = {name: scalars.read_text(name, where) for name in value}
        return {names[name]: read_value(inner, f"{where}[{name}]") for name, inner in value.items()}

    return read


def _upload(value: Any, where: str) -> Any:
    if isinstance(value, UploadFile):
        return Upload(value)
    if value == "":
        return UNSENT
    raise Invalid(where, "must be a file, sent as multipart/form-data")


def fields_of(params: type[Struct]) -> dict[str, Reader]:
    """The readers of a params struct."""
    kind = inspect.type_info(params)
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"{params!r} is not a struct")
    return struct_reader(kind)
