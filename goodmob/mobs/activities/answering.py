"""What is said between the server of a mob and those of who takes part: Join, Leave, what is answered, and Invite."""

from typing import Literal

from msgspec import Struct

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import number, objects, text
from goodmob.core.text.cleaning import clean_line

Answer = Literal["Accept", "TentativeAccept", "Reject"]

LONGEST_ROLE = 200
LONGEST_WORDS = 300


class Standing(Struct, frozen=True, kw_only=True):
    """How somebody stands who joined, as the server of the mob tells theirs.

    code: what is shown at the door. place: the exact one, for who is in. words: why somebody was refused.
    """

    state: str = ""
    party_size: int = 1
    position: int | None = None
    code: str = ""
    place: str = ""
    words: str = ""


def answer_to(state: str) -> Answer:
    """What is answered to who stands so: in, or in the line, or not at all."""
    match state:
        case "confirmed" | "done" | "no_show" | "excused":
            return "Accept"
        case "waitlisted" | "waiting" | "offered":
            return "TentativeAccept"
        case _:
            return "Reject"


def join_said(actor: str, uri: str, *, event: str, host: str, party_size: int = 1, role: str = "") -> Json:
    """That somebody of ours wants to come to a mob elsewhere."""
    said: Json = {"id": uri, "type": "Join", "actor": actor, "object": event, "to": [host]}
    more = {"partySize": party_size, "role": role}
    usual = {"partySize": 1, "role": ""}
    told = {key: value for key, value in more.items() if value != usual[key]}
    return said | ({"mob": told} if told else {})


def leave_said(actor: str, uri: str, *, event: str, host: str) -> Json:
    """That somebody of ours gives back what they have of a mob elsewhere."""
    return {"id": uri, "type": "Leave", "actor": actor, "object": event, "to": [host]}


def answer_said(kind: Answer, host: str, uri: str, *, join: Json, to: str, standing: Standing) -> Json:
    """What becomes of a Join to a mob of ours; `join` as it came, without what we have no use for."""
    told = {
        "state": standing.state,
        "partySize": standing.party_size,
        "position": standing.position,
        "code": standing.code,
        "place": standing.place,
        "words": standing.words,
    }
    said: Json = {"id": uri, "type": kind, "actor": host, "object": join, "to": [to]}
    return said | {"mob": {key: value for key, value in told.items() if value not in (None, "")}}


def invite_said(host: str, uri: str, *, event: str, guest: str) -> Json:
    """That the host of a mob of ours asks somebody elsewhere to come."""
    return {"id": uri, "type": "Invite", "actor": host, "object": guest, "target": event, "to": [guest]}


def wish_in(join: Json) -> tuple[int, str]:
    """With how many somebody wants to come, and as what."""
    told = next(iter(objects(join.get("mob"))), {})
    size = number(told.get("partySize"))
    return 1 if size is None else size, clean_line(text(told.get("role"), LONGEST_ROLE) or "")


def standing_in(kind: str, answer: Json) -> Standing:
    """How somebody of ours stands, by an answer of whichever server."""
    told = next(iter(objects(answer.get("mob"))), {})
    usual = {"Accept": "confirmed", "TentativeAccept": "waitlisted"}.get(kind, "declined")
    said = text(told.get("state")) or ""
    position = number(told.get("position"))
    return Standing(
        state=said if said and answer_to(said) == kind else usual,
        party_size=number(told.get("partySize")) or 0,
        position=position if position is not None and position > 0 else None,
        code=clean_line(text(told.get("code"), 12) or ""),
        place=clean_line(text(told.get("place"), LONGEST_WORDS) or ""),
        words=clean_line(text(told.get("words"), LONGEST_WORDS) or ""),
    )
