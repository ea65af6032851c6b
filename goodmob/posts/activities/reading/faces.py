"""The Note that something else shows to those who know only notes."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of


def face_of(document: Json) -> str | None:
    """The address of the Note that the Event of a Goodmob has for a face, on its own server; None for all others."""
    own, face = id_of(document.get("id")), id_of(document.get("preview"))
    is_face = own is not None and face is not None and same_origin(own, face) and own == f"{face}/event"
    return face if is_face else None
