"""What the document of an actor elsewhere says, cleaned and within bounds."""

from collections.abc import Iterator
from typing import NamedTuple

from goodmob.accounts.actions.keep_far_account import FarAccount, FarField
from goodmob.core.activitypub import bounds
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.origins import host_of
from goodmob.core.activitypub.values import flag, id_of, ids, objects, page_of, text, types, when, words
from goodmob.core.text.cleaning import clean_line, clean_name, clean_text
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.sanitize import sanitize_html
from goodmob.core.text.usernames import FAR, LONGEST_FAR, Handle
from goodmob.media.activities.emojis import emojis_in

KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Service": "service",
    "Application": "service",
    "Group": "group",
}
"""The types of actors, and the kinds of accounts that they are here."""


class Said(NamedTuple):
    """What an actor says of itself, and where it says it moved to."""

    account: FarAccount
    moved_to: str | None


def is_actor(document: Json) -> bool:
    """Whether the document is one of an actor."""
    return not types(document).isdisjoint(KINDS)


def username_in(document: Json) -> str | None:
    """The name of an actor at its server; None where it is none that can be written."""
    name = text(document.get("preferredUsername"), LONGEST_FAR + 1)
    return name if name and len(name) <= LONGEST_FAR and FAR.fullmatch(name) else None


def read_actor(document: Json, handle: Handle, now: int) -> Said | None:
    """What the document of an actor with a confirmed handle says; None where it cannot be anybody's.

    Whatever leads to another server than its own is left out, but not pictures and aliases.
    """
    uri = id_of(document.get("id"))
    host = host_of(uri) if uri else None
    inbox = _at_home(document.get("inbox"), host)
    kind = next((KINDS[name] for name in sorted(types(document) & KINDS.keys())), None)
    if uri is None or host is None or inbox is None or kind is None or handle.domain is None:
        return None
    endpoints = objects(document.get("endpoints"))
    avatar, header = _picture(document.get("icon")), _picture(document.get("image"))
    account = FarAccount(
        uri=uri,
        username=handle.username,
        domain=handle.domain,
        kind=kind,
        url=_page(document, host) or uri,
        inbox=inbox,
        created_at=when(document.get("published")) or now,
        shared_inbox=_at_home(endpoints[0].get("sharedInbox"), host) if endpoints else None,
        followers_uri=_at_home(document.get("followers"), host),
        following_uri=_at_home(document.get("following"), host),
        outbox=_at_home(document.get("outbox"), host),
        featured_uri=_at_home(document.get("featured"), host),
        display_name=clean_name(words(document, "name")[0], bounds.NAME_LENGTH),
        note_html=sanitize_html(words(document, "summary")[0][: bounds.SUMMARY_LENGTH]),
        fields=tuple(_fields(document))[: bounds.PROFILE_FIELDS],
        avatar_url=avatar[0],
        avatar_description=avatar[1],
        header_url=header[0],
        header_description=header[1],
        locked=flag(document.get("manuallyApprovesFollowers")),
        discoverable=flag(document.get("discoverable")),
        indexable=flag(document.get("indexable")),
        show_media=document.get("showMedia") is not False,
        show_media_replies=document.get("showRepliesInMedia") is not False,
        show_featured=document.get("showFeatured") is not False,
        attribution_domains=tuple(_domains(document)),
        aliases=tuple(_aliases(document, uri)),
        suspended=flag(document.get("suspended")),
        emojis=emojis_in(document),
    )
    moved_to = id_of(document.get("movedTo"))
    return Said(account, moved_to if moved_to and host_of(moved_to) else None)


def _at_home(value: object, host: str | None) -> str | None:
    uri = id_of(value)
    return uri if uri is not None and host is not None and host_of(uri) == host else None


def _page(document: Json, host: str) -> str | None:
    page = page_of(document)
    return page if page is not None and host_of(page) == host else None


def _fields(document: Json) -> Iterator[FarField]:
    for item in objects(document.get("attachment")):
        name, value = text(item.get("name"), bounds.FIELD_LENGTH), text(item.get("value"), bounds.FIELD_LENGTH)
        if "PropertyValue" in types(item) and name and value:
            yield FarField(clean_line(name, bounds.FIELD_LENGTH), sanitize_html(value))


def _picture(value: object) -> tuple[str | None, str]:
    """The address of the first picture, and what it shows."""
    for item in objects(value):
        uri = id_of(item.get("url")) or id_of(item.get("href"))
        if uri is not None and host_of(uri):
            about = text(item.get("summary")) or text(item.get("name")) or ""
            return uri, clean_text(about, bounds.ALT_TEXT_LENGTH)
    return None, ""


def _domains(document: Json) -> Iterator[str]:
    listed = document.get("attributionDomains")
    for item in listed[: bounds.ATTRIBUTION_DOMAINS] if isinstance(listed, list) else ():
        domain = normalise_domain(item) if isinstance(item, str) else None
        if domain is not None:
            yield domain


def _aliases(document: Json, own: str) -> Iterator[str]:
    for uri in ids(document.get("alsoKnownAs"))[: bounds.ALIASES]:
        if uri != own and host_of(uri):
            yield uri
