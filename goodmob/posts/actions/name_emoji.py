"""The emoji that somebody names: one of Unicode, one of this server's own, or one that came from another server."""

from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid
from goodmob.core.text.emoji import qualified
from goodmob.media.queries.emojis import emojis_called


async def known_emoji(reads: Reads, said: str, field: str) -> str:
    """The emoji written in full, or the shortcode without colons; Invalid where it is neither.

    One of another server has its domain behind: tea@far.example.
    """
    name = emoji_named(said)
    if qualified(name) is None and not await emojis_called(reads, [name]):
        raise Invalid(field, "is not a recognized emoji")
    return name


def emoji_named(said: str) -> str:
    """The name under which an emoji is kept, as far as it is one: apps write ❤, :tea:, or :tea@.: as Misskey does."""
    written = qualified(said)
    if written is not None:
        return written
    return said.removeprefix(":").removesuffix(":").removesuffix("@.")
