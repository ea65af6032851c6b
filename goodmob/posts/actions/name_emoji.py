"""The emoji that somebody names: one of Unicode, one of this server's own, or one that came from another server."""

from collections import defaultdict
from collections.abc import Collection

from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid
from goodmob.core.text.emoji import qualified
from goodmob.media.queries.emojis import Emoji, emojis_named, far_emojis_named


async def known_emoji(reads: Reads, said: str, field: str) -> str:
    """The emoji written in full, or the shortcode without colons; Invalid where it is neither.

    One of another server has its domain behind: tea@far.example.
    """
    name = emoji_named(said)
    if qualified(name) is None and not await custom_named(reads, [name]):
        raise Invalid(field, "is not a recognized emoji")
    return name


async def custom_named(reads: Reads, names: Collection[str]) -> dict[str, Emoji]:
    """Those of the names that are custom emoji, our own and those of other servers; one query for each server."""
    by_domain: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        shortcode, _, domain = name.partition("@")
        by_domain[domain].append(shortcode)
    found = await emojis_named(reads, by_domain.pop("", []))
    for domain, shortcodes in by_domain.items():
        theirs = await far_emojis_named(reads, domain, shortcodes)
        found |= {f"{shortcode}@{domain}": emoji for shortcode, emoji in theirs.items()}
    return found


def emoji_named(said: str) -> str:
    """The name under which an emoji is kept, as far as it is one: apps write ❤, :tea:, or :tea@.: as Misskey does."""
    written = qualified(said)
    if written is not None:
        return written
    return said.removeprefix(":").removesuffix(":").removesuffix("@.")
