"""What a need or an offer around a mob is like, and how many there may be."""

from typing import Literal

from msgspec import Struct

from goodmob.core.clock import DAY
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.core.text.length import graphemes

NeedKind = Literal["ride", "tool", "role", "other"]
Side = Literal["wanted", "offered"]

KIND = "need"
"""What calls of needs are the call of."""

CONTACTS_KEPT = 7 * DAY
"""How long after the close of the mob contacts and origins are kept."""

OPEN = frozenset({"gathering", "tipped", "live"})
"""States of a mob in which something is wanted and offered."""

MOST_PLACES = 20
MOST_OF_MOB = 100
MOST_OF_ACCOUNT = 10
MOST_ASKING = 30
"""So many may ask for one need at a time."""

LONGEST_TEXT = 200
LONGEST_ORIGIN = 100
LONGEST_CONTACT = 200


class NewNeed(Struct, frozen=True, kw_only=True):
    """What somebody wants or offers: so many places of it. origin: from where, in words; leaves_at in us.

    contact: how to reach them, for those whom they accept.
    """

    kind: NeedKind
    side: Side
    text: str
    places: int = 1
    origin: str = ""
    leaves_at: int | None = None
    contact: str = ""


def tidy(new: NewNeed) -> NewNeed:
    """The need with tidy words; Invalid names the field that is wrong."""
    text = line("text", new.text, LONGEST_TEXT)
    if not text:
        raise Invalid("text", "can't be blank")
    if not 1 <= new.places <= MOST_PLACES:
        raise Invalid("places", f"must be between 1 and {MOST_PLACES}")
    if new.kind != "ride" and (new.origin.strip() or new.leaves_at is not None):
        raise Invalid("origin", "belongs to a ride")
    return NewNeed(
        kind=new.kind,
        side=new.side,
        text=text,
        places=new.places,
        origin=line("origin", new.origin, LONGEST_ORIGIN),
        leaves_at=new.leaves_at,
        contact=line("contact", new.contact, LONGEST_CONTACT),
    )


def line(field: str, text: str, most: int) -> str:
    """The text as one tidy line, empty where it says nothing; Invalid names the field where it is too long."""
    tidied = clean_line(text)
    if is_blank(tidied):
        return ""
    if graphemes(tidied) > most:
        raise Invalid(field, f"is too long (maximum is {most} characters)")
    return tidied
