"""Feeds: RSS 2.0 that any reader takes, sent again only when something in it changed."""

import mimetypes
import re
from collections.abc import Sequence
from xml.etree import ElementTree

from msgspec import Struct
from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.freshness import http_date, unless_known

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class MediaFile(Struct, frozen=True):
    """A file that an item shows; medium is image, video or audio, all addresses are absolute."""

    url: str
    medium: str
    description: str = ""
    thumbnail: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One entry; html is what it says, published and changed are moments (us), changed 0 where nobody knows."""

    url: str
    html: str
    published: int
    changed: int
    author: str
    title: str = ""
    tags: Sequence[str] = ()
    files: Sequence[MediaFile] = ()


class Channel(Struct, frozen=True, kw_only=True):
    """A feed; `url` is the page that shows the same, `address` its own, picture empty where there is none."""

    title: str
    description: str
    url: str
    address: str
    items: Sequence[Item]
    picture: str = ""


def feed(call: Call, channel: Channel) -> Response:
    """The feed, or 304 for a reader that has it as it is."""
    changed = max((item.changed for item in channel.items), default=0)
    return unless_known(call, written(channel), MEDIA_TYPE, changed)


def written(channel: Channel) -> bytes:
    """The feed as XML; what XML cannot hold is left out of the texts."""
    rss = ElementTree.Element("rss", {"version": "2.0", **NAMESPACES})
    top = ElementTree.SubElement(rss, "channel")
    _add(top, "title", channel.title)
    _add(top, "description", channel.description)
    _add(top, "link", channel.url)
    _add(top, "atom:link", rel="self", type="application/rss+xml", href=channel.address)
    if channel.picture:
        image = _add(top, "image")
        for name, text in (("url", channel.picture), ("title", channel.title), ("link", channel.url)):
            _add(image, name, text)
    _add(top, "generator", "Goodmob")
    for item in channel.items:
        _add_item(_add(top, "item"), item)
    written: bytes = ElementTree.tostring(rss, encoding="utf-8", xml_declaration=True)
    return written


def _add_item(entry: ElementTree.Element, item: Item) -> None:
    if item.title:
        _add(entry, "title", item.title)
    _add(entry, "guid", item.url, isPermaLink="true")
    _add(entry, "link", item.url)
    _add(entry, "pubDate", http_date(item.published))
    _add(entry, "dc:creator", item.author)
    _add(entry, "description", item.html)
    for tag in item.tags:
        _add(entry, "category", tag)
    for index, file in enumerate(item.files):
        kind = mimetypes.guess_type(file.url, strict=False)[0] or "application/octet-stream"
        if index == 0:
            # A reader takes one enclosure; how long it is, it learns when it asks.
            _add(entry, "enclosure", url=file.url, type=kind, length="0")
        content = _add(entry, "media:content", url=file.url, type=kind, medium=file.medium)
        if file.description:
            _add(content, "media:description", file.description, type="plain")
        if file.thumbnail:
            _add(content, "media:thumbnail", url=file.thumbnail)


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    added = ElementTree.SubElement(parent, name, {key: NOT_IN_XML.sub("", value) for key, value in attributes.items()})
    added.text = NOT_IN_XML.sub("", text) or None
    return added
