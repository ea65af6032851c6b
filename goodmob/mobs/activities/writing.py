"""A mob as an Event: by FEP-8a8e with the terms of Mobilizon, and under `mob` what only Goodmobs count."""

from msgspec import Struct

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.commitments.queries.calls import CallRow, Figures, RoleFigures
from goodmob.core.activitypub.audience import audience_for
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import iso
from goodmob.core.settings import Settings
from goodmob.core.zones import local
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.abroad import event_uri
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.calendars import status_of

CATEGORY = "MEETING"
"""Mobilizon wants one of its own; this is what it takes where none is said."""


class Telling(Struct, frozen=True):
    """A published mob of ours and what is told of it: html is what its face says, as_of (us) when it was as it is."""

    row: MobRow
    call: CallRow
    figures: Figures
    html: str
    edited_at: int | None
    as_of: int


def event_said(settings: Settings, telling: Telling) -> Json:
    """The Event; the Note that is its face stands under `preview`. The exact place is in it only where it is public."""
    row, call, figures = telling.row, telling.call, telling.figures
    host = actor_uri(settings, row.account_id)
    face = f"{host}/statuses/{row.post_id}"
    audience = audience_for(row.visibility, f"{host}/followers", ())
    said: Json = {
        "id": event_uri(settings, row.account_id, row.post_id or 0),
        "type": "Event",
        "actor": host,
        "attributedTo": host,
        "to": list(audience.to),
        "cc": list(audience.cc),
        "name": row.title,
        "content": telling.html,
        "mediaType": "text/html",
        "url": url_of(settings, row.id),
        "preview": face,
        "replies": f"{face}/replies",
        "published": iso(call.created_at),
        "updated": iso(max(telling.edited_at or 0, call.created_at)),
        "startTime": _on_its_clocks(call.starts_at, row.time_zone),
        "endTime": _on_its_clocks(call.ends_at, row.time_zone),
        "timezone": row.time_zone,
        "category": CATEGORY,
        "ical:status": status_of(call.state, call.threshold),
        "joinMode": "free",
        "anonymousParticipationEnabled": False,
        "participantCount": figures.joined,
        "repliesModerationOption": "allow_all",
        "commentsEnabled": True,
        "draft": False,
        "isOnline": False,
    }
    if figures.capacity is not None:
        said["maximumAttendeeCapacity"] = figures.capacity
        said["remainingAttendeeCapacity"] = max(figures.capacity - figures.joined, 0)
    if row.language:
        said["inLanguage"] = row.language
        said["contentMap"] = {row.language: telling.html}
    if row.spoiler_text:
        said |= {"summary": row.spoiler_text, "sensitive": True}
    if place := _place(row):
        said["location"] = place
    return said | {"mob": _mob(telling)}


def _place(row: MobRow) -> Json | None:
    exact = row.place_exact if row.place_policy == "public" else ""
    name = row.place_text or exact
    if not name:
        return None
    place: Json = {"type": "Place", "name": name}
    return place | ({"address": {"type": "PostalAddress", "streetAddress": exact}} if exact else {})


def _mob(telling: Telling) -> Json:
    """The rest of a mob: nobody but a Goodmob knows these words, nor has to."""
    row, call, figures = telling.row, telling.call, telling.figures
    said: Json = {
        "type": "Mob",
        "asOf": iso(telling.as_of),
        "state": call.state,
        "verb": row.verb,
        "unit": row.unit,
        "words": row.text,
        "moment": row.moment,
        "threshold": call.threshold,
        "joinBy": None if call.join_by is None else iso(call.join_by),
        "cell": row.place_cell,
        "waiting": figures.waiting,
        "present": figures.present,
        "done": figures.doers,
        "tally": figures.units,
        "verified": figures.verified,
        "roles": [_role(role) for role in figures.roles],
    }
    return {key: value for key, value in said.items() if value is not None}


def _role(role: RoleFigures) -> Json:
    places = {} if role.capacity is None else {"capacity": role.capacity}
    return {"name": role.name, **places, "joined": role.joined, "waiting": role.waiting}


def _on_its_clocks(moment: int, zone: str) -> str:
    return local(moment, zone).isoformat(timespec="seconds")
