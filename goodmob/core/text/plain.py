"""HTML read as text: for search, notifications, previews and word lists."""

import html

import nh3
import regex

from goodmob.core.text.sanitize import FOREIGN, NOT_RENDERED, parseable

PARAGRAPHS = {"p", "pre", "blockquote", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
LINES = {"br", "li", "div", "tr"}

# What the cleaner leaves is well formed and has no attributes.
TAG = regex.compile(r"<(?P<end>/?)(?P<name>[a-z0-9]++)>")
QUOTE = regex.compile(r"<(?P<end>/?)blockquote\b[^>]*+>")
EMPTY_LINES = regex.compile(r"\n{3,}+")

CLEANER = nh3.Cleaner(
    tags=PARAGRAPHS | LINES, clean_content_tags=NOT_RENDERED | FOREIGN, attributes={"*": set()}, link_rel=None
)


def plain_text(markup: str) -> str:
    """The text of HTML, an empty line between paragraphs; never raises.

    It is bounded as sanitize_html is.
    """
    text = html.unescape(TAG.sub(_spacing, CLEANER.clean(parseable(markup))))
    return str(EMPTY_LINES.sub("\n\n", text)).strip()


def own_text(markup: str) -> str:
    """The same without what is quoted in it; of HTML that was cleaned, so that whatever begins also ends."""
    kept, depth, since = [], 0, 0
    for tag in QUOTE.finditer(markup):
        if depth == 0:
            kept.append(markup[since : tag.start()])
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        since = tag.end()
    return plain_text("<br>".join([*kept, markup[since:]]))


def one_line(text: str, most: int) -> str:
    """The text on one line; of a longer one than `most` characters the beginning, with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _spacing(tag: regex.Match[str]) -> str:
    if tag["name"] in PARAGRAPHS:
        return "\n\n" if tag["end"] else ""
    return "" if tag["end"] else "\n"
