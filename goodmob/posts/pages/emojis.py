"""The emoji that the composer offers: this server's own by category, and some that everybody uses."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from starlette.responses import Response

from goodmob.core.web.call import Call
from goodmob.core.web.routes import SESSION, get
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import local_emojis

USUAL = (
    *("😀", "😂", "🙂", "😉", "😍", "🥰", "😎", "🤔", "😮", "😢", "😭", "😡", "😴", "🙄", "😅", "🤗"),
    *("👍", "👎", "👏", "🙌", "🙏", "💪", "👋", "✌️", "🤝", "👀", "❤️", "🧡", "💚", "💙", "💜", "💔"),
    *("🎉", "✨", "🔥", "💯", "⭐", "☀️", "🌧️", "🌈", "🌱", "🌳", "🐦", "🐝", "🐱", "🐶", "☕", "🍵"),
    *("🍞", "🍎", "🎂", "🎶", "📷", "📚", "🚲", "🚋", "🏠", "🗑️", "♻️", "📍", "⏰", "✅", "❓", "❗"),
)


async def show_emojis(call: Call) -> Response:
    """Everything that can be picked, as a part of a page."""
    offered = [row for row in await local_emojis(call.house.db) if row.visible_in_picker]
    own = by_category(render_emojis(call.house.blobs, offered))
    return call.house.pages.render(call, "posts/composer/emojis.html", own=own, usual=USUAL)


def by_category(emojis: Sequence[CustomEmoji]) -> Mapping[str, list[CustomEmoji]]:
    """The emoji by the names of their categories in alphabetical order; those without one come first, under ""."""
    ordered = sorted(emojis, key=_category)
    return {category: list(those) for category, those in groupby(ordered, key=_category)}


def _category(emoji: CustomEmoji) -> str:
    return emoji.category or ""


PAGES = (get("/compose/emojis", show_emojis, viewer=SESSION),)
