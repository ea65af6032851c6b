"""What travels on the bus to open screens, encoded once by whoever publishes it."""

from functools import lru_cache

import msgspec


class StreamMessage(msgspec.Struct, frozen=True):
    """An event as Mastodon names it, its payload as text (mostly JSON), and the accounts who speak in it."""

    event: str
    payload: str
    author_ids: list[int] = []


_decoder = msgspec.msgpack.Decoder(StreamMessage)


def encode(message: StreamMessage) -> bytes:
    """The bytes for `bus.publish`."""
    return msgspec.msgpack.encode(message)


# Every client of a channel is given the same bytes object, so all but the first find the work done.
@lru_cache(maxsize=64)
def decode(message: bytes) -> StreamMessage:
    """The message of these bytes."""
    return _decoder.decode(message)


@lru_cache(maxsize=64)
def sse_frame(message: bytes) -> bytes:
    """The message as a server-sent event."""
    decoded = decode(message)
    return f"event: {decoded.event}\ndata: {decoded.payload}\n\n".encode()


@lru_cache(maxsize=256)
def socket_frame(message: bytes, stream: tuple[str, ...]) -> str:
    """The message as the text of a WebSocket, for those who listen to this stream."""
    decoded = decode(message)
    frame = {"stream": stream, "event": decoded.event, "payload": decoded.payload}
    return msgspec.json.encode(frame).decode()
