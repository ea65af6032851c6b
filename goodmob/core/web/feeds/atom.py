"""Atom (RFC 4287)."""

from xml.etree import ElementTree

from goodmob.core.clock import iso
from goodmob.core.web.feeds.channel import Channel, Item
from goodmob.core.web.feeds.xml import add, written


def write_atom(channel: Channel, address: str) -> bytes:
    """The feed, which is found at this address; an empty one was changed in 1970, as it has to say when."""
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    add(feed, "id", address)
    add(feed, "title", channel.title)
    add(feed, "subtitle", channel.description)
    add(feed, "updated", iso(channel.changed))
    add(feed, "link", rel="self", type="application/atom+xml", href=address)
    add(feed, "link", rel="alternate", type="text/html", href=channel.url)
    if channel.picture:
        add(feed, "logo", channel.picture)
    add(feed, "generator", "Goodmob")
    for item in channel.items:
        _add_entry(add(feed, "entry"), item)
    return written(feed)


def _add_entry(entry: ElementTree.Element, item: Item) -> None:
    add(entry, "id", item.url)
    add(entry, "title", item.title or item.gist or item.author)
    add(entry, "updated", iso(item.changed or item.published))
    add(entry, "published", iso(item.published))
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    author = add(entry, "author")
    add(author, "name", item.author)
    if item.author_url:
        add(author, "uri", item.author_url)
    content = add(entry, "content", item.html, type="html")
    if item.language:
        content.set("xml:lang", item.language)
    for tag in item.tags:
        add(entry, "category", term=tag)
    for file in item.files:
        told = {"title": file.description} if file.description else {}
        add(entry, "link", rel="enclosure", href=file.url, type=file.mime_type, **told)
