"""What people are told who come too early or too late."""

JUST_CHANGED = "It has changed at this very moment; please look again"

ELSEWHERE = "This is for the server of the mob to decide"

_SENTENCES = {
    "draft": "It has not been published yet",
    "gathering": "It has not begun yet",
    "tipped": "It has not begun yet",
    "live": "It has begun already",
    "tallying": "It is over",
    "reported": "It is over",
    "failed": "It does not take place: too few people joined in time",
    "cancelled": "It has been called off",
    "halted": "It has been stopped",
}


def why_not(call_state: str) -> str:
    """Why a call in this state does not allow what somebody wants."""
    return _SENTENCES[call_state]
