"""What robots may read, and where they find the pages that want to be found."""

from collections.abc import Iterable
from xml.etree import ElementTree

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.clock import HOUR, date
from goodmob.core.errors import NotFound
from goodmob.core.text.tags import tag_url
from goodmob.core.web.call import Call
from goodmob.core.web.feeds.xml import add, written
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get
from goodmob.discovery.entities.explored import tags_lately
from goodmob.web.entities.sitemap import KINDS, numbers_of, page_of

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
MOST_TAGS = 100
ALWAYS = ("/", "/explore", "/mobs", "/about")
CLOSED = ("/api/", "/auth/", "/oauth/", "/settings/", "/search", "/compose", "/authorize_interaction", "/interact")
"""Where there is nothing for robots, or too much."""


class Stretch(Struct, kw_only=True):
    """Which pages: of a kind, in a stretch of time."""

    kind: str
    number: Id


async def show_robots(call: Call) -> Response:
    """What robots are asked to leave alone, and where the list of pages is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    text = "\n".join([*lines, "", f"Sitemap: {call.house.settings.base_url}/sitemap.xml", ""])
    return Response(text, headers=AN_HOUR, media_type="text/plain")


async def show_index(call: Call) -> Response:
    """Where the lists of pages are: of the server itself, and of each stretch of time in which there is something."""
    house, base_url = call.house, call.house.settings.base_url
    key = ("sitemap", house.clock.now() // HOUR)
    kept = house.cache.get(key)
    if not isinstance(kept, bytes):
        numbers = [(kind, number) for kind in KINDS for number in await numbers_of(house.db, kind, house.clock.now())]
        pages = ["/sitemap/pages.xml", *(f"/sitemap/{kind}/{number}.xml" for kind, number in numbers)]
        kept = _document("sitemapindex", "sitemap", ((base_url + page, 0) for page in pages))
        house.cache.put(key, kept, len(kept))
    return _answer(kept)


async def show_pages(call: Call) -> Response:
    """The pages that are always there, and the tags that people use."""
    base_url = call.house.settings.base_url
    tags = await tags_lately(call.house, None, most=MOST_TAGS)
    found = [*(base_url + path for path in ALWAYS), *(tag_url(base_url, tag.name.lower()) for tag in tags)]
    return _answer(_document("urlset", "url", ((url, 0) for url in found)))


async def show_stretch(call: Call, params: Stretch) -> Response:
    """The pages of a kind in a stretch of time; NotFound where there are none."""
    house = call.house
    if params.kind not in KINDS or params.number > house.clock.now() // KINDS[params.kind].stretch:
        raise NotFound
    places = await page_of(house.db, params.kind, params.number)
    if not places:
        raise NotFound
    base_url = house.settings.base_url
    return _answer(_document("urlset", "url", ((base_url + place.path, place.changed) for place in places)))


def _document(root: str, entry: str, places: Iterable[tuple[str, int]]) -> bytes:
    top = ElementTree.Element(root, {"xmlns": NAMESPACE})
    for url, changed in places:
        found = add(top, entry)
        add(found, "loc", url)
        if changed:
            add(found, "lastmod", date(changed))
    return written(top)


def _answer(content: bytes) -> Response:
    return Response(content, headers=AN_HOUR, media_type="application/xml")


ROUTES = (
    get("/robots.txt", show_robots, viewer=NOBODY),
    get("/sitemap.xml", show_index, viewer=NOBODY, limit="sitemaps"),
    get("/sitemap/pages.xml", show_pages, viewer=NOBODY, limit="sitemaps"),
    get("/sitemap/:kind/:number.xml", show_stretch, viewer=NOBODY, limit="sitemaps"),
)
