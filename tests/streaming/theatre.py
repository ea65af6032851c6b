"""A theatre for tests: a house with open screens, where Ada and Ben have tokens."""

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import cast

from starlette.types import ASGIApp

from goodmob.core.bus import InProcessBus
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.limits import Limits
from goodmob.core.settings import Settings
from goodmob.core.viewer import Viewer
from goodmob.core.web.asgi import WebApp
from goodmob.core.web.session import Authenticators, Session
from goodmob.core.web.shut_out import ShutOut
from goodmob.streaming.api import routes
from goodmob.streaming.hub import Streams
from goodmob.streaming.messages import StreamMessage, encode
from goodmob.streaming.rules import NAMES, StreamParams, StreamRule
from tests.world.clock import SteppedClock

ADA, BEN, CLEO = 1, 2, 3
READS = frozenset({"read"})

TOKENS = {
    "ada": Viewer(account_id=ADA, person_id=11, token_id=101, scopes=READS),
    "ben": Viewer(account_id=BEN, person_id=12, token_id=102, scopes=READS),
    "ada-notices": Viewer(account_id=ADA, person_id=11, token_id=103, scopes=frozenset({"read:notifications"})),
    "ada-statuses": Viewer(account_id=ADA, person_id=11, token_id=106, scopes=frozenset({"read:statuses"})),
    "ada-writes": Viewer(account_id=ADA, person_id=11, token_id=104, scopes=frozenset({"write"})),
    "app": Viewer(application_id=7, token_id=105, scopes=READS),
}


class Theatre:
    """A house, its application, and what its people hide from each other; `rules` replace those of some streams."""

    def __init__(self, **rules: StreamRule) -> None:
        self.clock = SteppedClock()
        self.bus = InProcessBus()
        self.stopping = asyncio.Event()
        self.hidden: dict[int, frozenset[int]] = {}
        self.questions = 0
        settings = Settings(base_url="https://goodmob.test")
        parts = {"settings": settings, "clock": self.clock, "bus": self.bus, "stopping": self.stopping}
        self.house = cast(House, SimpleNamespace(**parts, limits=Limits(self.clock, False), shut_out=ShutOut()))
        table = {name: StreamRule(_channels_of(name)) for name in NAMES} | rules
        self.streams = Streams(table, self._hidden)
        self.app: ASGIApp = WebApp(self.house, routes(self.streams), (), Authenticators(_token, _session), _extras)

    def publish(self, channel: str, event: str, payload: str, *author_ids: int) -> None:
        """Says something on a channel of the bus."""
        self.bus.publish(channel, encode(StreamMessage(event, payload, list(author_ids))))

    def hears(self, channel: str) -> bool:
        """Tells whether a screen listens to the channel."""
        return self.bus.has_listeners(channel)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Lets the others go on until something is so."""
        async with asyncio.timeout(10):
            while not condition():  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0)

    async def _hidden(self, house: House, account_id: int) -> frozenset[int]:
        self.questions += 1
        return self.hidden.get(account_id, frozenset())


def _channels_of(name: str) -> Callable[[House, Viewer, StreamParams], Awaitable[list[str]]]:
    async def channels(house: House, viewer: Viewer, params: StreamParams) -> list[str]:
        if name == "list" and params.list_id != 9:
            raise NotFound
        suffix = {"hashtag": params.tag, "list": str(params.list_id), "mob": str(params.mob_id)}.get(
            name.partition(":")[0], ""
        )
        if name.partition(":")[0] in {"user", "direct"}:
            suffix = str(viewer.account_id)
        return [f"{name}:{suffix}" if suffix else name]

    return channels


async def _token(house: House, secret: str) -> Viewer | None:
    return TOKENS.get(secret)


async def _session(house: House, secret: str, acting_for: str) -> Session | None:
    return None


async def _extras(call: object) -> dict[str, object]:
    return {}
