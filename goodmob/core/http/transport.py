"""httpx2's transport over a connection pool whose network is guarded."""

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager

import httpcore2
import httpx2

from goodmob.core.http.backend import GuardedBackend
from goodmob.core.http.errors import TooSlow, Unreachable

MOST_CONNECTIONS, MOST_IDLE_CONNECTIONS, IDLE_SECONDS = 100, 20, 30.0


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Carries requests over HTTP/1.1 and HTTP/2; raises Blocked, TooSlow or Unreachable."""

    def __init__(self, backend: GuardedBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=MOST_CONNECTIONS,
            max_keepalive_connections=MOST_IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            http2=True,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The head of the answer, its body still to be read; close it in any case."""
        url = request.url
        wanted = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _told_plainly(url):
            answer = await self._pool.handle_async_request(wanted)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(url, answer), request=request)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, url: httpx2.URL, answer: httpcore2.Response) -> None:
        self._url = url
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        stream = self._answer.stream
        if not isinstance(stream, AsyncIterable):
            raise TypeError("the pool gave a body that cannot be awaited")
        with _told_plainly(self._url):
            async for part in stream:
                yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


@contextmanager
def _told_plainly(url: httpx2.URL) -> Iterator[None]:
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise TooSlow(f"{url}: {error or 'no answer in time'}") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise Unreachable(f"{url}: {error or type(error).__name__}") from error
