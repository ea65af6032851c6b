"""A mob as schema.org's Event, which search engines and calendars read out of its page."""

from typing import Any

from markupsafe import Markup

from goodmob.core.settings import Settings
from goodmob.core.web.linked_data import breadcrumbs, linked_data
from goodmob.mobs.entities.mob import Mob

_SCHEMA = "https://schema.org"
_CANCELLED = frozenset({"cancelled", "failed"})


def event_data(mob: Mob, summary: str) -> Markup:
    """The JSON-LD of a mob, safe inside a script element; empty for drafts. It never holds the exact place."""
    if mob.state == "draft":
        return Markup("")
    return linked_data(_event(mob, summary))


def way_data(settings: Settings, mob: Mob, all_of_them: str) -> Markup:
    """The way to a mob in the words of schema.org; all_of_them: what the page of all mobs is called."""
    above = (settings.title, f"{settings.base_url}/"), (all_of_them, f"{settings.base_url}/mobs")
    return linked_data(breadcrumbs(*above, (mob.title, mob.url)))


def _event(mob: Mob, summary: str) -> dict[str, Any]:
    status = "EventCancelled" if mob.state in _CANCELLED else "EventScheduled"
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": mob.url,
        "url": mob.url,
        "name": mob.title,
        "description": summary,
        "startDate": mob.starts_at,
        "endDate": mob.ends_at,
        "eventStatus": f"{_SCHEMA}/{status}",
        "eventAttendanceMode": f"{_SCHEMA}/{_mode(mob)}EventAttendanceMode",
        "location": _location(mob),
        "organizer": {
            "@type": "Person",
            "name": mob.host.display_name or mob.host.username,
            "url": mob.host.url,
        },
        "isAccessibleForFree": True,
        "inLanguage": list(mob.languages),
    }
    if mob.cap is not None:
        event["maximumAttendeeCapacity"] = mob.cap
        event["remainingAttendeeCapacity"] = max(0, mob.cap - mob.joined)
    if mob.media_attachments:
        event["image"] = [media.url for media in mob.media_attachments if media.type == "image"]
    return event


def _mode(mob: Mob) -> str:
    return "Offline" if mob.place is not None and mob.place.text else "Online"


def _location(mob: Mob) -> dict[str, Any]:
    if mob.place is not None and mob.place.text:
        return {"@type": "Place", "name": mob.place.text, "address": mob.place.text}
    return {"@type": "VirtualLocation", "url": mob.url}
