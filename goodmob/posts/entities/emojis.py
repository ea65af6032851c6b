"""Custom emoji that texts name between colons."""

from collections.abc import Collection, Mapping, Sequence

import regex

from goodmob.core.house import House
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import Emoji, emojis_named

SHORTCODE = regex.compile(r"(?<![A-Za-z0-9_]):([A-Za-z0-9_]{2,64}):(?![A-Za-z0-9_])")


def shortcodes(texts: Collection[str]) -> list[str]:
    """Everything in the texts that could be an emoji, each once and in order."""
    return list(
        dict.fromkeys(name for text in texts if ":" in text for name in SHORTCODE.findall(text, overlapped=True))
    )


async def emojis_in(house: House, texts: Collection[str]) -> dict[str, Emoji]:
    """The emoji of this server that the texts name; no query where nothing looks like one."""
    return await emojis_named(house.db, shortcodes(texts))


def render_emojis_in(house: House, texts: Collection[str], known: Mapping[str, Emoji]) -> Sequence[CustomEmoji]:
    """Those of the known emoji that these texts name."""
    if not known:
        return ()
    return render_emojis(house.blobs, [known[name] for name in shortcodes(texts) if name in known])
