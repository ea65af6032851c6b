"""Streams as server-sent events."""

import pytest

from goodmob.streaming.hub import MOST_SCREENS
from goodmob.streaming.outlet import MOST_FRAMES
from tests.streaming.screen import Events
from tests.streaming.theatre import ADA, BEN, CLEO, Theatre

USER = "/api/v1/streaming/user"


async def test_a_sign_of_life_needs_no_token(theatre: Theatre) -> None:
    screen = Events(theatre.app, "/api/v1/streaming/health")

    assert (await screen.next())["status"] == 200
    assert (await screen.next())["body"] == b"OK"


async def test_ada_hears_what_is_published_for_her(theatre: Theatre) -> None:
    ada, ben = Events(theatre.app, USER, "ada"), Events(theatre.app, USER, "ben")
    head = await ada.begin()
    await ben.begin()
    theatre.publish("user:1", "update", '{"id":"7"}', BEN)
    theatre.publish("user:1", "delete", "7")

    assert (b"content-type", b"text/event-stream; charset=utf-8") in head["headers"]
    assert (b"cache-control", b"no-store") in head["headers"]
    assert not any(name == b"content-length" for name, _ in head["headers"])
    received = [await ada.event()]
    if not received[0].endswith("data: 7"):
        received.append(await ada.event())
    assert "\n\n".join(received) == 'event: update\ndata: {"id":"7"}\n\nevent: delete\ndata: 7'
    assert ben.is_silent()


@pytest.mark.parametrize(
    ("path", "query", "channel"),
    [
        ("user", {}, "user:1"),
        ("user/notification", {}, "user:notification:1"),
        ("public", {}, "public"),
        ("public", {"only_media": "true"}, "public:media"),
        ("public/local", {}, "public:local"),
        ("public/local", {"only_media": "1"}, "public:local:media"),
        ("public/remote", {"only_media": "true"}, "public:remote:media"),
        ("hashtag", {"tag": "bees"}, "hashtag:bees"),
        ("hashtag/local", {"tag": "bees", "only_media": "true"}, "hashtag:local:bees"),
        ("list", {"list": "9"}, "list:9"),
        ("direct", {}, "direct:1"),
        ("mob", {"mob": "5"}, "mob:5"),
    ],
)
async def test_every_path_leads_to_its_channels(
    theatre: Theatre, path: str, query: dict[str, str], channel: str
) -> None:
    screen = Events(theatre.app, f"/api/v1/streaming/{path}", "ada", **query)
    await screen.begin()
    theatre.publish(channel, "update", "{}")

    assert await screen.event() == "event: update\ndata: {}"


async def test_the_token_may_be_in_the_query(theatre: Theatre) -> None:
    screen = Events(theatre.app, USER, access_token="ada")
    await screen.begin()

    assert theatre.hears("user:1")


@pytest.mark.parametrize(
    ("path", "token", "query", "status"),
    [
        ("user", "", {}, 401),
        ("public", "", {}, 401),
        ("public", "stolen", {}, 401),
        ("public", "app", {}, 422),
        ("user", "ada-notices", {}, 403),
        ("user/notification", "ada-writes", {}, 403),
        ("hashtag", "ada", {}, 400),
        ("list", "ada", {}, 400),
        ("list", "ada", {"list": "nine"}, 400),
        ("list", "ada", {"list": "8"}, 404),
        ("mob", "ada", {}, 400),
        ("mob", "ada", {"mob": "9" * 5_000}, 400),
        ("mob", "ada-statuses", {"mob": "5"}, 403),
        ("kittens", "ada", {}, 404),
    ],
)
async def test_a_refusal_is_json_and_leaves_nothing_open(
    theatre: Theatre, path: str, token: str, query: dict[str, str], status: int
) -> None:
    screen = Events(theatre.app, f"/api/v1/streaming/{path}", token, **query)
    answered, refusal = await screen.refusal()

    assert answered == status
    assert refusal["error"]
    assert not theatre.streams.is_anybody_there


async def test_a_token_for_notifications_hears_notifications_only(theatre: Theatre) -> None:
    screen = Events(theatre.app, "/api/v1/streaming/user/notification", "ada-notices")
    await screen.begin()
    theatre.publish("user:notification:1", "notification", "{}")

    assert await screen.event() == "event: notification\ndata: {}"


