"""The network below the HTTP client: a name is resolved once, and only a checked address is connected to."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import httpcore2

from goodmob.core.http.addresses import may_connect
from goodmob.core.http.errors import Blocked

RESOLVERS = 8
MOST_ADDRESSES = 4

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""From host and port to addresses, best first; OSError where there is no such name."""


class Resolver:
    """The system's resolver, on threads of its own: names that hang must not hold up other work in threads."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> list[str]:
        found = await asyncio.get_running_loop().run_in_executor(self._threads, _look_up, host, port)
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Let the threads end; names still being looked up are forgotten."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[str]:
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to public addresses only. Whatever the URL said, the check is on the address used by the socket."""

    def __init__(self, resolve: Resolve, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to the first checked address that answers, within `timeout` seconds for all of them."""
        try:
            async with asyncio.timeout(timeout):
                return await self._first_answering(await self._checked(host, port), port, socket_options, timeout)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(f"no connection to {host} in time") from error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Nothing outside is reached by a file, so this is always Blocked."""
        raise Blocked(f"{path} is a local socket")

    async def sleep(self, seconds: float) -> None:
        """Wait, as the pool asks for between attempts."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host} has no address: {error}") from error
        checked = [address for address in found if may_connect(address, self._allow_private)]
        if not checked:
            raise Blocked(f"{host} is not on the public internet")
        return checked[:MOST_ADDRESSES]

    async def _first_answering(
        self,
        addresses: list[str],
        port: int,
        options: Iterable[httpcore2.SOCKET_OPTION] | None,
        timeout: float | None,
    ) -> httpcore2.AsyncNetworkStream:
        share = timeout / len(addresses) if timeout else None
        for address in addresses[:-1]:
            try:
                return await self._sockets.connect_tcp(address, port, timeout=share, socket_options=options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(addresses[-1], port, timeout=timeout, socket_options=options)
