"""Circumstances of which people are told, and what is particular to some of them."""

from collections.abc import Sequence
from typing import Literal, Protocol, TypeVar, get_args

from goodmob.core.clock import DAY, HOUR

Circumstance = Literal[
    "tipped", "area_tipped", "tomorrow", "soon", "live", "moved", "cancelled", "failed", "halted", "resumed",
    "thanks", "announcement", "met", "lapsed",
]  # fmt: skip

ANNOUNCEMENT: Circumstance = "announcement"

OF_A_PART: Circumstance = "area_tipped"
"""It still matters to somebody who comes later to that part of the subject which is its occasion."""

URGENT = frozenset({"moved", "cancelled", "failed", "halted", "resumed", "met", "lapsed"})
"""They change whether, when or where something takes place, or who is in, and reach also those who muted it."""

LASTING = frozenset({"tipped", "moved", "cancelled", "failed", "halted", "resumed", ANNOUNCEMENT})
"""They still matter to somebody who comes later."""

IN_WORDS = frozenset(
    {"tipped", "tomorrow", "soon", "moved", "cancelled", "failed", "halted", "resumed", "met", "thanks", ANNOUNCEMENT}
)
"""What people of other servers read, who get no notices: all but what nothing follows from for them."""

LIFETIMES = {"soon": HOUR, "live": HOUR, "tomorrow": DAY}
"""How long after it was said a letter about it is still worth sending, where it loses its sense."""

Topic = Literal["off", "moved", "tipped", "announcements", "tomorrow", "soon", "live", "thanks"]
TOPICS: tuple[Topic, ...] = get_args(Topic)

USUAL_TOPICS: tuple[Topic, ...] = ("off", "moved", "tipped", "announcements", "tomorrow")
"""What comes by e-mail unless somebody says otherwise: whatever changes plans, the host's words, and a reminder."""

_TOPIC_OF: dict[str, Topic] = {
    "cancelled": "off",
    "failed": "off",
    "met": "off",
    "lapsed": "off",
    "halted": "off",
    "resumed": "off",
    "moved": "moved",
    "tipped": "tipped",
    "area_tipped": "tipped",
    "announcement": "announcements",
    "tomorrow": "tomorrow",
    "soon": "soon",
    "live": "live",
    "thanks": "thanks",
}


class Said(Protocol):
    """What has to be known of a message to tell whether it still matters."""

    @property
    def id(self) -> int: ...
    @property
    def circumstance(self) -> str: ...


Message = TypeVar("Message", bound=Said)


def topic_of(circumstance: str) -> Topic:
    """What a circumstance is counted as where somebody chooses what comes by e-mail."""
    return _TOPIC_OF[circumstance]


def still_matter(messages: Sequence[Message]) -> list[Message]:
    """Of what was said so far about one subject that which somebody who comes now should hear, the oldest first.

    Every announcement, and of anything else the newest; that it was stopped only until it goes on, of which nobody
    hears who never heard that it was stopped.
    """
    in_order = sorted(messages, key=lambda message: message.id)
    newest = {message.circumstance: message.id for message in in_order}
    if newest.get("resumed", 0) > newest.get("halted", 0):
        newest.pop("halted", None)
    newest.pop("resumed", None)
    return [
        message
        for message in in_order
        if message.circumstance in LASTING
        and (message.circumstance == ANNOUNCEMENT or newest.get(message.circumstance) == message.id)
    ]


def is_stale(circumstance: str, said_at: int, now: int) -> bool:
    """Whether a letter about it comes too late to be of use; moments in us."""
    lifetime = LIFETIMES.get(circumstance)
    return lifetime is not None and now - said_at > lifetime
