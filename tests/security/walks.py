"""Walks through everything that can be read: each door and each page, as anybody, about things that are Ben's."""

from collections.abc import AsyncIterator
from urllib.parse import urlencode

import httpx2

from goodmob.app.routes import PAGES
from goodmob.core.web.routes import Route, path_names
from tests.app.belongings import FITTING, kinds_named
from tests.app.doors import DOORS, is_stream, named, place
from tests.world.client import Client

READING_DOORS = [door for door in DOORS if door.method == "GET" and not is_stream(door)]
READING_PAGES = [page for page in PAGES if page.method == "GET"]


def filled(door: Route, things: dict[str, str]) -> str:
    """The path of a door or page about these things; `tag`, `username` and `key` may be among them."""
    if door in DOORS:
        known = {name: things[kind] for name, kind in kinds_named(door).items()}
        others = {"hashtag": things["tag"], "name": things["tag"], "key": things.get("key", "a/b.png")}
        return place(door, **{**others, **known})
    known = {"id": things["post"], "username": things["username"], "name": things["tag"]}
    return place(door, **{name: known.get(name, "needless") for name in path_names(door.path)})


async def through_doors(client: Client, things: dict[str, str]) -> AsyncIterator[tuple[str, httpx2.Response]]:
    """The answer of every door that reads, with whatever a query could ask for."""
    ids = [("id[]", id_) for id_ in things.values() if id_.isdigit()]
    asked = [*ids, ("acct", things["username"]), ("timeline[]", "home"), ("account_id", things["account"])]
    for door in READING_DOORS:
        needs = list(FITTING.get(named(door), {"q": things["username"]}).items())
        yield named(door), await client.get(f"{filled(door, things)}?{urlencode([*asked, *needs])}")


async def through_pages(browser: Client, things: dict[str, str]) -> AsyncIterator[tuple[str, httpx2.Response]]:
    """The answer of every page that is shown."""
    for page in READING_PAGES:
        yield named(page), await browser.get(filled(page, things), headers={"Accept": "text/html"})
