"""The door for browsers: all streams of all tabs over one connection, by the cookie or as a stranger."""

import json
from typing import Any

import pytest

from goodmob.core.web.asgi import WebApp
from goodmob.core.web.session import Authenticators, Session
from goodmob.streaming.pages import pages
from goodmob.streaming.rules import StreamRule
from tests.streaming.screen import Events
from tests.streaming.theatre import ADA, Theatre

COOKIE = "__Host-goodmob_session=ada"


def theatre_with_pages() -> Theatre:
    """A theatre whose stage is the door for browsers; mobs are for everybody."""

    async def of_mob(house: Any, viewer: Any, params: Any) -> list[str]:
        return [f"mob:{params.mob_id}"]

    theatre = Theatre(mob=StreamRule(of_mob, is_open=True))
    theatre.app = WebApp(theatre.house, (), pages(theatre.streams), Authenticators(_nobody, _session), _extras)
    return theatre


async def _nobody(house: Any, secret: str) -> None:
    return None


async def _session(house: Any, secret: str, acting_for: str) -> Session | None:
    return Session(id=7, person_id=11, account_id=ADA, csrf="x" * 32) if secret == "ada" else None


async def _extras(call: Any) -> dict[str, Any]:
    return {}


def watching(theatre: Theatre, *streams: str, cookie: bool = True) -> Events:
    """A browser at the door, which wants these streams."""
    return Events(theatre.app, "/live", cookie=COOKIE if cookie else "", stream=list(streams))


async def news(screen: Events) -> dict[str, Any]:
    """The next event, as the page's script reads it."""
    told: dict[str, Any] = json.loads((await screen.event()).removeprefix("data: "))
    return told


async def end(theatre: Theatre) -> None:
    """The house closes, and with it every screen."""
    theatre.stopping.set()
    await theatre.until(lambda: not theatre.streams.is_anybody_there)


async def test_one_connection_carries_all_streams_and_says_which_is_which() -> None:
    theatre = theatre_with_pages()
    screen = watching(theatre, "user", "mob:5", "hashtag:tea", "hashtag:local:tea", "hashtag:local", "list:9", "user")
    await screen.begin()

    told = []
    for channel in ("mob:5", "user:1", "hashtag:tea", "hashtag:local:tea", "hashtag:local", "list:9"):
        theatre.publish(channel, "update", '{"of": "' + channel + '"}')
        told.append(await news(screen))

    assert [one["stream"] for one in told] == [
        ["mob:5"],
        ["user"],
        ["hashtag:tea"],
        ["hashtag:local:tea"],
        ["hashtag:local"],
        ["list:9"],
    ]
    assert {(one["event"], json.loads(one["payload"])["of"]) for one in told} >= {("update", "mob:5")}
    await end(theatre)


async def test_a_person_hears_notices_by_cookie_and_nobody_whom_they_hide() -> None:
    theatre = theatre_with_pages()
    theatre.hidden[ADA] = frozenset({66})
    screen = watching(theatre, "user")
    await screen.begin()

    theatre.publish("user:1", "update", '{"id": "1"}', 66)
    theatre.publish("user:1", "notification", '{"id": "2"}')

    assert (await news(screen))["event"] == "notification"
    await end(theatre)


async def test_strangers_hear_what_is_open_and_are_told_what_is_not() -> None:
    theatre = theatre_with_pages()
    screen = watching(theatre, "user", "mob:5", "kittens", "list:x", cookie=False)
    await screen.begin()

    refused = [json.loads(line.removeprefix("data: ")) for line in (await screen.event()).split("\n\n")]
    theatre.publish("mob:5", "tally", "{}")

    assert [(one["stream"], one["event"]) for one in refused] == [
        (["user"], "refused"),
        (["kittens"], "refused"),
        (["list:x"], "refused"),
    ]
    assert await news(screen) == {"stream": ["mob:5"], "event": "tally", "payload": "{}"}
    await end(theatre)


async def test_what_the_viewer_may_not_see_is_refused_alone() -> None:
    theatre = theatre_with_pages()
    screen = watching(theatre, "list:8", "list:9")
    await screen.begin()

    assert (await news(screen))["stream"] == ["list:8"]
    assert theatre.hears("list:9")
    assert not theatre.hears("list:8")
    await end(theatre)


async def test_who_is_signed_out_hears_no_more() -> None:
    theatre = theatre_with_pages()
    browser, stranger = watching(theatre, "user"), watching(theatre, "mob:5", cookie=False)
    await browser.begin()
    await stranger.begin()

    theatre.bus.publish("person:11:browsers", b"")
    await browser.ended()

    assert not stranger.has_ended
    await end(theatre)


@pytest.mark.parametrize("streams", [(), tuple(f"mob:{number}" for number in range(51))])
async def test_who_wants_nothing_or_too_much_is_turned_away(streams: tuple[str, ...]) -> None:
    theatre = theatre_with_pages()
    head = await watching(theatre, *streams).next()

    assert head["status"] == 400
    assert not theatre.streams.is_anybody_there
