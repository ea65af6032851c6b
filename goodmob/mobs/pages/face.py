"""The post that is the face of a mob on our own pages, where a card tells title, date, place and the way in."""

_BREAK = "</p><p>"


def hosts_words(html: str) -> str:
    """Of the face's HTML what the host wrote: all but the title before it and the facts behind it."""
    paragraphs = html.removeprefix("<p>").removesuffix("</p>").split(_BREAK)
    own = paragraphs[1:-1]
    return f"<p>{_BREAK.join(own)}</p>" if own else ""
