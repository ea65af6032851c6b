"""Ask doors of Mastodon's API and lay the answers beside the documentation."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from fnmatch import fnmatchcase
from functools import wraps
from typing import Any

from tests.contract.coverage import Endpoint, endpoint_of, endpoints, ours
from tests.contract.laying import differences
from tests.world.client import Client

Story = Callable[..., Awaitable[None]]
LAID: set[Endpoint] = set()
"""The endpoints that the stories read so far promise to ask."""

_asked: ContextVar[set[Endpoint]] = ContextVar("asked")


def lays(*claims: str, but: tuple[str, ...] = ()) -> Callable[[Story], Story]:
    """A story that fails unless it asks every endpoint of the claims.

    A claim is a pattern for "group METHOD path", as in endpoints.tsv and ours.tsv: "lists *", "accounts GET *". What
    `but` names in the same way is for another story, or for none.
    """
    promised = {entry for entry in (*endpoints(), *ours()) if _fits(entry, claims) and not _fits(entry, but)}
    LAID.update(promised)

    def of(story: Story) -> Story:
        @wraps(story)
        async def whole(**given: Any) -> None:
            asked: set[Endpoint] = set()
            _asked.set(asked)
            await story(**given)
            left = [f"{entry.method} {entry.path}" for entry in promised - asked]
            assert not left, f"promised, but not asked: {sorted(left)}"

        return whole

    return of


async def laid(client: Client, method: str, path: str, **about: Any) -> Any:
    """The JSON of a successful answer; an AssertionError that lists each field which is not as documented."""
    said = await client.api(method, path, **about)
    entry = endpoint_of(method, path.partition("?")[0])
    found = differences(entry.answers, said)
    assert not found, f"{method} {path}:\n" + "\n".join(found)
    _asked.get(set()).add(entry)
    return said


def _fits(entry: Endpoint, claims: tuple[str, ...]) -> bool:
    return any(fnmatchcase(f"{entry.group} {entry.method} {entry.path}", claim) for claim in claims)
