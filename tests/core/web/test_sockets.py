"""WebSockets: who may listen, by which token, and how a refusal looks."""

import pytest
from msgspec import Struct
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from goodmob.core.errors import Forbidden
from goodmob.core.web.call import Socket
from goodmob.core.web.routes import NOBODY, websocket
from tests.core.web.rig import ADA_ID, web_app


class Wish(Struct):
    """Which stream is wanted."""

    stream: str = ""
    times: int = 1


async def listen(socket: Socket, params: Wish) -> None:
    """Tells who listens to what, then waits for the end."""
    if params.stream == "list":
        raise Forbidden
    await socket.welcome()
    for _ in range(params.times):
        await socket.send_text(f"{socket.account_id} {params.stream}")
    if params.stream == "late":
        raise Forbidden
    await socket.receive_text()
    raise RuntimeError("the secret reason")


async def greet(socket: Socket) -> None:
    """Greets anybody."""
    await socket.welcome()
    await socket.send_text("hello")
    await socket.close()


ROUTES = (
    websocket("/api/v1/streaming", listen, scope="read:statuses"),
    websocket("/hello", greet, viewer=NOBODY),
)


@pytest.fixture
def client() -> TestClient:
    """A client that can speak over sockets."""
    return TestClient(web_app(ROUTES), base_url="https://goodmob.test")


def test_a_token_may_come_in_three_ways(client: TestClient) -> None:
    ways: tuple[tuple[str, dict[str, str], list[str] | None], ...] = (
        ("/api/v1/streaming?stream=user&access_token=ada", {}, None),
        ("/api/v1/streaming?stream=user", {"Authorization": "Bearer ada"}, None),
        ("/api/v1/streaming?stream=user", {}, ["ada"]),
    )
    for path, headers, subprotocols in ways:
        with client.websocket_connect(path, headers=headers, subprotocols=subprotocols) as socket:
            assert socket.receive_text() == f"{ADA_ID} user"
            assert socket.accepted_subprotocol == (subprotocols[0] if subprotocols else None)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/streaming", 401),
        ("/api/v1/streaming?access_token=made+up", 401),
        ("/api/v1/streaming?access_token=app", 422),
        ("/api/v1/streaming?access_token=ada&stream=list", 403),
        ("/api/v1/streaming?access_token=ada&times=often", 422),
        ("/api/v1/nothing", 404),
    ],
)
def test_a_refused_handshake_tells_why(client: TestClient, path: str, status: int) -> None:
    with pytest.raises(WebSocketDenialResponse) as refusal, client.websocket_connect(path):
        pass

    assert refusal.value.status_code == status
    assert refusal.value.json()["error"]


def test_a_refusal_after_the_handshake_closes_the_socket(client: TestClient) -> None:
    path = "/api/v1/streaming?access_token=ada&stream=late"
    with client.websocket_connect(path) as socket:
        socket.receive_text()
        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_text()

    assert (end.value.code, end.value.reason) == (1008, "This action is not allowed")


def test_an_accident_closes_the_socket_without_telling(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with client.websocket_connect("/api/v1/streaming?access_token=ada") as socket:
        socket.receive_text()
        socket.send_text("go on")
        with pytest.raises(WebSocketDisconnect) as end:
            socket.receive_text()

    assert (end.value.code, end.value.reason) == (1011, "")
    assert "the secret reason" in caplog.text


def test_some_sockets_are_for_anybody(client: TestClient) -> None:
    with client.websocket_connect("/hello") as socket:
        assert socket.receive_text() == "hello"
