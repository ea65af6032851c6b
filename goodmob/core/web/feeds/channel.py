"""What a feed holds, whatever form it is written in."""

import mimetypes
from collections.abc import Sequence

from msgspec import Struct


class MediaFile(Struct, frozen=True):
    """A file that an item shows; medium is image, video or audio, all addresses are absolute."""

    url: str
    medium: str
    description: str = ""
    thumbnail: str = ""

    @property
    def mime_type(self) -> str:
        """The type of the file, by the end of its name."""
        return mimetypes.guess_type(self.url, strict=False)[0] or "application/octet-stream"


class Item(Struct, frozen=True, kw_only=True):
    """One entry; html is what it says, published and changed are moments (us), changed 0 where nobody knows.

    gist: its beginning as plain text, for forms in which an entry needs a title. author_url: the page of its author.
    """

    url: str
    html: str
    published: int
    changed: int
    author: str
    author_url: str = ""
    title: str = ""
    gist: str = ""
    language: str = ""
    tags: Sequence[str] = ()
    files: Sequence[MediaFile] = ()


class Channel(Struct, frozen=True, kw_only=True):
    """A feed; `url` is the page that shows the same, `address` its own without the ending, picture empty if none."""

    title: str
    description: str
    url: str
    address: str
    items: Sequence[Item]
    picture: str = ""

    @property
    def changed(self) -> int:
        """When something in it changed last (us), 0 where it is empty."""
        return max((item.changed for item in self.items), default=0)
