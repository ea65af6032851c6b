"""The states of calls and commitments, and what each allows."""

from typing import Literal, get_args

CallState = Literal["draft", "gathering", "tipped", "live", "tallying", "reported", "failed", "cancelled", "halted"]
CommitmentState = Literal[
    "asked", "confirmed", "waitlisted", "offered", "waiting", "done", "no_show", "excused", "released", "declined",
    "expired", "void",
]  # fmt: skip
DeedState = Literal["claimed", "witnessed", "verified", "disputed"]

CALL_STATES: tuple[str, ...] = get_args(CallState)

JOINABLE = frozenset({"gathering", "tipped", "live"})
"""Calls that can be joined, until their join_by."""

CHANGEABLE = frozenset({"draft", "gathering", "tipped", "live"})
"""Calls that the host may change or cancel."""

OVER = frozenset({"reported", "failed", "cancelled"})
"""Calls that never change again."""

CALLED_OFF = frozenset({"failed", "cancelled"})

IN_PLACE = frozenset({"confirmed", "done", "no_show", "excused"})
"""Commitments that hold a place; pool.confirmed counts them."""

COMMITTED = frozenset({*IN_PLACE, "waitlisted", "offered", "waiting"})
"""Commitments that stand."""

ASKED = "asked"
"""Of who wants to come to a call of another server, which has not answered yet: neither in nor committed."""

GONE = frozenset({"released", "declined", "expired"})
"""Commitments that were given up; their account may join again, at the end of the line."""


def shown_state(call_state: str, commitment_state: str) -> str:
    """The state of a commitment as it is shown: void where the call was called off."""
    if call_state in CALLED_OFF and commitment_state in COMMITTED:
        return "void"
    return commitment_state
