"""Where mobs are found by other servers, and what is known of a mob of another server."""

import re

from msgspec import Struct

from goodmob.core.clock import HOUR
from goodmob.core.settings import Settings
from goodmob.mobs.rules.verbs import UNITS

USUAL_LENGTH = 2 * HOUR
"""Of an event whose server does not say when it ends."""

LONGEST_TITLE = 200
LONGEST_TEXT = 5_000
LONGEST_PLACE = 300
MOST_ROLES = 20
MOST_ORGANISERS = 10
MOST_PLACES = 10**9

_EVENT = re.compile(r"/ap/users/([1-9][0-9]{0,18})/statuses/([1-9][0-9]{0,18})/event")
_PAGE = re.compile(r"/mobs/([1-9][0-9]{0,18})")


class FarRole(Struct, frozen=True):
    """Places of a role, or of all where `name` is empty; capacity is None where as many may come as like."""

    name: str
    capacity: int | None
    joined: int
    waiting: int


class FarMob(Struct, frozen=True, kw_only=True):
    """A mob as its own server tells of it; times in us. `status` is that of a calendar entry.

    state: as Goodmobs tell it, None where it follows from the times. organisers: the actors that speak for it.
    changed_at: the moment it was as it is said here; an older one is not believed any more. elsewhere: the page where
    people take part, where the server lets nobody join by federation.
    """

    uri: str
    organisers: tuple[str, ...]
    title: str
    text: str
    starts_at: int
    ends_at: int
    time_zone: str
    status: str
    url: str | None = None
    changed_at: int | None = None
    language: str | None = None
    place_text: str = ""
    place_cell: str | None = None
    elsewhere: str | None = None
    roles: tuple[FarRole, ...] = ()
    verb: str = "come"
    unit: str = UNITS["come"]
    state: str | None = None
    moment: bool = False
    threshold: int | None = None
    join_by: int | None = None
    present: int = 0
    done: int = 0
    tally: int = 0
    verified: int = 0


def event_uri(settings: Settings, account_id: int, post_id: int) -> str:
    """The Event of a mob of this server, beside the Note that is its face; neither ever becomes the other."""
    return f"{settings.base_url}/ap/users/{account_id}/statuses/{post_id}/event"


def face_in(settings: Settings, uri: str) -> int | None:
    """The post whose Event has this address here, which need not exist; None for every other address."""
    path = uri.removeprefix(settings.base_url)
    found = None if path == uri else _EVENT.fullmatch(path)
    return None if found is None or int(found[2]) >= 2**63 else int(found[2])


def mob_in(settings: Settings, uri: str) -> int | None:
    """The mob whose page has this address here; None for every other address."""
    path = uri.removeprefix(settings.base_url)
    found = None if path == uri else _PAGE.fullmatch(path)
    return None if found is None or int(found[1]) >= 2**63 else int(found[1])


def state_of(far: FarMob, now: int) -> str:
    """The state of the mob: what its server says, or else by its times."""
    if far.state is not None:
        return far.state
    if far.status == "CANCELLED":
        return "cancelled"
    if now < far.starts_at:
        return "gathering"
    return "live" if now < far.ends_at else "tallying"
