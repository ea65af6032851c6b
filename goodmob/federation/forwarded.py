"""Activities that somebody other than their actor brought: believed only as far as the actor's own server says them."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of, ids, is_a
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Gone

_WITH_OBJECT = ("Create", "Update", "Delete")


async def from_origin(house: House, activity: Json, actor: str) -> Json | None:
    """The activity as the actor's server says it, None where it does not; Unfetched where it cannot be asked.

    Of what came nothing is believed but the addresses: what was written, changed or deleted is fetched itself, of
    everything else the activity.
    """
    if is_a(activity, *_WITH_OBJECT):
        return await _about_object(house, activity, actor)
    uri = id_of(activity.get("id"))
    if uri is None or not same_origin(uri, actor):
        return None
    fetched = await fetch(house, uri, of_host=host_of(actor))
    return fetched if id_of(fetched.get("actor")) == actor else None


async def _about_object(house: House, activity: Json, actor: str) -> Json | None:
    uri = id_of(activity.get("object"))
    if uri is None or not same_origin(uri, actor):
        return None
    said: Json = {"actor": actor}
    if (own := id_of(activity.get("id"))) is not None and same_origin(own, actor):
        said["id"] = own
    try:
        found = await fetch(house, uri, of_host=host_of(actor))
    except Gone as error:
        # What is for some only is nothing for us who ask: whether it is gone, whoever keeps it has to judge.
        return {**said, "type": "Delete" if error.is_for_good else "Update", "object": uri}
    if is_a(found, "Tombstone"):
        return {**said, "type": "Delete", "object": uri}
    if is_a(activity, "Delete") or actor not in ids(found.get("attributedTo")):
        return None
    kind = "Update" if is_a(activity, "Update") else "Create"
    return {**said, "type": kind, "to": found.get("to"), "cc": found.get("cc"), "object": found}
