"""Actors of this server as others read them: people, bots, groups, and the server itself."""

from goodmob.accounts.entities.account import attribution_domains_of, gather, render
from goodmob.accounts.entities.addresses import url_of
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.elsewhere import actor_uri, aliases_of, uris_of
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import DAY, iso
from goodmob.core.errors import Gone, NotFound
from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.federation.keys import keys_of, public_keys
from goodmob.federation.rules.server_actor import SERVER_ID, server_name, server_uri
from goodmob.media.activities.emojis import emoji_said
from goodmob.media.queries.emojis import emojis_named

TYPES = {"person": "Person", "service": "Service", "group": "Group", "organisation": "Organization"}

MIMES = {"jpg": "image/jpeg", "webp": "image/webp"}


async def actor_of(house: House, account_id: int, *, is_whole: bool = True) -> Json:
    """The actor of an account of this server. NotFound where there is none, Gone where it was deleted.

    Of a suspended one nothing is told but that it is. Without is_whole there is only what it takes to verify what it
    says and to answer.
    """
    row = await account_by_id(house.db, account_id)
    if row is None or row.domain is not None or row.state == "pending":
        raise NotFound
    if row.state == "deleted":
        raise Gone
    actor = _bones(house, row) | public_keys(await keys_of(house, account_id))
    if row.state != "active":
        return actor | {"suspended": True}
    if not is_whole:
        return actor
    actor |= await _profile(house, row)
    named = await emojis_named(house.db, set(shortcodes((row.display_name, row.note, row.fields))))
    actor["tag"] = [emoji_said(house, name, emoji) for name, emoji in named.items()]
    if aliases := await aliases_of(house.db, account_id):
        actor["alsoKnownAs"] = aliases
    if row.moved_to_id is not None:
        actor["movedTo"] = (await uris_of(house.settings, house.db, [row.moved_to_id]))[row.moved_to_id]
    return actor


async def server_actor(house: House) -> Json:
    """The actor of the server itself, who signs what is fetched; readable by everybody without a signature."""
    settings = house.settings
    uri = server_uri(settings)
    return {
        "id": uri,
        "type": "Application",
        "preferredUsername": server_name(settings),
        "name": settings.title,
        "url": f"{settings.base_url}/about",
        "inbox": f"{uri}/inbox",
        "outbox": f"{uri}/outbox",
        "manuallyApprovesFollowers": True,
        "endpoints": {"sharedInbox": f"{settings.base_url}/inbox"},
        **public_keys(await keys_of(house, SERVER_ID)),
    }


def _bones(house: House, row: AccountRow) -> Json:
    uri, settings = actor_uri(house.settings, row.id), house.settings
    return {
        "id": uri,
        "type": TYPES.get(row.kind, "Person"),
        "preferredUsername": row.username,
        "webfinger": f"{row.username}@{settings.local_domain}",
        "url": url_of(settings, row),
        "inbox": f"{uri}/inbox",
        "outbox": f"{uri}/outbox",
        "followers": f"{uri}/followers",
        "following": f"{uri}/following",
        "featured": f"{uri}/collections/featured",
        "featuredTags": f"{uri}/collections/tags",
        "endpoints": {"sharedInbox": f"{settings.base_url}/inbox"},
    }


async def _profile(house: House, row: AccountRow) -> Json:
    gathered = await gather(house, [row.id])
    said: Json = {
        "name": row.display_name,
        "summary": row.note_html,
        "manuallyApprovesFollowers": row.locked,
        "discoverable": row.discoverable,
        "indexable": row.indexable,
        "published": iso(row.created_at // DAY * DAY),
        "showMedia": row.show_media,
        "showRepliesInMedia": row.show_media_replies,
        "showFeatured": row.show_featured,
        "attachment": [
            {"type": "PropertyValue", "name": field.name, "value": field.value}
            for field in render(gathered, row.id).fields
        ],
    }
    if domains := attribution_domains_of(gathered, row.id):
        said["attributionDomains"] = list(domains)
    if row.avatar:
        said["icon"] = _picture(house, row.avatar, row.avatar_description)
    if row.header:
        said["image"] = _picture(house, row.header, row.header_description)
    return said


def _picture(house: House, key: str, about: str) -> Json:
    picture = {"type": "Image", "mediaType": _mime(key), "url": house.blobs.url(key)}
    return picture | ({"summary": about} if about else {})


def _mime(key: str) -> str:
    return MIMES.get(key.rpartition(".")[2], "image/png")
