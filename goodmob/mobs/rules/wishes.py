"""A mob as its host wants it: what is said of it, and what it is with everything filled in."""

from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.commitments.queries.calls import Role
from goodmob.core.web.params import Id
from goodmob.core.zones import USUAL_ZONE
from goodmob.mobs.rules.verbs import Verb

PlacePolicy = Literal["public", "confirmed"]
Visibility = Literal["public", "unlisted", "private", "direct"]
AddresseeKind = Literal["self", "place", "organisation", "cause"]


class PlaceFields(Struct, frozen=True):
    """What is said of a place; `cell` has our resolution or is empty, and what is UNSET stays as it was."""

    text: str | UnsetType = UNSET
    exact: str | UnsetType = UNSET
    cell: str | UnsetType = UNSET
    policy: PlacePolicy | UnsetType = UNSET


class RoleFields(Struct, kw_only=True):
    """A role with places of its own; without a cap it takes as many as like."""

    name: str
    cap: int | None = None


class AddresseeFields(Struct, kw_only=True):
    """Whom a mob is for, or turns to: by name, or the account of an organisation (@name@server)."""

    kind: AddresseeKind
    name: str = ""
    account: str = ""


class Addressee(Struct, frozen=True):
    """Whom a mob is for: whoever joins (self), a place, an organisation, a cause; never a private person.

    handle: that of the account, with the server of one elsewhere.
    """

    kind: AddresseeKind
    name: str = ""
    account_id: int | None = None
    handle: str = ""


class MobFields(Struct, kw_only=True):
    """What is said of a mob: what is UNSET stays as it was, or as usual.

    Times are ISO 8601, with an offset or by the clocks of time_zone; moment is instead of starts_at and ends_at, for a
    window of one minute. threshold, area_threshold and cap are places, and 0 is for none; an empty join_by, addressee
    or list is for none, too. Roles have places of their own, instead of cap. The first of the languages is `language`.
    """

    title: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    verb: Verb | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    starts_at: str | UnsetType = UNSET
    ends_at: str | UnsetType = UNSET
    moment: str | UnsetType = UNSET
    time_zone: str | UnsetType = UNSET
    threshold: int | UnsetType = UNSET
    cap: int | UnsetType = UNSET
    join_by: str | UnsetType = UNSET
    visibility: Visibility | UnsetType = UNSET
    language: str | UnsetType = UNSET
    media_ids: list[Id] | UnsetType = UNSET
    spoiler_text: str | UnsetType = UNSET
    area_threshold: int | UnsetType = UNSET
    roles: list[RoleFields] | UnsetType = UNSET
    addressee: AddresseeFields | UnsetType | None = UNSET
    demand: str | UnsetType = UNSET
    languages: list[str] | UnsetType = UNSET
    rules: list[str] | UnsetType = UNSET
    parent_id: Id | UnsetType | None = UNSET


class Wish(Struct, frozen=True, kw_only=True):
    """A mob with everything filled in; times in microseconds UTC, 0 where they were not said.

    languages: all of them, the first of which is `language`. parent_id: the mob that this is a chapter of.
    """

    title: str = ""
    text: str = ""
    verb: Verb = "do"
    unit: str = ""
    starts_at: int = 0
    ends_at: int = 0
    time_zone: str = USUAL_ZONE
    moment: bool = False
    threshold: int | None = None
    cap: int | None = None
    join_by: int | None = None
    place_text: str = ""
    place_cell: str | None = None
    place_exact: str = ""
    place_policy: PlacePolicy = "confirmed"
    visibility: Visibility = "public"
    language: str | None = None
    media_ids: tuple[int, ...] = ()
    spoiler_text: str = ""
    area_threshold: int | None = None
    roles: tuple[Role, ...] = ()
    addressee: Addressee | None = None
    demand: str = ""
    languages: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    parent_id: int | None = None


def visibility_named(name: str) -> Visibility:
    """The visibility of this name; ValidationError where there is none."""
    visibility: Visibility = msgspec.convert(name, Visibility)
    return visibility
