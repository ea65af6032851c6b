"""What the filters of a reader do to the posts of a page: by where the page stands, as Mastodon's apps do it."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

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


class Sifting(Struct, frozen=True):
    """Asked by templates about each post that is met in a place; what the reader wrote is never filtered."""

    place: Place
    reader_id: str

    def hides(self, post: Status) -> bool:
        """Whether the reader wants to see nothing of it."""
        return bool(self._titles(post, "hide"))

    def warns(self, post: Status) -> str:
        """The names of the filters behind which it stands; empty where it stands behind none."""
        return ", ".join(self._titles(post, "warn"))

    def blurs(self, post: Status) -> str:
        """The names of the filters behind which its pictures stand."""
        return ", ".join(self._titles(post, "blur"))

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
