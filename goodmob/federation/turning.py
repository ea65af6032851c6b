"""The pages of a collection of another server, turned one after the other; callers say how far."""

from collections.abc import AsyncIterator
from typing import Any, NamedTuple

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, objects
from goodmob.core.house import House
from goodmob.federation.fetching import fetch

_ITEMS = ("orderedItems", "items")


class Turned(NamedTuple):
    """A collection or a page of it; was_asked: its server was asked for it, it did not come along."""

    page: Json
    was_asked: bool


async def pages_of(house: House, collection: Any, of_host: str, most: int) -> AsyncIterator[Turned]:
    """The collection, given whole or by its own address, and its pages in their order, at most so many together.

    Its server is asked in its turn, and no other. Unfetched where it does not give one, Unavailable where too many ask.
    """
    seen: set[str] = set()
    following = collection
    for place in range(most):
        turned = await _turn(house, following, of_host, seen)
        if turned is None:
            return
        yield turned
        following = (turned.page.get("first") if place == 0 else None) or turned.page.get("next")


def listed_in(page: Json) -> list[str]:
    """The addresses that a collection or a page of it lists itself."""
    value: Any = next((page[key] for key in _ITEMS if page.get(key)), [])
    return [uri for item in (value if isinstance(value, list) else [value]) if (uri := id_of(item)) is not None]


async def _turn(house: House, value: Any, of_host: str, seen: set[str]) -> Turned | None:
    """What a value is or names; None at the end, at what was there before, and at what lies on another server."""
    embedded = next(iter(objects(value)), None)
    if embedded is not None and any(key in embedded for key in (*_ITEMS, "first", "next")):
        return Turned(embedded, was_asked=False)
    uri = id_of(value)
    if uri is None or uri in seen or host_of(uri) != of_host:
        return None
    seen.add(uri)
    async with house.turns.of(of_host):
        return Turned(await fetch(house, uri, of_host=of_host), was_asked=True)
