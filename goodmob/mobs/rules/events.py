"""Mobs as apps for Pleroma know events: what of one is which of the other."""

from msgspec import structs

from goodmob.core.clock import HOUR
from goodmob.mobs.rules.wishes import Wish
from goodmob.mobs.rules.wording import face_text

USUAL_LENGTH = 2 * HOUR
"""Of an event without an end, as those apps propose."""

PROVIDER = "goodmob"
AS_TYPED = "words:"
"""Before a place that is known by its words only."""

_JOIN_STATES = {
    "confirmed": "accept",
    "done": "accept",
    "no_show": "accept",
    "excused": "accept",
    "waitlisted": "pending",
    "waiting": "pending",
    "void": "reject",
}


def join_state(own_state: str | None) -> str | None:
    """How somebody stands, by the state of their commitment; None where they may join, as for an offer."""
    return _JOIN_STATES.get(own_state or "")


def join_states(wanted: str) -> frozenset[str]:
    """The states of commitments that such an app takes for this one."""
    return frozenset(state for state, shown in _JOIN_STATES.items() if shown == wanted)


def own_words(sent: str, former: Wish, url: str) -> str:
    """What a host wrote in an app that let them edit the whole post: without title and facts, which are added anew."""
    words = sent.strip().replace("\r\n", "\n")
    facts = face_text(structs.replace(former, text=""), url).removeprefix(former.title).strip()
    return words.removesuffix(facts).strip().removeprefix(former.title).strip() if words.endswith(facts) else words
