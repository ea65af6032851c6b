"""Custom emoji in HTML: pictures in place of the names between colons."""

from collections.abc import Mapping
from html import escape

import regex

from goodmob.core.text.shortcodes import SHORTCODE

# Names inside of tags (an address, a class) are none; neither is what nobody reads aloud and copies, such as code.
TAG = regex.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
LITERAL = frozenset({"code", "pre"})


def emojify(html: str, pictures: Mapping[str, str]) -> str:
    """The HTML with a picture in place of each :name: that `pictures` gives an address for; linear in its length."""
    if not pictures or ":" not in html:
        return html
    parts: list[str] = []
    end = depth = 0
    for tag in TAG.finditer(html):
        text = html[end : tag.start()]
        parts += text if depth else _with_pictures(text, pictures), tag[0]
        if tag["name"].lower() in LITERAL:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        end = tag.end()
    parts.append(_with_pictures(html[end:], pictures))
    return "".join(parts)


def _with_pictures(text: str, pictures: Mapping[str, str]) -> str:
    def picture(found: regex.Match[str]) -> str:
        name = found[1]
        if name not in pictures:
            return str(found[0])
        return (
            f'<img class="emoji" src="{escape(pictures[name])}" alt=":{name}:" title=":{name}:" width="20" height="20">'
        )

    return str(SHORTCODE.sub(picture, text))
