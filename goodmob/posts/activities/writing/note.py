"""A post of this server as a Note, or as a Question where it has a poll."""

from html import escape

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.collections import begun, counted
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import iso
from goodmob.posts.activities.writing.addresses import own_uri, post_uri
from goodmob.posts.activities.writing.attachments import Place, card_said, files_said
from goodmob.posts.activities.writing.audience import addressed, audience_of
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.activities.writing.policy import policy_said
from goodmob.posts.activities.writing.poll import poll_said
from goodmob.posts.activities.writing.stamped import stamped
from goodmob.posts.activities.writing.tags import tags_said
from goodmob.posts.queries.posts import PostRow, unpacked
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES


def note_said(gathered: Gathered, post_id: int, *, place: Place | None = None) -> Json:
    """The gathered post, without a context. place: where its files are found, if not at this server's own address."""
    row, body = gathered.posts[post_id], gathered.bodies[post_id]
    house = gathered.house
    uri = own_uri(house.settings, row.account_id, row.id)
    content = f"{_quote_line(gathered, row)}{body.html}"
    author = gathered.accounts[row.account_id]
    note: Json = {
        "id": uri,
        "type": "Note",
        "summary": body.spoiler_text or None,
        "inReplyTo": _answered(gathered, row),
        "published": iso(row.created_at),
        "url": _page(gathered, row),
        "attributedTo": actor_uri(house.settings, row.account_id),
        **addressed(audience_of(gathered, row)),
        "sensitive": body.sensitive or author.sensitized_at is not None,
        "content": content,
        "attachment": files_said(gathered.files, unpacked(body.media_ids), place or house.blobs.url),
        "tag": tags_said(gathered, row),
    }
    if row.language:
        note["contentMap"] = {row.language: content}
    if row.edited_at is not None:
        note["updated"] = iso(row.edited_at)
    card = gathered.cards.get(row.card_id or 0)
    if card is not None:
        note["attachment"].append(card_said(card, house.blobs))
    return {
        **note,
        **poll_said(gathered, row),
        **_quoted(gathered, row),
        **stamped(gathered, row),
        **_conversation(gathered, row),
        **_collections(row, uri),
        "interactionPolicy": policy_said(gathered, row),
        **gathered.facets.get(row.id, {}),
    }


def _page(gathered: Gathered, row: PostRow) -> str:
    settings, author, body = gathered.house.settings, gathered.accounts[row.account_id], gathered.bodies[row.id]
    if row.local:
        return f"{settings.base_url}/@{author.username}/{row.id}"
    return body.url or post_uri(settings, row, body.uri)


def _uri(gathered: Gathered, post_id: int | None) -> str | None:
    row, body = gathered.posts.get(post_id or 0), gathered.bodies.get(post_id or 0)
    return None if row is None or body is None else post_uri(gathered.house.settings, row, body.uri)


def _answered(gathered: Gathered, row: PostRow) -> str | None:
    return _uri(gathered, row.in_reply_to_id)


def _quoted(gathered: Gathered, row: PostRow) -> Json:
    uri = _uri(gathered, row.quote_of_id)
    if uri is None or row.quote_state not in {"accepted", "pending"}:
        return {}
    return {"quote": uri, "quoteUrl": uri, "quoteUri": uri, "_misskey_quote": uri}


def _quote_line(gathered: Gathered, row: PostRow) -> str:
    """What servers show that know no quotes; those that do know leave it out by its class."""
    quoted, body = gathered.posts.get(row.quote_of_id or 0), gathered.bodies.get(row.quote_of_id or 0)
    if quoted is None or body is None or row.quote_state not in {"accepted", "pending"}:
        return ""
    url = escape(_page(gathered, quoted))
    return f'<p class="quote-inline">RE: <a href="{url}" rel="nofollow noopener" target="_blank">{url}</a></p>'


def _conversation(gathered: Gathered, row: PostRow) -> Json:
    told, first = gathered.contexts.get(row.conversation_id), gathered.posts.get(row.conversation_id)
    if told is not None:
        return {"context": told}
    if first is None or not first.local or first.local_only or first.visibility not in OPEN_VISIBILITIES:
        return {}
    return {"context": f"{own_uri(gathered.house.settings, first.account_id, first.id)}/context"}


def _collections(row: PostRow, uri: str) -> Json:
    """Where answers are found; of favourites and boosts others learn how many there are."""
    if row.visibility not in OPEN_VISIBILITIES:
        return {}
    return {
        "replies": begun(f"{uri}/replies", row.replies),
        "likes": counted(f"{uri}/likes", row.favourites),
        "shares": counted(f"{uri}/shares", row.boosts),
    }
