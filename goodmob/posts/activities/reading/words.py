"""The words of a post of another server, whichever kind of object it is, as the HTML that is shown here."""

from html import escape

import regex

from goodmob.core.activitypub.bounds import CONTENT_LENGTH, NAME_LENGTH, SUMMARY_LENGTH
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import id_of, is_a, objects, page_of, text, when, words
from goodmob.core.clock import iso
from goodmob.core.text.cleaning import clean_line, clean_text
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.text.sanitize import sanitize_html

TITLED = ("Article", "Page", "Image", "Audio", "Video", "Event")
"""What has a title and a page of its own, to which the post that is shown here leads."""

_SUMMED_UP = ("Article", "Audio", "Video")
_BEGINNING = 500
_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_BLANK_LINES = regex.compile(r"\n{2,}+")
_PLAIN = ("text/plain", "text/markdown")


def html_of(document: Json) -> str:
    """What is shown of the post: its content; of what has a title, that, something of the content, and its page."""
    content = _content(document)
    if not is_a(document, *TITLED):
        return content
    title = clean_line(text(document.get("name"), NAME_LENGTH) or "", NAME_LENGTH)
    parts = [f"<p><strong>{escape(title)}</strong></p>" if title else ""]
    if is_a(document, "Event"):
        parts.append(_when_and_where(document))
    parts.append(_beginning(document, content) if is_a(document, *_SUMMED_UP) else content)
    links = [uri for uri in (_linked(document), page_of(document)) if uri is not None and uri not in content]
    parts += [_link(uri) for uri in dict.fromkeys(links)]
    return sanitize_html("".join(parts))


def warning_of(document: Json) -> str:
    """The content warning, on one line; of what has a title the summary is none."""
    if is_a(document, *TITLED):
        return ""
    said = words(document, "summary")[0][:SUMMARY_LENGTH]
    return clean_line(plain_text(said))


def language_in(document: Json) -> str | None:
    """The language that the post says it is in: with its words, or as Lemmy and PeerTube do."""
    language = words(document, "content")[1]
    if language is not None:
        return language
    named = next((text(item.get("identifier"), 35) for item in objects(document.get("language"))), None)
    named = named or text(document.get("language"), 35)
    return named if named and _LANGUAGE.fullmatch(named) and named.lower() != "und" else None


def _content(document: Json) -> str:
    said = words(document, "content")[0]
    if text(document.get("mediaType"), 100) not in _PLAIN:
        return sanitize_html(said)
    paragraphs = (escape(part).replace("\n", "<br>") for part in _BLANK_LINES.split(clean_text(said, CONTENT_LENGTH)))
    return sanitize_html("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph))


def _beginning(document: Json, content: str) -> str:
    summary = plain_text(words(document, "summary")[0])
    beginning = one_line(summary or plain_text(content), _BEGINNING)
    return f"<p>{escape(beginning)}</p>" if beginning else ""


def _when_and_where(document: Json) -> str:
    begins = when(document.get("startTime"))
    moment = "" if begins is None else f"{iso(begins)[:16].replace('T', ' ')} UTC"
    place = next(iter(objects(document.get("location"))), {})
    name = clean_line(
        plain_text(text(place.get("name"), NAME_LENGTH) or text(document.get("location"), NAME_LENGTH) or "")
    )
    said = " · ".join(part for part in (moment, name) if part)
    return f"<p>{escape(said)}</p>" if said else ""


def _linked(document: Json) -> str | None:
    """What a Page of Lemmy links to."""
    links = [item for item in objects(document.get("attachment")) if is_a(item, "Link")]
    found = next((id_of(link.get("href")) for link in links), None)
    return found if found is not None and host_of(found) is not None else None


def _link(uri: str) -> str:
    shown = uri.partition("://")[2]
    return f'<p><a href="{escape(uri)}">{escape(one_line(shown, 80))}</a></p>'
