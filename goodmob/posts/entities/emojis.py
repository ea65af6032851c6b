"""Custom emoji that texts name between colons."""

from collections.abc import Collection, Mapping, Sequence

from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import Emoji, emojis_called


async def emojis_in(house: House, texts: Collection[str], domain: str = "") -> dict[str, Emoji]:
    """The emoji that texts of this server, or of another one, name; no query where nothing looks like one."""
    return await emojis_called(house.db, called_in(texts, domain))


def render_emojis_in(
    house: House, texts: Collection[str], known: Mapping[str, Emoji], domain: str = ""
) -> Sequence[CustomEmoji]:
    """Those of the known emoji that these texts name."""
    if not known:
        return ()
    return render_emojis(house.blobs, [known[name] for name in called_in(texts, domain) if name in known])


def called_in(texts: Collection[str], domain: str) -> list[str]:
    """What in the texts could be an emoji of that server, by the names that these have; empty: of this server."""
    return [f"{name}@{domain}" if domain else name for name in shortcodes(texts)]
