"""Collections of other servers, read as lists of addresses: a few pages of their own server's, and no more."""

from typing import Any

from goodmob.core.activitypub.bounds import COLLECTION_PAGES
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, objects
from goodmob.core.house import House
from goodmob.federation.fetching import fetch
from goodmob.federation.trouble import Unfetched

_ITEMS = ("orderedItems", "items")


async def addresses_in(house: House, collection: Any, of_host: str, most: int) -> list[str]:
    """The addresses that a collection lists, given whole or by its own address, each once and at most so many.

    What its server does not give is left out; pages of other servers are not asked for.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting: list[Any] = [collection]
    for _ in range(COLLECTION_PAGES):
        page = await _page(house, waiting.pop(0), of_host, seen)
        if page is not None:
            found.update(dict.fromkeys(_listed(page)))
            waiting += [page[key] for key in ("first", "next") if page.get(key)]
        if not waiting or len(found) >= most:
            break
    return list(found)[:most]


async def _page(house: House, value: Any, of_host: str, seen: set[str]) -> Json | None:
    embedded = next(iter(objects(value)), None)
    if embedded is not None and any(key in embedded for key in (*_ITEMS, "first", "next")):
        return embedded
    uri = id_of(value)
    if uri is None or uri in seen or host_of(uri) != of_host:
        return None
    seen.add(uri)
    try:
        async with house.turns.of(of_host):
            return await fetch(house, uri, of_host=of_host)
    except Unfetched:
        return None


def _listed(page: Json) -> list[str]:
    values = (page.get(key) for key in _ITEMS)
    listed = next((value for value in values if isinstance(value, list)), [])
    return [uri for item in listed if (uri := id_of(item)) is not None]
