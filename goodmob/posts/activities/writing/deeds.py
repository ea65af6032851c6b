"""What is done with posts, as activities: a context is added where they are sent or shown."""

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.audience import PUBLIC, audience_for
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import iso
from goodmob.core.settings import Settings
from goodmob.posts.activities.writing.addresses import followers_uri, own_uri, post_uri
from goodmob.posts.activities.writing.attachments import Place
from goodmob.posts.activities.writing.audience import addressed, audience_of
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.activities.writing.note import note_said
from goodmob.posts.activities.writing.stamped import stamped


def published(gathered: Gathered, post_id: int, *, place: Place | None = None) -> Json:
    """The Create of a post, or the Announce of a boost."""
    row = gathered.posts[post_id]
    settings = gathered.house.settings
    if row.boost_of_id is not None:
        original, body = gathered.posts[row.boost_of_id], gathered.bodies[row.boost_of_id]
        return {
            "id": own_uri(settings, row.account_id, row.id, is_boost=True),
            "type": "Announce",
            "actor": actor_uri(settings, row.account_id),
            "published": iso(row.created_at),
            **addressed(audience_of(gathered, row)),
            "object": post_uri(settings, original, body.uri),
            **stamped(gathered, row),
        }
    note = note_said(gathered, post_id, place=place)
    return {
        "id": f"{note['id']}/activity",
        "type": "Create",
        "actor": note["attributedTo"],
        "published": note["published"],
        "to": note["to"],
        "cc": note["cc"],
        "object": note,
    }


def updated(gathered: Gathered, post_id: int, mark: str) -> Json:
    """That the post is as it is now. mark: what tells this Update from others of the post."""
    note = note_said(gathered, post_id)
    return {
        "id": f"{note['id']}#updates/{mark}",
        "type": "Update",
        "actor": note["attributedTo"],
        "published": iso(gathered.house.clock.now()),
        "to": note["to"],
        "cc": note["cc"],
        "object": note,
    }


def deleted(settings: Settings, account_id: int, post_id: int) -> Json:
    """That the post is gone."""
    uri = own_uri(settings, account_id, post_id)
    return {
        "id": f"{uri}#delete",
        "type": "Delete",
        "actor": actor_uri(settings, account_id),
        "to": [PUBLIC],
        "object": {"id": uri, "type": "Tombstone"},
    }


def unboosted(settings: Settings, account_id: int, boost_id: int, visibility: str, original: str) -> Json:
    """That the boost of the post `original` is taken back."""
    boost = own_uri(settings, account_id, boost_id, is_boost=True)
    to = addressed(audience_for(visibility, followers_uri(settings, account_id), ()))
    announce = {
        "id": boost,
        "type": "Announce",
        "actor": actor_uri(settings, account_id),
        **to,
        "object": original,
    }
    return undone(announce) | to


def favourited(settings: Settings, account_id: int, like: str, post: str, author: str) -> Json:
    """The Like of a post, for its author; `like` is its own id."""
    return {"id": like, "type": "Like", "actor": actor_uri(settings, account_id), "to": [author], "object": post}


def reacted(reaction: Json, emoji: Json | None, content: str) -> Json:
    """As `favourited`, with an emoji: the character, or :shortcode: and the custom emoji that this names."""
    told = {**reaction, "type": "EmojiReact", "content": content}
    return told if emoji is None else {**told, "tag": [emoji]}


def undone(activity: Json) -> Json:
    """That what was told by the activity is taken back."""
    return {
        "id": f"{activity['id']}/undo",
        "type": "Undo",
        "actor": activity["actor"],
        "to": activity["to"],
        "object": activity,
    }


def pinned(settings: Settings, account_id: int, post_id: int, mark: str, *, is_pinned: bool) -> Json:
    """That the post is shown on top of the profile, or no longer. mark: tells it from other times."""
    actor = actor_uri(settings, account_id)
    return {
        "id": f"{actor}#{'pins' if is_pinned else 'unpins'}/{post_id}/{mark}",
        "type": "Add" if is_pinned else "Remove",
        "actor": actor,
        "to": [PUBLIC],
        "object": own_uri(settings, account_id, post_id),
        "target": f"{actor}/collections/featured",
    }
