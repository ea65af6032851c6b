"""Polls of other servers, and votes of their people in ours."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import id_of, is_a, number, objects, text, when, words
from goodmob.core.text.cleaning import clean_line
from goodmob.core.text.plain import plain_text
from goodmob.posts.rules.far_posts import MOST_OPTIONS, FarOption, FarPoll, FarVote

_LONGEST_TITLE = 500


def poll_of(document: Json, now: int) -> FarPoll | None:
    """The poll that a Question is; None where nothing can be chosen."""
    if not is_a(document, "Question"):
        return None
    multiple = bool(objects(document.get("anyOf")))
    options = tuple(_option(item) for item in objects(document.get("anyOf" if multiple else "oneOf")))
    options = tuple(option for option in options if option.title)[:MOST_OPTIONS]
    if not options:
        return None
    ends_at, closed_at = when(document.get("endTime")), when(document.get("closed"))
    if closed_at is None and document.get("closed") is True:
        closed_at = now
    return FarPoll(
        options=options,
        multiple=multiple,
        ends_at=ends_at or closed_at,
        closed_at=closed_at,
        voters=_count(document.get("votersCount")),
    )


def vote_of(document: Json) -> FarVote | None:
    """The vote that a Note is which has a name, answers something, and says nothing."""
    title = text(document.get("name"), _LONGEST_TITLE)
    post_uri = id_of(document.get("inReplyTo"))
    if title is None or post_uri is None or not is_a(document, "Note"):
        return None
    # snac2 sends a line break along.
    if plain_text(words(document, "content")[0]) or document.get("attachment"):
        return None
    return FarVote(post_uri, clean_line(title))


def _option(item: Json) -> FarOption:
    title = clean_line(text(item.get("name"), _LONGEST_TITLE) or "")
    counted = next((number(replies.get("totalItems")) for replies in objects(item.get("replies"))), None)
    return FarOption(title, max(0, counted or number(item.get("_misskey_votes")) or 0))


def _count(value: object) -> int | None:
    counted = number(value)
    return None if counted is None else max(0, counted)
