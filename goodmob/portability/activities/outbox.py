"""What an account said, as the activities that other servers know: Create with a Note or Question, and Announce."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show_known as show_accounts
from goodmob.core.house import House
from goodmob.media.queries.attachments import Attachment, attachments
from goodmob.posts.entities.show import show, show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.posts import PostRow

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT: list[Any] = [
    "https://www.w3.org/ns/activitystreams",
    {
        "toot": "http://joinmastodon.org/ns#",
        "schema": "http://schema.org#",
        "sensitive": "as:sensitive",
        "Hashtag": "as:Hashtag",
        "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
        "discoverable": "toot:discoverable",
        "indexable": "toot:indexable",
        "votersCount": "toot:votersCount",
        "blurhash": "toot:blurhash",
        "focalPoint": {"@container": "@list", "@id": "toot:focalPoint"},
        "PropertyValue": "schema:PropertyValue",
        "value": "schema:value",
        "quote": {"@id": "https://w3id.org/fep/044f#quote", "@type": "@id"},
    },
]

Json = dict[str, Any]


class Said(NamedTuple):
    """Activities, and the keys of the files that hang on them."""

    activities: Sequence[Json]
    file_keys: Sequence[str]


class _Around(NamedTuple):
    """What activities name besides the posts themselves."""

    accounts: Mapping[str, Account]
    files: Mapping[int, Attachment]
    answered: Mapping[str, Status]


async def said_in(house: House, account_id: int, rows: Sequence[PostRow]) -> Said:
    """The activities of these posts of the account's, in their order, in a fixed number of queries."""
    statuses = await show_rows(house, account_id, rows)
    own = [status for status in statuses if status.reblog is None]
    mentioned = {int(mention.id) for status in own for mention in status.mentions}
    files = await attachments(house.db, [int(file.id) for status in own for file in status.media_attachments])
    answered = await show(house, account_id, [int(one.in_reply_to_id) for one in own if one.in_reply_to_id])
    around = _Around(
        {account.id: account for account in await show_accounts(house, mentioned)},
        files,
        {status.id: status for status in answered},
    )
    activities = [_activity(status, around) for status in statuses]
    return Said(activities, [file.file_key for file in files.values() if file.file_key])


def path_of(file_key: str) -> str:
    """Where a file that hangs on a post lies in the archive."""
    return f"media_attachments/files/{file_key.partition('/')[2]}"


def _activity(status: Status, around: _Around) -> Json:
    actor = status.account.uri
    if status.reblog is not None:
        to, cc = _audience(status, [status.reblog.account.uri])
        about = {"id": status.uri, "type": "Announce", "actor": actor, "published": status.created_at}
        return {**about, "to": to, "cc": cc, "object": status.reblog.uri}
    note = _note(status, around)
    about = {"id": f"{status.uri}/activity", "type": "Create", "actor": actor, "published": status.created_at}
    return {**about, "to": note["to"], "cc": note["cc"], "object": note}


def _note(status: Status, around: _Around) -> Json:
    named = [around.accounts[one.id].uri for one in status.mentions if one.id in around.accounts]
    to, cc = _audience(status, named)
    answered = around.answered.get(status.in_reply_to_id or "")
    content = status.content or ""
    note: Json = {
        "id": status.uri,
        "type": "Question" if status.poll else "Note",
        "summary": status.spoiler_text or None,
        "inReplyTo": answered.uri if answered else None,
        "published": status.created_at,
        "url": status.url,
        "attributedTo": status.account.uri,
        "to": to,
        "cc": cc,
        "sensitive": status.sensitive,
        "content": content,
        "attachment": _attachments(status, around.files),
        "tag": _tags(status, around.accounts),
    }
    if status.language:
        note["contentMap"] = {status.language: content}
    if status.edited_at:
        note["updated"] = status.edited_at
    if status.quote is not None and isinstance(status.quote.quoted_status, Status):
        note["quote"] = status.quote.quoted_status.uri
    return {**note, **_poll(status)}


def _audience(status: Status, named: Collection[str]) -> tuple[list[str], list[str]]:
    followers = f"{status.account.uri}/followers"
    return {
        "public": ([PUBLIC], [followers, *named]),
        "unlisted": ([followers], [PUBLIC, *named]),
        "private": ([followers], [*named]),
    }.get(status.visibility, ([*named], []))


def _attachments(status: Status, files: Mapping[int, Attachment]) -> list[Json]:
    rows = [files[int(file.id)] for file in status.media_attachments if int(file.id) in files]
    return [
        {
            "type": "Document",
            "mediaType": row.mime,
            "url": path_of(row.file_key),
            "name": row.description,
            "blurhash": row.blurhash,
            **({} if row.focus_x is None else {"focalPoint": [row.focus_x, row.focus_y]}),
        }
        for row in rows
        if row.file_key
    ]


def _tags(status: Status, accounts: Mapping[str, Account]) -> list[Json]:
    mentions = [
        {"type": "Mention", "href": accounts[one.id].uri, "name": f"@{one.acct}"}
        for one in status.mentions
        if one.id in accounts
    ]
    return [*mentions, *({"type": "Hashtag", "href": tag.url, "name": f"#{tag.name}"} for tag in status.tags)]


def _poll(status: Status) -> Json:
    poll = status.poll
    if poll is None:
        return {}
    options = [
        {
            "type": "Note",
            "name": option.title,
            "replies": {"type": "Collection", "totalItems": option.votes_count or 0},
        }
        for option in poll.options
    ]
    told: Json = {"anyOf" if poll.multiple else "oneOf": options, "votersCount": poll.voters_count}
    if poll.expires_at:
        told |= {"endTime": poll.expires_at} | ({"closed": poll.expires_at} if poll.expired else {})
    return told
