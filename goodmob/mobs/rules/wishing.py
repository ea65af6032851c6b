"""How what is said of a mob becomes a wish: tidied, laid over what was kept before, and checked."""

import msgspec
from msgspec import UNSET, UnsetType

from goodmob.core.clock import MINUTE
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, clean_text, is_blank
from goodmob.core.text.length import graphemes
from goodmob.core.zones import moment_named, zone_named
from goodmob.mobs.rules.particulars import demand_said, language_named, languages_named, roles_named, rules_said
from goodmob.mobs.rules.verbs import UNITS
from goodmob.mobs.rules.wishes import Addressee, MobFields, PlaceFields, Wish

LONGEST_TITLE = 100
LONGEST_UNIT = 30
LONGEST_PLACE = 100
LONGEST_EXACT = 200


def wished(
    former: Wish,
    fields: MobFields,
    place: PlaceFields | UnsetType,
    addressee: Addressee | UnsetType | None = UNSET,
) -> Wish:
    """The former wish with what is said anew, tidied and checked; Invalid names the field that is wrong.

    addressee: the one in the fields, once it was looked up. Whether its times and places can be is for the call to say.
    """
    wish = msgspec.structs.replace(former, **_texts(former, fields))
    wish = msgspec.structs.replace(wish, **_numbers(wish, fields), **_times(wish, fields))
    if place is not UNSET:
        wish = msgspec.structs.replace(wish, **_place(place))
    wish = msgspec.structs.replace(wish, **_particulars(wish, fields, addressee))
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
    return said


def _numbers(former: Wish, fields: MobFields) -> dict[str, object]:
    said: dict[str, object] = {}
    for name in ("threshold", "area_threshold", "cap"):
        if (number := getattr(fields, name)) is not UNSET:
            said[name] = number or None
    if fields.media_ids is not UNSET:
        said["media_ids"] = tuple(dict.fromkeys(fields.media_ids))
    roles = former.roles if fields.roles is UNSET else roles_named(fields.roles)
    if roles and said.get("cap"):
        raise Invalid("cap", "can't be given together with roles, which have places of their own")
    return {**said, "roles": roles, **({"cap": None} if roles else {})}


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


def _particulars(former: Wish, fields: MobFields, addressee: Addressee | UnsetType | None) -> dict[str, object]:
    said: dict[str, object] = _languages(former, fields)
    whom = former.addressee if addressee is UNSET else addressee
    demand = former.demand if fields.demand is UNSET else fields.demand
    if addressee is not UNSET and fields.demand is UNSET and (whom is None or whom.kind != "organisation"):
        demand = ""  # it was asked of the former one
    said |= {"addressee": whom, "demand": demand_said(demand, whom)}
    if fields.rules is not UNSET:
        said["rules"] = rules_said(fields.rules)
    if fields.parent_id is not UNSET:
        said["parent_id"] = fields.parent_id
    return said


def _languages(former: Wish, fields: MobFields) -> dict[str, object]:
    """The first language and all of them; who names one changes the first, who names several all."""
    others = former.languages[1:] if fields.languages is UNSET else languages_named(fields.languages)
    if fields.language is not UNSET:
        first = language_named(fields.language)
    else:
        first = former.language if fields.languages is UNSET else None
    codes = languages_named([*([first] if first else []), *others])
    return {"language": codes[0] if codes else None, "languages": codes}


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


def _shown(text: str) -> str:
    return "" if is_blank(text) else text
