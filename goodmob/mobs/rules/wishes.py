"""A mob as its host wants it: what is said of it, what was kept before, and whether it can be."""

from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import MINUTE
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, clean_text, is_blank
from goodmob.core.text.language import CODE
from goodmob.core.text.length import graphemes
from goodmob.core.web.params import Id
from goodmob.mobs.rules.moments import USUAL_ZONE, moment_named, zone_named

Verb = Literal["do", "come", "say", "give", "buy", "bring", "report"]
PlacePolicy = Literal["public", "confirmed"]
Visibility = Literal["public", "unlisted", "private", "direct"]

UNITS: dict[str, str] = {
    "do": "deed",
    "come": "visit",
    "say": "post",
    "give": "gift",
    "buy": "purchase",
    "bring": "thing",
    "report": "report",
}
"""What is counted unless the host says otherwise."""

LONGEST_TITLE = 100
LONGEST_UNIT = 30
LONGEST_PLACE = 100
LONGEST_EXACT = 200


class PlaceFields(Struct, frozen=True):
    """What is said of a place; `cell` has our resolution or is empty, and what is UNSET stays as it was."""

    text: str | UnsetType = UNSET
    exact: str | UnsetType = UNSET
    cell: str | UnsetType = UNSET
    policy: PlacePolicy | UnsetType = UNSET


class MobFields(Struct, kw_only=True):
    """What is said of a mob: what is UNSET stays as it was, or as usual.

    Times are ISO 8601, with an offset or by the clocks of time_zone; moment is instead of starts_at and ends_at, for a
    window of one minute. threshold and cap are places, and 0 is for none; an empty join_by is for none, too.
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


class Wish(Struct, frozen=True, kw_only=True):
    """A mob with everything filled in; times in microseconds UTC, 0 where they were not said."""

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


def visibility_named(name: str) -> Visibility:
    """The visibility of this name; ValidationError where there is none."""
    visibility: Visibility = msgspec.convert(name, Visibility)
    return visibility


def wished(former: Wish, fields: MobFields, place: PlaceFields | UnsetType) -> Wish:
    """The former wish with what is said anew, tidied and checked; Invalid names the field that is wrong.

    Whether its times and places can be is for the call to say.
    """
    wish = msgspec.structs.replace(former, **_texts(former, fields))
    wish = msgspec.structs.replace(wish, **_numbers(fields), **_times(wish, fields))
    if place is not UNSET:
        wish = msgspec.structs.replace(wish, **_place(place))
    _check(wish)
    return wish


def _texts(former: Wish, fields: MobFields) -> dict[str, object]:
    said: dict[str, object] = {}
    for name in ("title", "unit", "spoiler_text"):
        if (line := getattr(fields, name)) is not UNSET:
            said[name] = _shown(clean_line(line))
    if fields.text is not UNSET:
        said["text"] = _shown(clean_text(fields.text))
    if fields.verb is not UNSET:
        said["verb"] = fields.verb
    verb = str(said.get("verb", former.verb))
    if not said.get("unit", former.unit) or (verb != former.verb and former.unit == UNITS.get(former.verb)):
        said["unit"] = said.get("unit") or UNITS[verb]
    if fields.time_zone is not UNSET:
        said["time_zone"] = zone_named(fields.time_zone.strip())
    if fields.visibility is not UNSET:
        said["visibility"] = fields.visibility
    if fields.language is not UNSET:
        said["language"] = _language(fields.language)
    return said


def _numbers(fields: MobFields) -> dict[str, object]:
    said: dict[str, object] = {}
    for name in ("threshold", "cap"):
        if (number := getattr(fields, name)) is not UNSET:
            said[name] = number or None
    if fields.media_ids is not UNSET:
        said["media_ids"] = tuple(dict.fromkeys(fields.media_ids))
    return said


def _times(wish: Wish, fields: MobFields) -> dict[str, object]:
    zone, said = wish.time_zone, dict[str, object]()
    if fields.moment is not UNSET:
        for name in ("starts_at", "ends_at"):
            if getattr(fields, name) is not UNSET:
                raise Invalid(name, "can't be given together with moment")
        start = moment_named(fields.moment, zone, "moment")
        said |= {"starts_at": start, "ends_at": start + MINUTE, "moment": True}
    for name in ("starts_at", "ends_at"):
        if (text := getattr(fields, name)) is not UNSET:
            said |= {name: moment_named(text, zone, name), "moment": False}
    if fields.join_by is not UNSET:
        said["join_by"] = moment_named(fields.join_by, zone, "join_by") if fields.join_by.strip() else None
    return said


def _place(place: PlaceFields) -> dict[str, object]:
    said: dict[str, object] = {}
    if place.text is not UNSET:
        said["place_text"] = _shown(clean_line(place.text))
    if place.exact is not UNSET:
        said["place_exact"] = _shown(clean_line(place.exact))
    if place.cell is not UNSET:
        said["place_cell"] = place.cell or None
    if place.policy is not UNSET:
        said["place_policy"] = place.policy
    return said


def _check(wish: Wish) -> None:
    if not wish.title:
        raise Invalid("title", "can't be blank")
    for field, text, most in (
        ("title", wish.title, LONGEST_TITLE),
        ("unit", wish.unit, LONGEST_UNIT),
        ("place[text]", wish.place_text, LONGEST_PLACE),
        ("place[exact]", wish.place_exact, LONGEST_EXACT),
    ):
        if graphemes(text) > most:
            raise Invalid(field, f"is too long (maximum is {most} characters)")
    for field, moment in (("starts_at", wish.starts_at), ("ends_at", wish.ends_at)):
        if not moment:
            raise Invalid(field, "can't be blank")


def _language(text: str) -> str | None:
    code = text.strip().replace("_", "-")
    if code and not CODE.fullmatch(code):
        raise Invalid("language", "must be a language code, such as en or pt-BR")
    return code or None


def _shown(text: str) -> str:
    return "" if is_blank(text) else text