async def test_a_token_for_posts_hears_no_notifications_on_its_own_stream(theatre: Theatre) -> None:
    narrow, wide = Events(theatre.app, USER, "ada-statuses"), Events(theatre.app, USER, "ada")
    await narrow.begin()
    await wide.begin()
    theatre.publish("user:1", "notification", "{}")
    assert await wide.event() == "event: notification\ndata: {}"
    theatre.publish("user:1", "update", "{}")

    assert await narrow.event() == "event: update\ndata: {}"


async def test_an_idle_stream_beats_as_an_event_of_its_own(theatre: Theatre) -> None:
    screen = Events(theatre.app, USER, "ada")
    await screen.begin()
    for _ in range(2):
        theatre.clock.step(15_000_000)
        assert await screen.event() == ":thump"


async def test_who_leaves_is_forgotten(theatre: Theatre) -> None:
    screen = Events(theatre.app, USER, "ada")
    await screen.begin()
    assert theatre.hears("user:1")

    await screen.leave()

    assert not theatre.hears("user:1")
    assert not theatre.hears("token:101")
    assert not theatre.streams.is_anybody_there


@pytest.mark.parametrize("channel", ["token:101", "account:1:closed"])
async def test_a_revoked_token_or_a_suspended_account_ends_the_stream(theatre: Theatre, channel: str) -> None:
    ada, ben = Events(theatre.app, USER, "ada"), Events(theatre.app, USER, "ben")
    await ada.begin()
    await ben.begin()
    theatre.publish("user:1", "update", "{}")
    theatre.bus.publish(channel, b"")

    assert await ada.event() == ""
    await ada.ended()
    assert not ben.has_ended


async def test_a_stopping_house_ends_all_streams_and_opens_none(theatre: Theatre) -> None:
    ada, ben = Events(theatre.app, USER, "ada"), Events(theatre.app, USER, "ben")
    await ada.begin()
    await ben.begin()
    theatre.stopping.set()
    await ada.ended()
    await ben.ended()

    assert (await Events(theatre.app, USER, "ada").refusal())[0] == 503


async def test_ada_does_not_hear_whom_she_hides(theatre: Theatre) -> None:
    theatre.hidden[ADA] = frozenset({BEN})
    screen = Events(theatre.app, "/api/v1/streaming/public", "ada")
    await screen.begin()
    theatre.publish("public", "update", "from Ben", BEN)
    theatre.publish("public", "update", "Cleo boosts Ben", CLEO, BEN)
    theatre.publish("public", "update", "from Cleo", CLEO)

    assert await screen.event() == "event: update\ndata: from Cleo"


async def test_a_new_block_is_heard_of_by_open_streams(theatre: Theatre) -> None:
    screen = Events(theatre.app, "/api/v1/streaming/public", "ada")
    await screen.begin()
    theatre.hidden[ADA] = frozenset({BEN})
    theatre.bus.publish("relations:1", b"")
    theatre.bus.publish("relations:1", b"")
    await theatre.until(lambda: theatre.questions == 2)
    theatre.publish("public", "update", "from Ben", BEN)
    theatre.publish("public", "update", "from Cleo", CLEO)

    assert await screen.event() == "event: update\ndata: from Cleo"


async def test_a_client_that_reads_nothing_is_closed(theatre: Theatre) -> None:
    stuck, other = Events(theatre.app, USER, "ada"), Events(theatre.app, USER, "ada")
    await stuck.begin()
    await other.begin()
    stuck.stuck = True
    for number in range(MOST_FRAMES + 3):
        theatre.publish("user:1", "delete", str(number))
        assert "event: delete" in await other.event()

    await stuck.ended()
    assert not other.has_ended


async def test_one_account_cannot_open_streams_without_end(theatre: Theatre) -> None:
    for _ in range(MOST_SCREENS):
        await Events(theatre.app, USER, "ada").begin()

    assert (await Events(theatre.app, USER, "ada").refusal())[0] == 429
    await Events(theatre.app, USER, "ben").begin()


async def test_a_head_request_opens_nothing(theatre: Theatre) -> None:
    screen = Events(theatre.app, USER, "ada", method="HEAD")

    assert (await screen.next())["status"] == 200
    await screen.ended()
    assert not theatre.hears("user:1")
