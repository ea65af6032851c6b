"""A site on this machine to which posts link, and what its pages say."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from goodmob.core.http.client import GuardedClient
from goodmob.posts.actions.keep_card import keep_card
from goodmob.posts.actions.tie_card import tie_card
from goodmob.posts.linked.orders import Page
from tests.core.http.far_server import FarServer, answer, far_server, resolving
from tests.posts.saying import STATUSES, say
from tests.world.world import Client, World

PAGE = "/news/1"
SITE = {"far.example": ["127.0.0.1"], "other.example": ["127.0.0.1"], "goodmob.test": ["127.0.0.1"]}

GRAPH = (
    '<meta property="og:title" content="Kites &amp; co"><meta property="og:description" content="All of them">'
    '<meta property="og:site_name" content="Far News"><meta property="og:image" content="/kite.png">'
    '<meta property="article:published_time" content="2026-11-01T10:00:00+01:00">'
)


def page(title: str = "Kites over the lake", head: str = "", lang: str = "en") -> bytes:
    """A page of HTML with this title and more in its head."""
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body></body></html>'.encode()


def html(body: bytes, form: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    """An answer that is a page."""
    return answer(status, body, content_type=form, **headers)


def moved(to: str) -> bytes:
    """An answer that leads elsewhere."""
    return answer("302 Found", location=to)


@asynccontextmanager
async def site(world: World, pages: Mapping[str, bytes], *, private: bool = True) -> AsyncIterator[FarServer]:
    """A site at far.example and other.example, by path; the house makes cards, and reaches it where `private`."""
    world.change(link_cards=True)
    client = GuardedClient("Goodmob/test", allow_private=private, resolve=resolving(SITE))
    async with far_server(dict(pages)) as far:
        before, world.house.http = world.house.http, client  # type: ignore[assignment]  # what it makes itself otherwise
        try:
            yield far
        finally:
            world.house.http = before
            await client.aclose()


async def linked(world: World, who: Client, far: FarServer, path: str = PAGE, **more: Any) -> Any:
    """A post that links to the page, as it is once everything has been done."""
    post = await say(who, f"Look: {far.url}{path}", **more)
    await world.settle()
    return await who.api("GET", f"{STATUSES}/{post['id']}")


def asked(far: FarServer) -> list[str]:
    """The paths that were asked for, in their order."""
    return [head.split()[1] for head in far.asked]


async def carded(world: World, post: Any, url: str, title: str = "Kites over the lake") -> None:
    """The post links to this address, of which somebody knows what is there: nothing is asked."""
    wanted = await world.house.db.act(tie_card, int(post["id"]), "goodmob.test", 0)
    if wanted is not None:
        said = Page(url=url, title=title)
        await world.house.db.act(keep_card, world.house.settings, wanted.card_id, said, None)


async def card_of(who: Client, post_id: str) -> Any:
    """The card of a post as somebody sees it."""
    return (await who.api("GET", f"{STATUSES}/{post_id}"))["card"]
