"""Events of other servers, read whatever stands in them: those of Goodmobs, Mobilizon, WordPress, Friendica, gathio."""

from msgspec import structs

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import id_of, ids, is_a, number, objects, page_of, text, when, words
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line
from goodmob.core.text.plain import plain_text
from goodmob.core.zones import USUAL_ZONE, zone_named
from goodmob.mobs.rules.abroad import (
    LONGEST_PLACE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ORGANISERS,
    MOST_PLACES,
    MOST_ROLES,
    USUAL_LENGTH,
    FarMob,
    FarRole,
)
from goodmob.mobs.rules.cells import cell_around_degrees, cell_told
from goodmob.mobs.rules.verbs import KINDS, UNITS

_STATES = frozenset({"gathering", "tipped", "live", "tallying", "reported", "failed", "cancelled", "halted"})
_STATUSES = {"CONFIRMED": "CONFIRMED", "TENTATIVE": "TENTATIVE", "CANCELLED": "CANCELLED", "CANCELED": "CANCELLED"}
_LONGEST_UNIT = 50


def event_in(document: Json) -> Json | None:
    """The Event that a document is, or that a Note of the same server carries beside its words."""
    if is_a(document, "Event"):
        return document
    own = id_of(document)
    for event in objects(document.get("event"))[:1]:
        uri = id_of(event)
        if is_a(event, "Event") and own and uri and same_origin(own, uri) and _speaks_for(document, event):
            return event
    return None


def mob_in(document: Json) -> FarMob | None:
    """What an Event says; None where it lacks an address, a title or a beginning."""
    event = event_in(document)
    uri = None if event is None else id_of(event)
    starts_at = None if event is None else when(event.get("startTime"))
    title = "" if event is None else clean_line(words(event, "name")[0])[:LONGEST_TITLE]
    if event is None or uri is None or starts_at is None or not title:
        return None
    ends_at = when(event.get("endTime"))
    content, language = words(event, "content")
    told = next(iter(objects(event.get("mob"))), {})
    own_words = text(told.get("words"), LONGEST_TEXT)
    mob = FarMob(
        uri=uri,
        organisers=_organisers(event),
        title=title,
        text=(plain_text(content) if own_words is None else own_words)[:LONGEST_TEXT],
        starts_at=starts_at,
        ends_at=ends_at if ends_at is not None and ends_at > starts_at else starts_at + USUAL_LENGTH,
        time_zone=_zone(event),
        status=_STATUSES.get((text(event.get("ical:status") or event.get("status")) or "").upper(), "CONFIRMED"),
        url=page_of(event),
        changed_at=when(told.get("asOf")) or when(event.get("updated")) or when(event.get("published")),
        language=language or text(event.get("inLanguage"), 35),
        place_text=_place(event),
        place_cell=_cell(event, told),
        elsewhere=_elsewhere(event),
        roles=_roles(event, told),
    )
    return _with_told(mob, told) if told else mob


def _with_told(mob: FarMob, told: Json) -> FarMob:
    """The mob with what only a Goodmob says; other servers count who comes, and nothing else."""
    verb = text(told.get("verb")) or ""
    verb = verb if verb in KINDS else mob.verb
    state = text(told.get("state"))
    threshold = number(told.get("threshold"))
    return structs.replace(
        mob,
        verb=verb,
        unit=clean_line(text(told.get("unit"), _LONGEST_UNIT) or "") or UNITS[verb],
        state=state if state in _STATES else None,
        moment=told.get("moment") is True,
        threshold=threshold if threshold is not None and 2 <= threshold <= MOST_PLACES else None,
        join_by=when(told.get("joinBy")),
        present=_count(told, "present"),
        done=_count(told, "done"),
        tally=_count(told, "tally"),
        verified=_count(told, "verified"),
    )


def _roles(event: Json, told: Json) -> tuple[FarRole, ...]:
    named = [(clean_line(text(role.get("name")) or "")[:LONGEST_TITLE], role) for role in objects(told.get("roles"))]
    roles = {
        name: FarRole(name, _capacity(role.get("capacity")), _count(role, "joined"), _count(role, "waiting"))
        for name, role in named[:MOST_ROLES]
        if name
    }
    if roles:
        return tuple(roles.values())
    capacity, joined = _capacity(event.get("maximumAttendeeCapacity")), _count(event, "participantCount")
    left = number(event.get("remainingAttendeeCapacity"))
    if capacity is not None and not joined and left is not None:
        joined = max(capacity - max(left, 0), 0)
    return (FarRole("", capacity, joined, _count(told, "waiting")),)


def _capacity(value: object) -> int | None:
    places = number(value)
    # Mobilizon says 0 where there is no end of places.
    return places if places is not None and 0 < places <= MOST_PLACES else None


def _count(said: Json, name: str) -> int:
    return min(max(number(said.get(name)) or 0, 0), MOST_PLACES)


def _organisers(event: Json) -> tuple[str, ...]:
    """Who speaks for it: whom it is attributed to, and who organises it, as far as they live on its own server."""
    own = id_of(event) or ""
    named = [uri for key in ("attributedTo", "actor", "organizers", "contacts") for uri in ids(event.get(key))]
    return tuple(dict.fromkeys(uri for uri in named if same_origin(own, uri)))[:MOST_ORGANISERS]


def _speaks_for(note: Json, event: Json) -> bool:
    author = id_of(note.get("attributedTo"))
    return author is not None and author in ids(event.get("attributedTo"))


def _zone(event: Json) -> str:
    try:
        return zone_named(text(event.get("timezone"), 64) or USUAL_ZONE)
    except Invalid:
        return USUAL_ZONE


def _place(event: Json) -> str:
    """Where it is in words: of several places the first, without its degrees."""
    for place in objects(event.get("location")):
        address = next(iter(objects(place.get("address"))), {})
        street = (text(address.get("streetAddress")), text(address.get("addressLocality")))
        said = [text(place.get("name")), *street] if address else [text(place.get("name")), text(place.get("address"))]
        parts = [clean_line(part) for part in said if part]
        if parts:
            return ", ".join(dict.fromkeys(part for part in parts if part))[:LONGEST_PLACE]
    return clean_line(text(event.get("location")) or "")[:LONGEST_PLACE]


def _cell(event: Json, told: Json) -> str | None:
    """About where it is. What another server tells more exactly is not kept."""
    if (said := text(told.get("cell"))) is not None:
        return cell_told(said)
    for place in objects(event.get("location")):
        latitude, longitude = place.get("latitude"), place.get("longitude")
        if isinstance(latitude, int | float) and isinstance(longitude, int | float):
            return cell_around_degrees(latitude, longitude)
    return None


def _elsewhere(event: Json) -> str | None:
    """Where people take part, if nobody can join by federation."""
    if text(event.get("joinMode")) not in {"external", "invite"}:
        return None
    told = id_of(event.get("externalParticipationUrl"))
    return told if told is not None and host_of(told) is not None else page_of(event) or id_of(event)
