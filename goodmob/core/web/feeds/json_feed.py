"""JSON Feed 1.1."""

from typing import Any

import msgspec

from goodmob.core.clock import iso
from goodmob.core.web.feeds.channel import Channel, Item, MediaFile

VERSION = "https://jsonfeed.org/version/1.1"


def write_json(channel: Channel, address: str) -> bytes:
    """The feed, which is found at this address."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": address,
        "description": channel.description,
        **({"icon": channel.picture} if channel.picture else {}),
        "items": [_item(item) for item in channel.items],
    }
    return msgspec.json.encode(feed)


def _item(item: Item) -> dict[str, Any]:
    said = {
        "title": item.title,
        "language": item.language,
        "tags": list(item.tags),
        "attachments": [_attachment(file) for file in item.files],
    }
    return {
        "id": item.url,
        "url": item.url,
        "content_html": item.html,
        "date_published": iso(item.published),
        "date_modified": iso(item.changed or item.published),
        "authors": [{"name": item.author, **({"url": item.author_url} if item.author_url else {})}],
        **{name: value for name, value in said.items() if value},
    }


def _attachment(file: MediaFile) -> dict[str, str]:
    told = {"title": file.description} if file.description else {}
    return {"url": file.url, "mime_type": file.mime_type, **told}
