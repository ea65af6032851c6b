"""The card of a linked page, as the server of the post that links there carries it along."""

from typing import Any

from msgspec import Struct

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import id_of, is_a, number, objects, text
from goodmob.core.text.cleaning import clean_text

LONGEST = 1_000


class ToldCard(Struct, frozen=True, kw_only=True):
    """What another server says of a page; it is shown as what that server tells. picture: its address."""

    url: str
    title: str
    description: str = ""
    author_name: str = ""
    provider_name: str = ""
    picture: str | None = None
    width: int = 0
    height: int = 0
    blurhash: str | None = None


def card_in(document: Json) -> ToldCard | None:
    """The card that a post carries: its first Link with rel "preview"; None where it has none, or one without words."""
    for item in objects(document.get("attachment")):
        url, title = id_of(item.get("href")), _words(item.get("name"))
        if is_a(item, "Link") and item.get("rel") == "preview" and url and title:
            image = next(iter(objects(item.get("image"))), {})
            return ToldCard(
                url=url,
                title=title,
                description=_words(item.get("summary")),
                author_name=_name(item.get("attributedTo")),
                provider_name=_name(item.get("generator")),
                picture=id_of(image.get("url")),
                width=_side(image.get("width")),
                height=_side(image.get("height")),
                blurhash=text(image.get("blurhash"), 200),
            )
    return None


def _words(value: Any) -> str:
    return clean_text(text(value, LONGEST) or "")


def _name(value: Any) -> str:
    return _words(next(iter(objects(value)), {}).get("name"))


def _side(value: Any) -> int:
    side = number(value)
    return side if side is not None and 0 < side < 65_536 else 0
