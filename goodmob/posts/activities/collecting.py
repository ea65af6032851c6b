"""Collections of other servers, read as lists of addresses, as far as their server gives them."""

from contextlib import suppress
from typing import Any, NamedTuple

from goodmob.core.activitypub.bounds import COLLECTION_PAGES
from goodmob.core.errors import Unavailable
from goodmob.core.house import House
from goodmob.federation.trouble import Unfetched
from goodmob.federation.turning import listed_in, pages_of


class Listed(NamedTuple):
    """The addresses that a collection lists, for how many pages its server was asked, and whether it gave them all."""

    addresses: list[str]
    asked: int
    was_given: bool = False


async def addresses_in(
    house: House, collection: Any, of_host: str, most: int, *, most_pages: int = COLLECTION_PAGES
) -> Listed:
    """What a collection lists, given whole or by its own address, each address once and at most so many.

    What its server does not give, or too many want of it, is left out; pages of other servers are not asked for.
    """
    found: dict[str, None] = {}
    asked, was_given = 0, False
    with suppress(Unfetched, Unavailable):
        async for page, was_asked in pages_of(house, collection, of_host, most_pages):
            asked += was_asked
            found.update(dict.fromkeys(listed_in(page)))
            if len(found) >= most:
                break
        was_given = asked > 0
    return Listed(list(found)[:most], asked, was_given)
