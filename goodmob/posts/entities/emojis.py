"""Custom emoji that texts name between colons."""

from collections.abc import Collection, Mapping, Sequence

from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import Emoji, emojis_named


async def emojis_in(house: House, texts: Collection[str]) -> dict[str, Emoji]:
    """The emoji of this server that the texts name; no query where nothing looks like one."""
    return await emojis_named(house.db, shortcodes(texts))


def render_emojis_in(house: House, texts: Collection[str], known: Mapping[str, Emoji]) -> Sequence[CustomEmoji]:
    """Those of the known emoji that these texts name."""
    if not known:
        return ()
    return render_emojis(house.blobs, [known[name] for name in shortcodes(texts) if name in known])
