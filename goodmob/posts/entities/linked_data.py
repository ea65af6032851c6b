"""A post and its author in the words of schema.org, without what is covered."""

from collections.abc import Sequence
from typing import Any

from goodmob.accounts.entities.account import Account
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.linked_data import counted
from goodmob.posts.entities.status import Status

LONGEST_HEADLINE = 110
MOST_COMMENTS = 20


def person(account: Account) -> dict[str, Any]:
    """Who somebody is."""
    return {
        "@type": "Person",
        "name": account.display_name or account.username,
        "alternateName": f"@{account.acct}",
        "url": account.url,
        "image": account.avatar_static,
    }


def posting(status: Status, answers: Sequence[Status] = ()) -> dict[str, Any]:
    """A post that anybody may see, with its answers as comments."""
    words = "" if status.sensitive else plain_text(status.content or "")
    about = {
        "@type": "SocialMediaPosting",
        **_said(status),
        "headline": one_line(status.spoiler_text or words, LONGEST_HEADLINE) or f"@{status.account.acct}",
        "interactionStatistic": [
            counted("LikeAction", status.favourites_count),
            counted("ShareAction", status.reblogs_count),
            counted("CommentAction", status.replies_count),
        ],
        "commentCount": status.replies_count,
        "keywords": [tag.name for tag in status.tags],
        "comment": [{"@type": "Comment", **_said(answer)} for answer in answers[:MOST_COMMENTS] if _is_open(answer)],
    }
    pictures = [media.url for media in status.media_attachments if media.type == "image" and media.url]
    if pictures and not status.sensitive:
        about["image"] = pictures
    return {name: value for name, value in about.items() if value not in ([], "")}


def _said(status: Status) -> dict[str, Any]:
    """Who said what and when; of a post with a warning no more than that."""
    said: dict[str, Any] = {
        "@id": status.url,
        "url": status.url,
        "author": person(status.account),
        "datePublished": status.created_at,
    }
    if status.edited_at:
        said["dateModified"] = status.edited_at
    if status.language:
        said["inLanguage"] = status.language
    words = plain_text(status.content or "")
    if words and not status.spoiler_text and not status.sensitive:
        said["text"] = words
    return said


def _is_open(status: Status) -> bool:
    return status.visibility in {"public", "unlisted"}
