"""The body of an answer, read no further than the caller accepts, also after decompression."""

import zlib

import httpx2

from goodmob.core.http.errors import TooMuch, Unreachable

GZIP_WINDOW = 31
ACCEPTED_ENCODINGS = "gzip"


async def read(response: httpx2.Response, max_bytes: int, *, cut: bool = False) -> bytes:
    """The decompressed body; TooMuch as soon as it, or what came over the wire, exceeds `max_bytes`.

    cut: such a body is read up to there, and its beginning is given.
    """
    url, declared = response.request.url, response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > max_bytes and not cut:
        raise TooMuch(f"{url} declares {declared} bytes, {max_bytes} are accepted")
    body = _Inflated(response, max_bytes)
    received = 0
    async for part in response.aiter_raw():
        room = max_bytes - received
        received += len(part)
        if received > max_bytes and not cut:
            raise TooMuch(f"{url} sends more than {max_bytes} bytes")
        body.add(part[:room])
        if body.is_over and not cut:
            raise TooMuch(f"{url} unpacks to more than {max_bytes} bytes")
        if body.is_over or received > max_bytes:
            return body.beginning()
    return body.whole()


class _Inflated:
    def __init__(self, response: httpx2.Response, max_bytes: int) -> None:
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "gzip", "x-gzip", ""}:
            raise Unreachable(f"{response.request.url} answers in an encoding that was not asked for")
        self._url = response.request.url
        self._max_bytes = max_bytes
        self._zipped = zlib.decompressobj(GZIP_WINDOW) if encoding.endswith("gzip") else None
        self._body = bytearray()

    @property
    def is_over(self) -> bool:
        return len(self._body) > self._max_bytes

    def add(self, part: bytes) -> None:
        if self._zipped is None:
            self._body += part
            return
        room = self._max_bytes - len(self._body)
        try:
            self._body += self._zipped.decompress(part, room + 1)
        except zlib.error as error:
            raise Unreachable(f"{self._url} sends broken gzip: {error}") from error

    def beginning(self) -> bytes:
        return bytes(self._body[: self._max_bytes])

    def whole(self) -> bytes:
        if self._zipped is not None and self._body and not self._zipped.eof:
            raise Unreachable(f"{self._url} ends in the middle of its gzip")
        return bytes(self._body)
