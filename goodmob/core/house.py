"""The house: everything a running Goodmob shares, handed to whatever needs more than the database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from goodmob.core.children.asking import Children
from goodmob.core.settings import Settings
from goodmob.core.together import Together
from goodmob.core.turns import Turns
from goodmob.core.web.shut_out import ShutOut

if TYPE_CHECKING:
    from goodmob.core.blobs import Blobs
    from goodmob.core.bus import Bus
    from goodmob.core.cache import Cache
    from goodmob.core.clock import Clock
    from goodmob.core.database.interface import Database, Reads
    from goodmob.core.facets import FacetSource, NoticeSource
    from goodmob.core.feeds import Feeds
    from goodmob.core.http.outside import Outside
    from goodmob.core.ids import IdMaker
    from goodmob.core.jobs.runner import Runner
    from goodmob.core.limits import Limits
    from goodmob.core.mail import Mailer
    from goodmob.core.pacing import Pacer
    from goodmob.core.web.pages import Pages


class Face(msgspec.Struct, frozen=True):
    """What the owner set on a page, by the names of the settings it stands over; what is empty was not set.

    logo: the key of the server's picture among the blobs.
    """

    title: str = ""
    description: str = ""
    accent: str = ""
    contact_email: str = ""
    contact_account: str = ""
    logo: str = ""


OVERLAID = ("title", "description", "accent", "contact_email", "contact_account")
"""The settings that a face stands over."""


DELIVERIES_AT_ONCE = 64
"""So many activities are on their way to other servers, to all of them together."""


async def _no_header(_: "House", __: int, ___: str) -> str | None:
    return None


async def _unheeded(_: "House", __: str, ___: str) -> None:
    return None


async def _no_refusal(_: "Reads", __: str) -> bool:
    return False


async def _no_terms(_: "Reads") -> bool:
    return False


@dataclass
class House:
    """One per process; `app` puts it together, and nothing in it knows a slice."""

    settings: Settings
    clock: "Clock"
    ids: "IdMaker"
    db: "Database"
    bus: "Bus"
    cache: "Cache"
    feeds: "Feeds"
    blobs: "Blobs"
    http: "Outside"
    mail: "Mailer"
    limits: "Limits"
    pages: "Pages"
    jobs: "Runner"
    pacer: "Pacer"
    facets: "Mapping[str, FacetSource]" = field(default_factory=dict)
    """What posts can be the face of, by the facet that stands on them."""
    notices: "Mapping[str, NoticeSource]" = field(default_factory=dict)
    """Who knows what notices are about, by their type."""
    readers: "Mapping[str, Sequence[Callable[[House, Any], Awaitable[bool]]]]" = field(default_factory=dict)
    """Who reads the activities of other servers, by their type."""
    followers_header: "Callable[[House, int, str], Awaitable[str | None]]" = _no_header
    """What a server (the host) is told of the followers there of an account, by FEP-8fcf, with what goes to them."""
    heed_header: "Callable[[House, str, str], Awaitable[None]]" = _unheeded
    """Reads that header as it came with something that an actor (the address) signed."""
    refuses_files: "Callable[[Reads, str], Awaitable[bool]]" = _no_refusal
    """Whether no file of a server is shown here; what is exchanged with others is known above the floor of files."""
    has_terms: "Callable[[Reads], Awaitable[bool]]" = _no_terms
    """Whether there are terms of service, which whoever signs up agrees to; kept on a floor above that door."""
    deliveries: asyncio.Semaphore = field(default_factory=partial(asyncio.Semaphore, DELIVERIES_AT_ONCE))
    """Held by each delivery to another server."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    children: Children = field(default_factory=Children)
    together: Together = field(default_factory=Together)
    turns: Turns = field(default_factory=Turns)
    shut_out: ShutOut = field(default_factory=ShutOut)
    """The addresses from which nobody is answered."""
    owner_token: str = ""
    """The secret of the one-time link /start/<token> for the first person; empty as soon as an account exists."""
    face: Face = field(default_factory=Face)

    def __post_init__(self) -> None:
        self.given = self.settings
        """The settings as file and environment have them, without the face."""

    def put_on(self, face: Face) -> None:
        """From now on the server shows this face: `settings` are those that were given, with the face over them."""
        worn = {name: getattr(face, name) or getattr(self.given, name) for name in OVERLAID}
        self.face = face
        self.settings = msgspec.structs.replace(self.settings, **worn)
        self.pages.look.accent = self.settings.accent
        self.pages.look.logo = self.blobs.url(face.logo) if face.logo else ""
