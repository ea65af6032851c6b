"""Source text to safe HTML, in exactly the shapes Mastodon gives, which apps know how to read."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

import regex

from goodmob.core.text.extract import Hashtag, Mention, entities
from goodmob.core.text.links import Link

SHOWN = 30
REL = "nofollow noopener"
REL_ME = "me nofollow noopener"

SCHEME = regex.compile(r"https?://(?:www\.)?", regex.IGNORECASE | regex.ASCII)
BLANK_LINES = regex.compile(r"\n{2,}+")


class MentionTarget(NamedTuple):
    """Whom a mention resolved to: the address of the profile, and the name to show (domain None: on this server)."""

    url: str
    username: str
    domain: str | None = None


def render_html(text: str, *, mentions: Mapping[str, MentionTarget], tag_url: Callable[[str], str]) -> str:
    """A post or a bio as paragraphs; `mentions` is keyed by Handle.key, who is not in it stays text."""
    if not text or text.isspace():
        return ""
    marked = _marked(text, mentions, tag_url, REL, _names_in_doubt(mentions))
    paragraphs = (part.strip("\n").replace("\n", "<br />") for part in BLANK_LINES.split(marked))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph and not paragraph.isspace())


def render_field(
    value: str, *, mentions: Mapping[str, MentionTarget] | None = None, tag_url: Callable[[str], str] | None = None
) -> str:
    """The value of a profile field: one line, links marked as the author's own (rel=me), mentions with their domain."""
    targets = mentions or {}
    return _marked(value, targets, tag_url, REL_ME, {target.username.lower() for target in targets.values()})


def _marked(
    text: str, mentions: Mapping[str, MentionTarget], tag_url: Callable[[str], str] | None, rel: str, in_doubt: set[str]
) -> str:
    parts: list[str] = []
    end = 0
    for entity in entities(text):
        match entity:
            case Link():
                markup = _link(entity.url, rel)
            case Hashtag() if tag_url:
                markup = _hashtag(tag_url(entity.name), entity.name)
            case Mention() if target := mentions.get(entity.handle.key):
                markup = _mention(target, with_domain=target.username.lower() in in_doubt)
            case _:
                markup = _escaped(text[entity.start : entity.end])
        parts += _escaped(text[end : entity.start]), markup
        end = entity.end
    parts.append(_escaped(text[end:]))
    return "".join(parts)


def _names_in_doubt(mentions: Mapping[str, MentionTarget]) -> set[str]:
    """Usernames that two of the mentioned share, so that their domains have to be shown."""
    if len(mentions) < 2:
        return set()
    names = Counter(target.username.lower() for target in set(mentions.values()))
    return {name for name, times in names.items() if times > 1}


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def _link(url: str, rel: str) -> str:
    prefix = SCHEME.match(url)[0]
    shown, hidden = url[len(prefix) : len(prefix) + SHOWN], url[len(prefix) + SHOWN :]
    # One hidden character would save nothing: the ellipsis takes its place.
    if len(hidden) == 1:
        shown, hidden = shown + hidden, ""
    return (
        f'<a href="{_escaped(url)}" target="_blank" rel="{rel}" translate="no"><span class="invisible">{prefix}</span>'
        f'<span class="{"ellipsis" if hidden else ""}">{_escaped(shown)}</span>'
        f'<span class="invisible">{_escaped(hidden)}</span></a>'
    )


def _hashtag(url: str, name: str) -> str:
    return f'<a href="{_escaped(url)}" class="mention hashtag" rel="tag">#<span>{_escaped(name)}</span></a>'


def _mention(target: MentionTarget, *, with_domain: bool) -> str:
    name = f"{target.username}@{target.domain}" if with_domain and target.domain else target.username
    # The address came from another server.
    if not SCHEME.match(target.url):
        return _escaped(f"@{name}")
    return (
        f'<span class="h-card" translate="no"><a href="{_escaped(target.url)}" class="u-url mention">'
        f"@<span>{_escaped(name)}</span></a></span>"
    )
