"""Through what a follow came: a post, a collection or a suggestion, as text that is stored with it."""

import re

SUGGESTION = "suggestion"
POST, COLLECTION = "post", "collection"
_WAY = re.compile(rf"{SUGGESTION}|(?:{POST}|{COLLECTION}):[1-9][0-9]{{0,18}}", re.ASCII)


def way(kind: str, id_: int) -> str:
    """The text for a thing of this kind, POST or COLLECTION."""
    return f"{kind}:{id_}"


def known_way(text: str) -> str | None:
    """The text, if it names a way; None for anything else, which a form may hold."""
    return text if _WAY.fullmatch(text) else None


def thing_of(text: str) -> tuple[str, int]:
    """The kind of a way and the id of its thing; 0 for a suggestion."""
    kind, _, id_ = text.partition(":")
    return kind, int(id_ or 0)
