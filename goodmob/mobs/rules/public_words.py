"""What a call says to everybody leads to nobody's home."""

from goodmob.core.errors import Invalid
from goodmob.mobs.rules.brakes import OPEN, STREET
from goodmob.mobs.rules.private_places import Finding, home_in, private_in
from goodmob.mobs.rules.wishes import Wish

_WHY: dict[Finding, str] = {
    "home": "can't lead to a private home: choose a place where everybody may go",
    "door": "can't name a flat or a door: choose a place where everybody may go",
    "phone": "can't hold a telephone number: people can write to you in the conversation",
    "coordinates": "can't hold coordinates: choose the area of the place instead",
    "address": "can't hold an address that may be somebody's home: name the park, café or hall that is there",
}
_KNOWN_PLACES = frozenset({"place", "organisation"})


def check_words(wish: Wish) -> None:
    """Invalid, naming the field, for a mob for everybody whose words lead to somebody's home.

    An exact place that only people who are in are told may be an address, but no home either.
    """
    if wish.visibility not in OPEN:
        return
    is_venue = wish.addressee is not None and wish.addressee.kind in _KNOWN_PLACES
    meets = wish.verb in STREET - {"do"}
    said = [
        ("title", wish.title, meets),
        ("text", wish.text, meets),
        ("spoiler_text", wish.spoiler_text, meets),
        ("place[text]", wish.place_text, True),
        *(("rules", rule, False) for rule in wish.rules),
        ("unit", wish.unit, False),
        *(("roles", role.name, False) for role in wish.roles),
        ("demand", wish.demand, False),
        *([("addressee", wish.addressee.name, False)] if wish.addressee is not None else []),
        *([("place[exact]", wish.place_exact, True)] if wish.place_policy == "public" else []),
    ]
    for field, text, together in said:
        if (found := private_in(text, together=together, is_venue=is_venue)) is not None:
            raise Invalid(field, _WHY[found])
    if wish.place_policy != "public" and (found := home_in(wish.place_exact)) is not None:
        raise Invalid("place[exact]", _WHY[found])
