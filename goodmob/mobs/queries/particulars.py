"""The particulars of a mob as they are kept in its row."""

from typing import cast

import msgspec

from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.wishes import Addressee, AddresseeKind


def addressee_in(row: MobRow) -> Addressee | None:
    """Whom the mob is for."""
    if row.addressee_kind is None:
        return None
    return Addressee(
        cast(AddresseeKind, row.addressee_kind), row.addressee_name or "", row.addressee_id, row.addressee_handle or ""
    )


def languages_of(row: MobRow) -> tuple[str, ...]:
    """The languages of the mob, its first one first."""
    if row.languages is not None:
        return msgspec.json.decode(row.languages, type=tuple[str, ...])
    return (row.language,) if row.language else ()


def rules_of(row: MobRow) -> tuple[str, ...]:
    """The rules that its host wrote."""
    return msgspec.json.decode(row.rules, type=tuple[str, ...]) if row.rules else ()
