"""Answers to programs that read ActivityPub, and how they are told from people with a browser."""

import msgspec
from starlette.responses import Response

from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import ACTIVITY_TYPE, STREAMS, Json
from goodmob.core.web.call import Call

VARY = "Accept, Signature, Signature-Input"
PUBLIC = "public, max-age=180"
PRIVATE = "private, no-store"

_encoder = msgspec.json.Encoder()


def wants_activity(call: Call) -> bool:
    """Whether the client asks for a document of ActivityPub rather than for a page; of several what it names first."""
    for offer in call.headers.get("accept", "").split(","):
        kind, *particulars = (part.strip() for part in offer.split(";"))
        if kind == ACTIVITY_TYPE:
            return True
        if kind == "application/ld+json" and any(STREAMS in one for one in particulars):
            return True
        if kind in {"text/html", "application/xhtml+xml"}:
            return False
    return False


def activity(document: Json, status: int = 200, *, is_public: bool = False) -> Response:
    """The answer with this document and its context; no cache keeps it unless it is the same for everybody."""
    headers = {"Cache-Control": PUBLIC if is_public else PRIVATE, "Vary": VARY}
    body = _encoder.encode(with_context(document))
    return Response(body, status, headers, f"{ACTIVITY_TYPE}; charset=utf-8")
