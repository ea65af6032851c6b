"""What apps for Pleroma send of an event, and what it is to a mob."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import iso
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid, Refusal
from goodmob.core.web.params import LARGEST_ID, Id
from goodmob.core.zones import USUAL_ZONE, moment_named
from goodmob.mobs.permissions import met_mobs
from goodmob.mobs.queries.mobs import MobRow, mobs_by_id
from goodmob.mobs.rules.events import AS_TYPED, USUAL_LENGTH, own_words
from goodmob.mobs.rules.wishes import MobFields, PlaceFields, Wish

_NAMES = {
    "title": "name",
    "text": "status",
    "media_ids": "banner_id",
    "starts_at": "start_time",
    "ends_at": "end_time",
    "place[text]": "location_id",
}
"""What those apps call the fields that can be wrong."""


class EventFields(Struct, kw_only=True):
    """Pleroma's fields of an event. Times are ISO 8601; location_id: the origin_id of a place that was looked up.

    join_mode can be free only: whoever joins has a place, or stands in the line.
    """

    name: str | UnsetType = UNSET
    status: str | UnsetType | None = UNSET
    banner_id: Id | UnsetType | None = UNSET
    start_time: str | UnsetType = UNSET
    end_time: str | UnsetType | None = UNSET
    join_mode: str | UnsetType | None = UNSET
    location_id: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET


class Located(Struct, frozen=True):
    """A place as mobs take it, UNSET where none is named, and the time zone that clocks there show."""

    place: PlaceFields | UnsetType = UNSET
    zone: str | UnsetType = UNSET


def check_join_mode(params: EventFields) -> None:
    """Invalid for a mode in which the host says who may come."""
    if params.join_mode not in {UNSET, None, "", "free"}:
        raise Invalid("join_mode", "can only be free: whoever joins has a place, or stands in the line")


async def located(reads: Reads, params: EventFields, former: MobRow | None = None) -> Located:
    """The place with the id that was sent; Invalid "location_id" where nobody was told of it.

    The place that the mob is at already stays as it is.
    """
    said = params.location_id
    if not isinstance(said, str) or not said.strip():
        return Located()
    known = None if said.startswith(AS_TYPED) else await _known(reads, said)
    words = said.removeprefix(AS_TYPED) if known is None else known.place_text
    place = PlaceFields(words, "", "" if known is None else known.place_cell or "")
    if former is not None:
        return Located(UNSET if words == former.place_text else place)
    return Located(place, UNSET if known is None else known.time_zone)


def new_fields(params: EventFields, where: Located) -> MobFields:
    """The fields of a new mob that people come to; without an end it lasts two hours."""
    zone = where.zone if isinstance(where.zone, str) else USUAL_ZONE
    start = params.start_time if isinstance(params.start_time, str) else ""
    end = params.end_time or ""
    if not end and start.strip():
        end = iso(moment_named(start, zone, "start_time") + USUAL_LENGTH)
    return MobFields(
        title=_text(params.name),
        text=_text(params.status),
        verb="come",
        starts_at=start or UNSET,
        ends_at=end or UNSET,
        time_zone=zone,
        language=params.language or UNSET,
        media_ids=[params.banner_id] if isinstance(params.banner_id, int) else UNSET,
    )


def changed_fields(params: EventFields, former: Wish, url: str) -> MobFields:
    """What is said anew of a mob; without an end it stays as long as it was."""
    end = params.end_time or UNSET
    if end is UNSET and params.start_time is not UNSET:
        start = moment_named(params.start_time, former.time_zone, "start_time")
        end = iso(start + former.ends_at - former.starts_at)
    return MobFields(
        title=params.name,
        text=own_words(params.status, former, url) if isinstance(params.status, str) else UNSET,
        starts_at=params.start_time,
        ends_at=end,
        language=params.language or UNSET,
        media_ids=_pictures(params.banner_id),
    )


@contextmanager
def in_their_words() -> Iterator[None]:
    """Names a field that is wrong as those apps call it."""
    try:
        yield
    except Invalid as error:
        raise Invalid(_NAMES.get(error.field or "", error.field or ""), error.message, details=error.details) from error
    except Refusal as error:
        error.field = _NAMES.get(error.field or "", error.field)
        raise


async def _known(reads: Reads, said: str) -> MobRow:
    is_id = said.isascii() and said.isdigit() and len(said) <= len(str(LARGEST_ID)) and int(said) <= LARGEST_ID
    rows = await mobs_by_id(reads, [int(said)]) if is_id else {}
    public = [row for row in rows.values() if row.visibility == "public" and row.place_text]
    if not await met_mobs(reads, None, public):
        raise Invalid("location_id", "must be that of a place that was found")
    return public[0]


def _pictures(banner_id: int | UnsetType | None) -> list[int] | UnsetType:
    if banner_id is UNSET:
        return UNSET
    return [] if banner_id is None else [banner_id]


def _text(said: str | UnsetType | None) -> str:
    return said if isinstance(said, str) else ""
