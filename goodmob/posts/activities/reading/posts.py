"""A Note, a Question, or whatever else is shown as a post, read whole."""

from typing import Any

from msgspec import Struct

from goodmob.core.activitypub.audience import audience_of, visibility_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.activitypub.values import flag, id_of, ids, is_a, number, objects, page_of, when
from goodmob.core.text.language import language_of
from goodmob.core.text.plain import plain_text
from goodmob.media.activities.emojis import emojis_in
from goodmob.posts.activities.reading.consent import asks_nobody, policy_in, quote_policy_in, quoted_in, stamp_in
from goodmob.posts.activities.reading.files import covers, files_of
from goodmob.posts.activities.reading.polls import poll_of
from goodmob.posts.activities.reading.tagged import hashtags_in, named_in
from goodmob.posts.activities.reading.words import TITLED, html_of, language_in, warning_of
from goodmob.posts.rules.far_posts import FarCounts, FarPost

READABLE = ("Note", "Question", *TITLED)
"""What is shown as a post."""


class FarAuthor(Struct, frozen=True):
    """Who wrote it, by the addresses that stand in the documents of that server."""

    uri: str
    followers_uri: str | None = None
    following_uri: str | None = None


def read_post(document: Json, author: FarAuthor, now: int) -> FarPost | None:
    """The post that a document says it is; None where it is none that can be shown, or not the author's.

    It is the author's where it names them, and lies on the server on which they are.
    """
    uri = id_of(document.get("id"))
    if uri is None or not is_a(document, *READABLE):
        return None
    if author.uri not in writers_of(document) or not same_origin(uri, author.uri):
        return None
    audience = audience_of(document)
    visibility = visibility_of(audience, author.followers_uri)
    html, warning = html_of(document), warning_of(document)
    plain = plain_text(html)
    published = min(when(document.get("published")) or now, now)
    updated = when(document.get("updated"))
    return FarPost(
        uri=uri,
        url=_page(document, uri),
        author_uri=author.uri,
        published_at=published,
        updated_at=min(updated, now) if updated is not None and updated > published else None,
        visibility=visibility,
        audience=audience,
        html=html,
        text=plain,
        spoiler_text=warning,
        sensitive=flag(document.get("sensitive")) or bool(warning) or covers(document),
        language=language_of(plain, language_in(document)),
        answers=id_of(document.get("inReplyTo")),
        context=_context(document, uri),
        named=named_in(document),
        tags=hashtags_in(document),
        emojis=emojis_in(document),
        files=files_of(document),
        poll=poll_of(document, now),
        quotes=quoted_in(document),
        quotes_unasked=asks_nobody(document),
        stamp=stamp_in(document),
        quote_policy=quote_policy_in(document, author.followers_uri),
        policy=policy_in(
            document,
            visibility,
            author_uri=author.uri,
            followers_uri=author.followers_uri,
            following_uri=author.following_uri,
        ),
        counts=FarCounts(_total(document, "replies"), _total(document, "shares"), _total(document, "likes")),
    )


def writers_of(document: Json) -> list[str]:
    """The actors to whom an object is attributed; one that PeerTube has is a person's and a channel's."""
    return ids(document.get("attributedTo") or document.get("actor"))


def _page(document: Json, uri: str) -> str | None:
    page = page_of(document)
    return page if page is not None and host_of(page) == host_of(uri) else None


def _context(document: Json, uri: str) -> str | None:
    """Nobody names a collection of somebody else's, which others would ask for then."""
    context = id_of(document.get("context"))
    return context if context is not None and same_origin(context, uri) else None


def _total(document: Json, key: str) -> int | None:
    value: Any = document.get(key)
    counted = next((number(collection.get("totalItems")) for collection in objects(value)), None)
    return None if counted is None or counted < 0 else counted
