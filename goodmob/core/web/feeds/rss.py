"""RSS 2.0, as any reader takes it."""

from xml.etree import ElementTree

from goodmob.core.web.feeds.channel import Channel, Item
from goodmob.core.web.feeds.xml import add, written
from goodmob.core.web.freshness import http_date

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def write_rss(channel: Channel, address: str) -> bytes:
    """The feed, which is found at this address."""
    rss = ElementTree.Element("rss", {"version": "2.0", **NAMESPACES})
    top = ElementTree.SubElement(rss, "channel")
    add(top, "title", channel.title)
    add(top, "description", channel.description)
    add(top, "link", channel.url)
    add(top, "atom:link", rel="self", type="application/rss+xml", href=address)
    if channel.picture:
        image = add(top, "image")
        for name, text in (("url", channel.picture), ("title", channel.title), ("link", channel.url)):
            add(image, name, text)
    add(top, "generator", "Goodmob")
    for item in channel.items:
        _add_item(add(top, "item"), item)
    return written(rss)


def _add_item(entry: ElementTree.Element, item: Item) -> None:
    if item.title:
        add(entry, "title", item.title)
    add(entry, "guid", item.url, isPermaLink="true")
    add(entry, "link", item.url)
    add(entry, "pubDate", http_date(item.published))
    add(entry, "dc:creator", item.author)
    add(entry, "description", item.html)
    for tag in item.tags:
        add(entry, "category", tag)
    for index, file in enumerate(item.files):
        if index == 0:
            # A reader takes one enclosure; how long it is, it learns when it asks.
            add(entry, "enclosure", url=file.url, type=file.mime_type, length="0")
        content = add(entry, "media:content", url=file.url, type=file.mime_type, medium=file.medium)
        if file.description:
            add(content, "media:description", file.description, type="plain")
        if file.thumbnail:
            add(content, "media:thumbnail", url=file.thumbnail)
