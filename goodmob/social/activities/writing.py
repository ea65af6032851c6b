"""Follows and blocks as activities of ours."""

from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json


def follow_of(follower: str, target: str, uri: str | None) -> Json:
    """The Follow of the target by the follower, both by the address of their actor; uri as it is stored."""
    return _act("Follow", follower, target, uri)


def block_of(account: str, target: str, uri: str | None) -> Json:
    """The Block of the target."""
    return _act("Block", account, target, uri)


def answer_to(kind: str, follow: Json, id_: str) -> Json:
    """The Accept or Reject of a Follow by whom it is of."""
    return with_context({"id": id_, "type": kind, "actor": follow["object"], "to": follow["actor"], "object": follow})


def undo_of(activity: Json) -> Json:
    """What takes a Follow or a Block of ours back."""
    actor = activity["actor"]
    said = {"id": f"{activity['id']}/undo", "type": "Undo", "actor": actor, "to": activity["object"]}
    return with_context({**said, "object": activity})


def address_of(actor: str, uri: str | None) -> str | None:
    """The whole address of a stored one, of which ours are parts of the address of the actor."""
    return f"{actor}{uri}" if uri is not None and uri.startswith("#") else uri


def _act(kind: str, actor: str, target: str, uri: str | None) -> Json:
    address = address_of(actor, uri)
    return {**({"id": address} if address else {}), "type": kind, "actor": actor, "object": target}
