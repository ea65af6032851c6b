"""What a reader's filters and habits do to the posts of a page: by where the page stands, as Mastodon's apps do it."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from goodmob.core.web.session import Reading
from goodmob.posts.entities.status import Status

Place = Literal["home", "notifications", "public", "thread", "account", ""]
"""What filters call the places where posts are met; empty for those where one looks for what one knows."""

PLACES: dict[str, Place] = {
    "home": "home",
    "lists": "home",
    "deck": "home",
    "notifications": "notifications",
    "conversations": "thread",
    "compose": "thread",
    "bookmarks": "",
    "favourites": "",
    "settings": "",
}
"""By the beginning of an address; profiles and posts aside, whatever is not here is public."""


class Sifted(Struct, frozen=True):
    """How the reader meets a post.

    hides: not at all. warns, blurs: the names of the filters behind which it stands, or its pictures do; empty for
    none. opens: what stands behind a warning of the author is shown at once. covers: its pictures stand behind a word.
    plays: pictures that move begin by themselves.
    """

    hides: bool = False
    warns: str = ""
    blurs: str = ""
    opens: bool = False
    covers: bool = False
    plays: bool = False


class Sifting(Struct, frozen=True):
    """Asked by templates about each post that is met in a place; what the reader wrote is never filtered."""

    place: Place = ""
    reader_id: str = ""
    reading: Reading = Reading()

    def of(self, post: Status) -> Sifted:
        """How the reader meets this post, or this boost of a post."""
        shown = post.reblog or post
        return Sifted(
            hides=bool(self._titles(post, "hide")),
            warns=", ".join(self._titles(post, "warn")),
            blurs=", ".join(self._titles(post, "blur")),
            opens=self.reading.expand_spoilers,
            covers=self._covers(shown.sensitive and not shown.spoiler_text),
            plays=self.reading.autoplay_gifs,
        )

    def _covers(self, is_sensitive: bool) -> bool:
        if self.reading.expand_media == "default":
            return is_sensitive
        return self.reading.expand_media == "hide_all"

    def _titles(self, post: Status, action: str) -> Sequence[str]:
        if not post.filtered or post.account.id == self.reader_id:
            return ()
        found = (result.filter for result in post.filtered)
        return [one.title for one in found if one.filter_action == action and self.place in one.context]


def place_of(path: str) -> Place:
    """Which place a page of this address is."""
    first, _, rest = path.removeprefix("/").partition("/")
    if first.startswith("@"):
        return "thread" if rest.partition("/")[0].isdigit() else "account"
    return PLACES.get(first, "public")
