"""The outbox of an archive as rows of an import: every post of the account's own, the oldest first; boosts stay out."""

from typing import Any

import msgspec

from goodmob.core.errors import Invalid
from goodmob.portability.rules.kinds import MOST_POSTS
from goodmob.portability.rules.reading import ReadFile, ReadRow

LONGEST_POST = 256 * 1024
TOO_LONG = "This post is longer than a post may be."

KEPT = (
    *("id", "type", "summary", "inReplyTo", "published", "updated", "url", "attributedTo", "to", "cc", "sensitive"),
    *("content", "contentMap", "attachment", "tag", "oneOf", "anyOf", "endTime", "closed", "votersCount"),
)
"""What is stored of a post; the rest of it means nothing here."""


class _Outbox(msgspec.Struct):
    items: list[msgspec.Raw] = msgspec.field(name="orderedItems")


class _Activity(msgspec.Struct):
    type: str
    actor: str
    object: dict[str, Any]


class BroughtPost(msgspec.Struct, frozen=True):
    """What a row holds: a post as its server wrote it, and who wrote it there."""

    actor: str
    followers: str
    note: dict[str, Any]


def read_outbox(outbox: bytes, actor: bytes) -> ReadFile:
    """The rows of an archive; Invalid where there is no post in it, or too many."""
    try:
        items = msgspec.json.decode(outbox, type=_Outbox).items
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Invalid("data", "has no list of posts in it as Mastodon writes it") from error
    followers = _followers(actor)
    found = [post for item in items if (post := _created(bytes(item), followers)) is not None]
    if not found:
        raise Invalid("data", "has no post in it")
    if len(found) > MOST_POSTS:
        raise Invalid("data", f"has more than {MOST_POSTS} posts in it")
    found.sort(key=lambda post: str(post.note.get("published") or ""))
    return ReadFile([_row(number, post) for number, post in enumerate(found, 1)], None)


def stored_post(data: str) -> BroughtPost:
    """The post that a row holds."""
    return msgspec.json.decode(data, type=BroughtPost)


def _created(item: bytes, followers: str | None) -> BroughtPost | None:
    """The post that an activity creates; None for boosts and whatever else is no post."""
    if b"\\u0000" in item:
        return None
    try:
        activity = msgspec.json.decode(item, type=_Activity)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    uri = activity.object.get("id")
    if activity.type != "Create" or not isinstance(uri, str):
        return None
    note = {key: activity.object[key] for key in KEPT if key in activity.object}
    return BroughtPost(activity.actor, followers or f"{activity.actor}/followers", note)


def _followers(actor: bytes) -> str | None:
    try:
        told = msgspec.json.decode(actor, type=dict[str, Any]).get("followers")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return told if isinstance(told, str) else None


def _row(number: int, post: BroughtPost) -> ReadRow:
    uri = str(post.note["id"])[:2048]
    data = msgspec.json.encode(post).decode()
    if len(data) > LONGEST_POST:
        short = BroughtPost(post.actor[:2048], "", {"id": uri})
        return ReadRow(number, uri, msgspec.json.encode(short).decode(), TOO_LONG)
    return ReadRow(number, uri, data, None)
