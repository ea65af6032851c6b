"""Streams over a WebSocket."""

import pytest

from goodmob.streaming.connection import MOST_STREAMS
from goodmob.streaming.outlet import MOST_FRAMES
from tests.streaming.screen import Wire
from tests.streaming.theatre import ADA, BEN, CLEO, Theatre


async def test_a_socket_may_begin_with_a_stream(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada", stream="user")
    await wire.begin()
    await theatre.until(lambda: theatre.hears("user:1"))
    theatre.publish("user:1", "update", '{"id":"7"}', BEN)

    assert await wire.frame() == {"stream": ["user"], "event": "update", "payload": '{"id":"7"}'}


async def test_one_socket_carries_many_streams(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    await wire.order(type="subscribe", stream="user")
    await wire.order(type="subscribe", stream="hashtag", tag="bees")
    await wire.order(type="subscribe", stream="list", list="9")
    await wire.order(type="subscribe", stream="mob", mob="5")
    await wire.order(type="subscribe", stream="public:local:media")
    await theatre.until(lambda: theatre.hears("public:local:media"))
    theatre.publish("hashtag:bees", "update", "{}")
    theatre.publish("list:9", "update", "{}")
    theatre.publish("mob:5", "mob.update", "{}")
    theatre.publish("public:local:media", "delete", "7")
    theatre.publish("user:1", "notification", "{}")

    assert [(await wire.frame())["stream"] for _ in range(5)] == [
        ["hashtag", "bees"],
        ["list", "9"],
        ["mob", "5"],
        ["public:local:media"],
        ["user"],
    ]


async def test_a_stream_can_be_left_again(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    await wire.order(type="subscribe", stream="user")
    await wire.order(type="subscribe", stream="user")
    await wire.order(type="subscribe", stream="public")
    await theatre.until(lambda: theatre.hears("public"))
    await wire.order(type="unsubscribe", stream="user")
    await theatre.until(lambda: not theatre.hears("user:1"))
    theatre.publish("user:1", "update", "{}")
    theatre.publish("public", "update", "{}")

    assert (await wire.frame())["stream"] == ["public"]


@pytest.mark.parametrize(
    ("token", "subprotocols", "query"),
    [("ada", (), {}), ("", (), {"access_token": "ada"}), ("", ("ada",), {}), ("ada", ("soap",), {})],
)
async def test_the_token_comes_by_header_query_or_subprotocol(
    theatre: Theatre, token: str, subprotocols: tuple[str, ...], query: dict[str, str]
) -> None:
    wire = Wire(theatre.app, token, subprotocols, stream="user", **query)
    head = await wire.begin()

    assert head["subprotocol"] == (subprotocols[0] if subprotocols else None)
    await theatre.until(lambda: theatre.hears("user:1"))


@pytest.mark.parametrize("token", ["", "stolen", "app"])
async def test_without_a_token_of_a_person_the_socket_is_refused(theatre: Theatre, token: str) -> None:
    wire = Wire(theatre.app, token, stream="public")
    await wire.say({"type": "websocket.connect"})

    assert (await wire.next())["type"] == "websocket.close"
    await wire.ended()
    assert not theatre.streams.is_anybody_there


@pytest.mark.parametrize(
    ("token", "order", "status"),
    [
        ("ada", {"type": "subscribe", "stream": "kittens"}, 400),
        ("ada", {"type": "subscribe", "stream": "hashtag"}, 400),
        ("ada", {"type": "subscribe", "stream": "list", "list": "-1"}, 400),
        ("ada", {"type": "subscribe", "stream": "list", "list": 8}, 404),
        ("ada", {"type": "subscribe", "stream": "mob"}, 400),
        ("ada", {"type": "subscribe"}, 400),
        ("ada", {"type": "dance", "stream": "user"}, 400),
        ("ada-notices", {"type": "subscribe", "stream": "user"}, 403),
        ("ada-writes", {"type": "subscribe", "stream": "public"}, 403),
        ("ada-writes", {"type": "subscribe", "stream": "user:notification"}, 403),
    ],
)
async def test_a_refused_stream_is_told_and_the_socket_stays(
    theatre: Theatre, token: str, order: dict[str, object], status: int
) -> None:
    wire = Wire(theatre.app, token)
    await wire.begin()
    await wire.order(**order)

    refusal = await wire.frame()
    assert refusal["status"] == status
    assert refusal["error"]
    assert not wire.has_ended


@pytest.mark.parametrize("nonsense", ["{", "[]", '{"type": 1}', ""])
async def test_nonsense_is_answered_and_does_no_harm(theatre: Theatre, nonsense: str) -> None:
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    await wire.say({"type": "websocket.receive", "text": nonsense})
    assert (await wire.frame())["status"] == 400
    await wire.say({"type": "websocket.receive", "bytes": b"\xff\xfe"})
    assert (await wire.frame())["status"] == 400

    await wire.order(type="subscribe", stream="user")
    await theatre.until(lambda: theatre.hears("user:1"))


async def test_a_socket_carries_a_bounded_number_of_streams(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    for number in range(MOST_STREAMS + 1):
        await wire.order(type="subscribe", stream="hashtag", tag=f"bees{number}")

    assert (await wire.frame())["status"] == 400


@pytest.mark.parametrize("channel", ["token:101", "account:1:closed"])
async def test_a_revoked_token_or_a_suspended_account_ends_the_socket(theatre: Theatre, channel: str) -> None:
    wire = Wire(theatre.app, "ada", stream="user")
    await wire.begin()
    theatre.bus.publish(channel, b"")

    assert (await wire.next())["type"] == "websocket.close"
    await wire.ended()


async def test_a_stopping_house_ends_its_sockets(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada", stream="user")
    await wire.begin()
    theatre.stopping.set()

    assert (await wire.next())["type"] == "websocket.close"
    await wire.ended()


async def test_whom_ada_hides_is_not_heard_on_any_stream(theatre: Theatre) -> None:
    theatre.hidden[ADA] = frozenset({BEN})
    wire = Wire(theatre.app, "ada")
    await wire.begin()
    await wire.order(type="subscribe", stream="public")
    await theatre.until(lambda: theatre.hears("public"))
    theatre.publish("public", "update", "from Ben", BEN)
    theatre.publish("public", "update", "from Cleo", CLEO)

    assert (await wire.frame())["payload"] == "from Cleo"


async def test_a_socket_that_reads_nothing_is_closed(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada", stream="user")
    await wire.begin()
    await theatre.until(lambda: theatre.hears("user:1"))
    wire.stuck = True
    theatre.publish("user:1", "delete", "first")
    for number in range(MOST_FRAMES + 2):
        theatre.publish("user:1", "delete", str(number))

    await wire.ended()
    assert not theatre.hears("user:1")


async def test_who_leaves_is_forgotten(theatre: Theatre) -> None:
    wire = Wire(theatre.app, "ada", stream="user")
    await wire.begin()
    await theatre.until(lambda: theatre.hears("user:1"))
    await wire.leave()

    assert not theatre.hears("user:1")
    assert not theatre.streams.is_anybody_there
