"""Which params structs hold files, and so need a multipart body and a larger bound."""

from collections.abc import Iterator

from msgspec import Struct, inspect

from goodmob.core.web.params import Upload


def takes_upload(params: type[Struct]) -> bool:
    """Whether a field of the struct, or of a struct inside it, is an Upload."""
    return any(
        isinstance(part, inspect.CustomType) and part.cls is Upload for part in _parts(inspect.type_info(params))
    )


def _parts(kind: inspect.Type) -> Iterator[inspect.Type]:
    yield kind
    if isinstance(kind, inspect.Metadata):
        yield from _parts(kind.type)
    elif isinstance(kind, inspect.UnionType):
        for member in kind.types:
            yield from _parts(member)
    elif isinstance(kind, inspect.ListType):
        yield from _parts(kind.item_type)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _parts(field.type)
