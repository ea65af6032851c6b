"""Custom emoji in running text: the names that stand between colons."""

from collections.abc import Iterable

import regex

SHORTCODE = regex.compile(r"(?<![A-Za-z0-9_]):([A-Za-z0-9_]{2,64}):(?![A-Za-z0-9_])")


def shortcodes(texts: Iterable[str]) -> list[str]:
    """Everything in the texts that could be an emoji, each once and in order; two may share a colon."""
    return list(
        dict.fromkeys(name for text in texts if ":" in text for name in SHORTCODE.findall(text, overlapped=True))
    )
