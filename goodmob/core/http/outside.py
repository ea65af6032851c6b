"""The way to the outside, behind which the HTTP client is made when somebody goes there for the first time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypedDict, Unpack

from goodmob.core.http.errors import Blocked

if TYPE_CHECKING:
    from goodmob.core.http.client import Answer, GuardedClient


def as_sent(url: str) -> str:
    """The address as it goes over the wire, its path and host escaped; Blocked where it is none."""
    import httpx2

    try:
        return str(httpx2.URL(url).copy_with(fragment=None))
    except (httpx2.InvalidURL, ValueError) as error:
        raise Blocked(f"not a URL: {error}") from error


class Bounds(TypedDict, total=False):
    """How far a request may go; the client's own bounds where nothing is said."""

    headers: Mapping[str, str]
    max_bytes: int
    timeout: float


class Outside:
    """Asks other servers, through the GuardedClient.

    With its libraries the client takes 5 MB and a fifth of a second, which a start need not wait for.
    """

    def __init__(self, user_agent: str, *, allow_private: bool = False) -> None:
        self._user_agent = user_agent
        self._allow_private = allow_private
        self._made: GuardedClient | None = None

    async def get(self, url: str, *, cut: bool = False, **bounds: Unpack[Bounds]) -> "Answer":
        """The answer to a GET after at most three redirects, of any status; Unanswered where there is none.

        cut: of a body that is too long the first `max_bytes` are given, and no more is read; else it is TooMuch.
        """
        return await self._client().get(url, cut=cut, **bounds)

    async def post(self, url: str, *, content: bytes, **bounds: Unpack[Bounds]) -> "Answer":
        """The answer to a POST, of any status and not redirected; Unanswered where there is none."""
        return await self._client().post(url, content=content, **bounds)

    async def aclose(self) -> None:
        """Close all connections."""
        if self._made is not None:
            await self._made.aclose()

    def _client(self) -> "GuardedClient":
        if self._made is None:
            from goodmob.core.http.client import GuardedClient

            self._made = GuardedClient(self._user_agent, allow_private=self._allow_private)
        return self._made
