"""The client through which every request to the outside goes."""

import asyncio
import ssl
from collections.abc import Mapping
from typing import Final

import httpx2
from msgspec import Struct

from goodmob.core.http import body
from goodmob.core.http.backend import GuardedBackend, Resolve, Resolver
from goodmob.core.http.errors import Blocked, TooMuch, TooSlow
from goodmob.core.http.transport import GuardedTransport

TOTAL_SECONDS: Final = 30.0
USUAL_BYTES: Final = 1024 * 1024
MOST_HEAD_BYTES: Final = 64 * 1024
MOST_REDIRECTS: Final = 3
STEP_SECONDS: Final = {"connect": 5.0, "read": 10.0, "write": 10.0, "pool": 10.0}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_ONE_ORIGIN = frozenset({"authorization", "cookie", "digest", "proxy-authorization", "signature", "signature-input"})


class Answer(Struct, frozen=True):
    """A whole answer, or the beginning of one; `url` is the one it came from, after redirects."""

    status: int
    url: str
    headers: httpx2.Headers
    body: bytes


class GuardedClient:
    """Reaches public addresses only, follows few redirects, and never reads or waits without bounds.

    Each address is checked where it is used, at the socket. `allow_private` opens private and loopback networks, for
    intranets and tests. Keeps no cookies and takes no proxy from the environment.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        allow_private: bool = False,
        resolve: Resolve | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._resolver = Resolver()
        backend = GuardedBackend(resolve or self._resolver, allow_private)
        self._transport = GuardedTransport(backend, ssl_context or httpx2.create_ssl_context())

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int = USUAL_BYTES,
        timeout: float = TOTAL_SECONDS,
        cut: bool = False,
    ) -> Answer:
        """The answer to a GET after at most three redirects, of any status; Unanswered where there is none.

        cut: of a body that is too long the first `max_bytes` are given, and no more is read; else it is TooMuch.
        """
        return await self._within(timeout, self._request("GET", url, headers), max_bytes, cut)

    async def post(
        self,
        url: str,
        *,
        content: bytes,
        headers: Mapping[str, str] | None = None,
        max_bytes: int = USUAL_BYTES,
        timeout: float = TOTAL_SECONDS,
    ) -> Answer:
        """The answer to a POST, of any status and not redirected; Unanswered where there is none."""
        return await self._within(timeout, self._request("POST", url, headers, content), max_bytes)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._transport.aclose()
        self._resolver.close()

    def _request(
        self, method: str, url: str, headers: Mapping[str, str] | None, content: bytes | None = None
    ) -> httpx2.Request:
        try:
            target = httpx2.URL(url)
        except (httpx2.InvalidURL, ValueError) as error:
            raise Blocked(f"not a URL: {error}") from error
        if target.scheme not in {"http", "https"} or not target.host:
            raise Blocked(f"{url} is neither http nor https")
        if target.userinfo:
            raise Blocked(f"{target.host}: a URL with a password in it is not followed")
        sent = httpx2.Headers({"User-Agent": self._user_agent, "Accept": "*/*"})
        sent.update(headers)
        sent["Accept-Encoding"] = body.ACCEPTED_ENCODINGS
        return httpx2.Request(
            method,
            target.copy_with(fragment=None),
            headers=sent,
            content=content,
            extensions={"timeout": STEP_SECONDS},
        )

    async def _within(self, seconds: float, request: httpx2.Request, max_bytes: int, cut: bool = False) -> Answer:
        try:
            async with asyncio.timeout(seconds):
                return await self._follow(request, max_bytes, cut)
        except TimeoutError as error:
            raise TooSlow(f"{request.url} did not answer wholly in {seconds:g} seconds") from error

    async def _follow(self, request: httpx2.Request, max_bytes: int, cut: bool) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            response = await self._transport.handle_async_request(request)
            try:
                _check_head(response)
                onward = self._onward(request, response)
                if onward is None:
                    content = await body.read(response, max_bytes, cut=cut)
                    return Answer(response.status_code, str(request.url), response.headers, content)
            finally:
                await response.aclose()
            request = onward
        raise Blocked(f"{request.url}: more than {MOST_REDIRECTS} redirects")

    def _onward(self, request: httpx2.Request, response: httpx2.Response) -> httpx2.Request | None:
        location = response.headers.get("location")
        if request.method != "GET" or response.status_code not in REDIRECTS or not location:
            return None
        try:
            target = request.url.join(location)
        except (httpx2.InvalidURL, ValueError) as error:
            raise Blocked(f"{request.url} leads to something that is not a URL: {error}") from error
        kept = {name: value for name, value in request.headers.items() if name != "host"}
        if _origin(target) != _origin(request.url):
            kept = {name: value for name, value in kept.items() if name not in FOR_ONE_ORIGIN}
        return self._request("GET", str(target), kept)


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _check_head(response: httpx2.Response) -> None:
    size = sum(len(name) + len(value) for name, value in response.headers.raw)
    if size > MOST_HEAD_BYTES:
        raise TooMuch(f"{response.request.url} sends {size} bytes of headers")
