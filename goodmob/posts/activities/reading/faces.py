"""The Note that something else shows to those who know only notes."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import same_origin
from goodmob.core.activitypub.values import id_of

_EVENT = "/event"


def face_of(document: Json) -> str | None:
    """The address of the Note that the Event of a Goodmob has for a face, on its own server; None for all others.

    What is an Event by its address is no face, so that one look leads to the end.
    """
    own, face = id_of(document.get("id")), id_of(document.get("preview"))
    if own is None or face is None or not same_origin(own, face) or own != f"{face}{_EVENT}":
        return None
    return None if face.endswith(_EVENT) else face
