"""What is asked of the child, and what it answers."""

from typing import Literal

import msgspec
from msgspec import Struct

CardType = Literal["link", "photo", "video", "rich"]


class ReadPage(Struct, frozen=True, tag=True):
    """Read a page of HTML that came from `url`; `charset` is what the answer said, or empty.

    own_host: ours, which no frame may show.
    """

    url: str
    charset: str
    own_host: str
    body: bytes


class ReadEmbed(Struct, frozen=True, tag=True):
    """Read the oEmbed answer (JSON) that came from `url`."""

    url: str
    own_host: str
    body: bytes


Order = ReadPage | ReadEmbed


class Page(Struct, frozen=True, tag=True, tag_field="answer", kw_only=True):
    """What a page says of itself, cleaned and bounded; empty where it says nothing. Addresses are those of the web.

    html: one iframe in a sandbox. published_at in us. creator: a handle. embed: where its oEmbed answer is.
    """

    url: str
    type: CardType = "link"
    title: str = ""
    description: str = ""
    language: str | None = None
    author_name: str = ""
    author_url: str = ""
    creator: str = ""
    provider_name: str = ""
    provider_url: str = ""
    html: str = ""
    embed_url: str = ""
    width: int = 0
    height: int = 0
    picture: str = ""
    published_at: int | None = None
    embed: str = ""


class Unreadable(Struct, frozen=True, tag=True, tag_field="answer"):
    """Nothing can be made of it; `cause` is for the log and tells nothing of the page."""

    cause: str


Answer = Page | Unreadable

read_order = msgspec.msgpack.Decoder(Order).decode
read_answer = msgspec.msgpack.Decoder(Answer).decode
