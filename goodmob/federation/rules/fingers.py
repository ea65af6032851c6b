"""WebFinger (RFC 7033): what is asked, and what an answer says of a name and its actor."""

from typing import NamedTuple
from urllib.parse import quote

import msgspec

from goodmob.core.activitypub.documents import ACTIVITY_TYPE, STREAMS
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, objects, text
from goodmob.core.text.usernames import Handle, parse_handle

PATH = "/.well-known/webfinger"
ACCEPT = "application/jrd+json, application/json"
PROFILED_TYPE = f'application/ld+json; profile="{STREAMS}"'
MOST_BYTES = 100_000
ACCT = "acct:"

_DECODER = msgspec.json.Decoder(dict[str, object])


class Finger(NamedTuple):
    """The full name that an answer is about, and the address of the actor it belongs to."""

    handle: Handle
    actor: str


def asking(scheme: str, handle: Handle) -> str:
    """The address that is asked about a full name, at the name's own domain."""
    resource = f"{ACCT}{handle.username}@{handle.domain}"
    return f"{scheme}://{handle.domain}{PATH}?resource={quote(resource, safe='')}"


def read_finger(body: bytes) -> Finger | None:
    """What the answer says; None where it names nobody, or no actor of ActivityPub."""
    try:
        answer = _DECODER.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    handle = parse_handle((text(answer.get("subject")) or "").removeprefix(ACCT))
    if handle is None or handle.domain is None:
        return None
    for link in objects(answer.get("links")):
        actor = id_of(link.get("href"))
        if link.get("rel") == "self" and _is_of_activitypub(link.get("type")) and actor and host_of(actor):
            return Finger(handle, actor)
    return None


def _is_of_activitypub(kind: object) -> bool:
    if not isinstance(kind, str):
        return False
    return kind.split(";")[0].strip() == ACTIVITY_TYPE or kind.replace(" ", "") == PROFILED_TYPE.replace(" ", "")
