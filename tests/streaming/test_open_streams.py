"""Streams that nobody need be signed in for, and what newly opened streams begin with."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.core.viewer import Viewer
from goodmob.streaming.hub import MOST_OF_STRANGERS, MOST_SCREENS
from goodmob.streaming.messages import StreamMessage, encode
from goodmob.streaming.rules import StreamParams, StreamRule
from tests.streaming.screen import Events, Wire
from tests.streaming.theatre import ADA, BEN, CLEO, Theatre

SQUARE = "/api/v1/streaming/public"
GREETING = "event: update\ndata: Welcome"


class Greeter:
    """Says what newly opened screens are greeted with, when it may."""

    def __init__(self) -> None:
        self.may_speak = asyncio.Event()
        self.may_speak.set()
        self.loses_its_voice = False

    async def channels(self, _: House, __: Viewer, ___: StreamParams) -> list[str]:
        """The one channel of the stream."""
        return ["public"]

    async def greeting(self, _: House, __: Viewer, ___: StreamParams) -> list[bytes]:
        """Two messages, of which the first is by Ben."""
        await self.may_speak.wait()
        if self.loses_its_voice:
            raise NotFound
        return [encode(StreamMessage("update", "Ben greets", [BEN])), encode(StreamMessage("update", "Welcome"))]


@pytest.fixture
def greeter() -> Greeter:
    """Whoever greets on the open stream."""
    return Greeter()


@pytest.fixture
async def theatre(greeter: Greeter) -> AsyncIterator[Theatre]:
    """A theatre whose stream `public` is open to everybody, and hides Ben from Ada."""
    theatre = Theatre(public=StreamRule(greeter.channels, greeter.greeting, is_open=True))
    theatre.hidden[ADA] = frozenset({BEN})
    yield theatre
    theatre.stopping.set()
    await theatre.until(lambda: not theatre.streams.is_anybody_there)


async def test_a_stranger_watches_without_a_token(theatre: Theatre) -> None:
    stranger = Events(theatre.app, SQUARE)
    await stranger.begin()
    theatre.publish("public", "update", "from Cleo", CLEO)

    heard = [await stranger.event()]
    if "Welcome" not in heard[-1]:
        heard.append(await stranger.event())
    heard.append(await stranger.event())
    assert "\n\n".join(heard) == f"event: update\ndata: Ben greets\n\n{GREETING}\n\nevent: update\ndata: from Cleo"
    await stranger.leave()
    assert not theatre.hears("public")
    assert not theatre.streams.is_anybody_there


async def test_a_token_that_is_sent_must_be_good(theatre: Theatre) -> None:
    assert (await Events(theatre.app, SQUARE, "stolen").refusal())[0] == 401
    assert (await Events(theatre.app, SQUARE, "ada-notices").refusal())[0] == 403
    assert (await Events(theatre.app, "/api/v1/streaming/user").refusal())[0] == 401


async def test_who_is_signed_in_is_greeted_by_nobody_who_is_hidden(theatre: Theatre) -> None:
    ada = Events(theatre.app, SQUARE, "ada")
    await ada.begin()

    assert await ada.event() == GREETING


@pytest.mark.parametrize(("token", "channel"), [("app", "token:105"), ("ada", "account:1:closed")])
async def test_a_revoked_token_ends_an_open_stream_too(theatre: Theatre, token: str, channel: str) -> None:
    screen = Events(theatre.app, SQUARE, token)
    await screen.begin()
    theatre.bus.publish(channel, b"")

    await screen.ended()


async def test_what_happens_during_the_greeting_follows_it(theatre: Theatre, greeter: Greeter) -> None:
    greeter.may_speak.clear()
    screen = Events(theatre.app, SQUARE, "ada")
    await theatre.until(lambda: theatre.hears("public"))
    theatre.publish("public", "update", "meanwhile", CLEO)
    greeter.may_speak.set()
    await screen.begin()

    assert await screen.event() == f"{GREETING}\n\nevent: update\ndata: meanwhile"


async def test_a_socket_is_greeted_once_for_each_stream_it_opens(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    for order in ("subscribe", "subscribe", "unsubscribe", "subscribe"):
        await wire.order(type=order, stream="public")
    await wire.order(type="subscribe", stream="kittens")

    assert [(await wire.frame()).get("payload") for _ in range(3)] == ["Welcome", "Welcome", None]


async def test_a_greeting_that_is_refused_leaves_nothing_open(theatre: Theatre, greeter: Greeter) -> None:
    greeter.loses_its_voice = True
    wire = Wire(theatre.app, "ada", stream="public")
    await wire.begin()

    assert (await wire.frame())["status"] == 404
    assert not theatre.hears("public")
    assert (await Events(theatre.app, SQUARE).refusal())[0] == 404
    await wire.leave()
    assert not theatre.streams.is_anybody_there


async def test_a_whole_hall_may_watch_through_one_address(theatre: Theatre) -> None:
    for _ in range(MOST_OF_STRANGERS):
        await Events(theatre.app, SQUARE).begin()

    assert MOST_OF_STRANGERS > MOST_SCREENS
    assert (await Events(theatre.app, SQUARE).refusal())[0] == 429
    assert await _opens(Events(theatre.app, SQUARE, "ada"))


async def _opens(screen: Events) -> bool:
    await screen.begin()
    return not screen.has_ended
