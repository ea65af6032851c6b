"""The rare fields of the form in which people call a mob, as texts that people type and as the actions take them."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import UNSET, Struct, structs

from goodmob.core.errors import Invalid
from goodmob.mobs.rules.cells import cell_at
from goodmob.mobs.rules.wishes import AddresseeFields, MobFields, RoleFields, Wish

MANY = 1_000_000_000
"""Greater numbers are taken for this one, which is refused."""

_BETWEEN = re.compile(r"[,;\s]+")


class MoreForm(Struct, kw_only=True):
    """What few mobs need. roles: a line each, "cook: 3"; rules: a line each; languages: codes with commas.

    latitude and longitude: where the browser says it is; only the cell is kept.
    """

    roles: str = ""
    area_threshold: str = ""
    addressee_kind: Literal["", "self", "place", "organisation", "cause"] = ""
    addressee_name: str = ""
    addressee_account: str = ""
    demand: str = ""
    languages: str = ""
    rules: str = ""
    parent_id: str = ""
    latitude: str = ""
    longitude: str = ""


class MoreShown(Struct, frozen=True, kw_only=True):
    """The same as it is shown; has_cell: whether the mob is found by who looks near its place."""

    roles: str = ""
    area_threshold: str = ""
    addressee_kind: str = ""
    addressee_name: str = ""
    addressee_account: str = ""
    demand: str = ""
    languages: str = ""
    rules: str = ""
    parent_id: str = ""
    has_cell: bool = False

    @property
    def has_more(self) -> bool:
        """Whether something of it is said."""
        said = (self.roles, self.area_threshold, self.addressee_kind, self.demand, self.languages, self.rules)
        return any(said)


def with_more(fields: MobFields, form: MoreForm) -> MobFields:
    """The fields with what the form says of the rare ones; Invalid names one that cannot be read."""
    addressee = None
    if form.addressee_kind:
        names = {"name": form.addressee_name, "account": form.addressee_account}
        addressee = AddresseeFields(kind=form.addressee_kind, **names)
    codes = [code for code in _BETWEEN.split(form.languages) if code]
    return structs.replace(
        fields,
        roles=[_role(line) for line in _lines(form.roles)],
        area_threshold=number("area_threshold", form.area_threshold),
        addressee=addressee,
        demand=form.demand,
        languages=codes or UNSET,
        rules=_lines(form.rules),
        parent_id=number("parent_id", form.parent_id) or None,
    )


def more_from(wish: Wish) -> MoreShown:
    """The rare fields of a mob as it is."""
    whom = wish.addressee
    return MoreShown(
        roles="\n".join(role.name if role.capacity is None else f"{role.name}: {role.capacity}" for role in wish.roles),
        area_threshold="" if wish.area_threshold is None else str(wish.area_threshold),
        addressee_kind=whom.kind if whom else "",
        addressee_name=whom.name if whom else "",
        addressee_account=f"@{whom.handle}" if whom and whom.handle else "",
        demand=wish.demand,
        languages=", ".join(wish.languages),
        rules="\n".join(wish.rules),
        parent_id="" if wish.parent_id is None else str(wish.parent_id),
        has_cell=wish.place_cell is not None,
    )


def more_again(former: MoreShown, form: MoreForm) -> MoreShown:
    """The rare fields with all that was typed."""
    typed = {name: value for name, value in structs.asdict(form).items() if name in MoreShown.__struct_fields__}
    return structs.replace(former, **typed)


def cell_typed(form: MoreForm) -> str | None:
    """The cell around where the browser says it is; None where it said nothing."""
    return cell_around(form.latitude, form.longitude)


def cell_around(latitude: str, longitude: str) -> str | None:
    """The cell that holds the degrees, None where there are none; Invalid where they are not on earth."""
    if not (latitude.strip() and longitude.strip()):
        return None
    try:
        return cell_at(float(latitude), float(longitude))
    except ValueError as error:
        raise Invalid("place[latitude]", "must be a number") from error


def number(field: str, text: str) -> int:
    """The number that was typed, 0 for none; Invalid names the field where it is no number."""
    digits = text.strip()
    if not digits:
        return 0
    if not (digits.isascii() and digits.isdigit()) or int(digits[:20]) == 0:
        raise Invalid(field, "must be a number")
    return int(digits[:20]) if field == "parent_id" else min(int(digits[:20]), MANY)


def _role(line: str) -> RoleFields:
    name, colon, places = line.rpartition(":")
    return RoleFields(name=name, cap=number("roles", places) or None) if colon else RoleFields(name=line)


def _lines(text: str) -> Sequence[str]:
    return [line for line in text.splitlines() if line.strip()]
