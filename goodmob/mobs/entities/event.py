"""What apps for Pleroma are told of a mob: an event on its post, the places it can be at, and who waits."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.core.house import House
from goodmob.mobs.entities.mob import Mob, Place
from goodmob.mobs.permissions import met_mobs
from goodmob.mobs.queries.lists import places_named
from goodmob.mobs.rules.events import AS_TYPED, PROVIDER, join_state


class EventLocation(Struct, frozen=True, kw_only=True):
    """Where it is: name in words that everybody may read, street the exact place where the viewer is told it.

    There are no degrees, and no parts of an address.
    """

    name: str
    url: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    street: str | None
    postal_code: str | None = None
    locality: str | None = None
    region: str | None = None
    country: str | None = None


class PleromaEvent(Struct, frozen=True, kw_only=True):
    """Pleroma's Event. join_mode: always free. participation_request_count: places waited for, for the host only."""

    name: str
    start_time: str
    end_time: str
    join_mode: str
    participants_count: int
    location: EventLocation | None
    join_state: str | None
    participation_request_count: int | None


class LocationResult(Struct, frozen=True, kw_only=True):
    """Pleroma's LocationResult: a place that mobs were called at, or what was typed; origin_id names it."""

    country: str | None = None
    description: str
    geom: str | None = None
    locality: str | None = None
    origin_id: str
    origin_provider: str = PROVIDER
    postal_code: str | None = None
    region: str | None = None
    street: str | None = None
    timezone: str | None
    type: str = "place"
    url: str | None = None


class ParticipationRequest(Struct, frozen=True):
    """Somebody who waits for a place; nobody says anything with it here."""

    account: Account
    participation_message: str


def event_of(mob: Mob, viewer_id: int | None) -> PleromaEvent:
    """The event that the mob is to the viewer for whom it was rendered."""
    return PleromaEvent(
        name=mob.title,
        start_time=mob.starts_at,
        end_time=mob.ends_at,
        join_mode="free",
        participants_count=mob.joined,
        location=None if mob.place is None else _location(mob.place),
        join_state=None if mob.me is None else join_state(mob.me.state),
        participation_request_count=mob.waiting if str(viewer_id) == mob.host.id else None,
    )


async def locations_named(house: House, words: str) -> Sequence[LocationResult]:
    """Places of public mobs whose names hold these words, each once, the latest first; and the words as they are."""
    rows = await met_mobs(house.db, None, await places_named(house.db, words)) if words else []
    known = {row.place_text: row for row in reversed(rows)}
    found = [
        LocationResult(description=name, origin_id=str(row.id), timezone=row.time_zone)
        for name, row in reversed(known.items())
    ]
    typed = LocationResult(description=words, origin_id=f"{AS_TYPED}{words}", timezone=None, type="words")
    return found + ([typed] if words and words not in known else [])


def _location(place: Place) -> EventLocation:
    return EventLocation(name=place.text or place.exact or "", street=place.exact)
