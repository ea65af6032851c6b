"""The house: everything a running Goodmob shares, handed to whatever needs more than the database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodmob.core.children.asking import Children
from goodmob.core.settings import Settings
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
    has_terms: "Callable[[Reads], Awaitable[bool]]" = _no_terms
    """Whether there are terms of service, which whoever signs up agrees to; kept on a floor above that door."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    children: Children = field(default_factory=Children)
    shut_out: ShutOut = field(default_factory=ShutOut)
    """The addresses from which nobody is answered."""
    owner_token: str = ""
    """The secret of the one-time link /start/<token> for the first person; empty as soon as an account exists."""
