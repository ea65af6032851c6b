"""The JSON of reactions to announcements, in Mastodon's form."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.announcements.queries.reactions import ReactionCount
from goodmob.announcements.rules import is_emoji
from goodmob.core.blobs import Blobs
from goodmob.media.queries.emojis import Emoji


class Reaction(Struct, frozen=True, kw_only=True):
    """Mastodon's Reaction; `me` is absent where it is told to all at once, addresses where it is no emoji of ours."""

    name: str
    count: int
    me: bool | UnsetType = UNSET
    url: str | UnsetType = UNSET
    static_url: str | UnsetType = UNSET


class StreamedReaction(Reaction, frozen=True, kw_only=True):
    """A reaction as open screens are told of it."""

    announcement_id: str


def render_reactions(
    blobs: Blobs,
    counts: Sequence[ReactionCount],
    own: Collection[tuple[int, str]] | None,
    known: Mapping[str, Emoji],
) -> list[Reaction]:
    """The reactions in this order, without those by an emoji of ours that is gone; `own` None: told to all at once."""
    return [
        Reaction(
            name=row.name,
            count=row.number,
            me=UNSET if own is None else (row.announcement_id, row.name) in own,
            url=blobs.url(known[row.name].file_key) if row.name in known else UNSET,
            static_url=blobs.url(known[row.name].static_key) if row.name in known else UNSET,
        )
        for row in counts
        if row.name in known or is_emoji(row.name)
    ]
