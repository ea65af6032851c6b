"""What is still said to a server with which nothing else is exchanged any more."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import is_a, objects


def is_parting(activity: Json) -> bool:
    """Whether it does no more than end a follow or a request for one: `Reject` or `Undo` of a Follow."""
    ended = objects(activity.get("object"))
    return is_a(activity, "Reject", "Undo") and bool(ended) and all(is_a(one, "Follow") for one in ended)
