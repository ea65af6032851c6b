"""Asking whether one may quote, favourite, answer or boost, what is answered, and the stamps that prove it."""

from collections.abc import Mapping

from goodmob.core.activitypub.audience import PUBLIC
from goodmob.core.activitypub.documents import Json

REQUESTS: Mapping[str, str] = {
    "quote": "QuoteRequest",
    "favourite": "LikeRequest",
    "reply": "ReplyRequest",
    "reblog": "AnnounceRequest",
}
"""By the kind of what is asked for."""

STAMPS: Mapping[str, str] = {
    "quote": "QuoteAuthorization",
    "favourite": "LikeAuthorization",
    "reply": "ReplyAuthorization",
    "reblog": "AnnounceAuthorization",
}


def request_said(kind: str, request: str, actor: str, owner: str, post: str, made: Json | str) -> Json:
    """The actor asks the owner of the post to allow what it made of it."""
    return {
        "id": request,
        "type": REQUESTS[kind],
        "actor": actor,
        "to": [owner],
        "object": post,
        "instrument": made,
    }


def stamp_said(kind: str, stamp: str, owner: str, post: str, made: str) -> Json:
    """What the owner of the post allowed in writing: `made` is the id of what somebody else made of it."""
    return {
        "id": stamp,
        "type": STAMPS[kind],
        "attributedTo": owner,
        "interactingObject": made,
        "interactionTarget": post,
    }


def accepted(stamp: str, owner: str, asker: str, request: Json | str) -> Json:
    """The owner allows what was asked for, in a request or by making it; the stamp proves it."""
    return {
        "id": f"{stamp}#accept",
        "type": "Accept",
        "actor": owner,
        "to": [asker],
        "object": request,
        "result": stamp,
    }


def rejected(owner: str, mark: str, asker: str, request: Json | str) -> Json:
    """The owner does not allow what was asked for. mark: tells it from other refusals."""
    return {"id": f"{owner}#rejects/{mark}", "type": "Reject", "actor": owner, "to": [asker], "object": request}


def revoked(stamp: Json, asker: str) -> Json:
    """The owner takes back what was allowed."""
    return {
        "id": f"{stamp['id']}#delete",
        "type": "Delete",
        "actor": stamp["attributedTo"],
        "to": [asker, PUBLIC],
        "object": stamp,
    }
