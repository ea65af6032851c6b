"""The JSON of announcements, in Mastodon's form."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.addresses import acct_of
from goodmob.accounts.entities.addresses import url_of as url_of_account
from goodmob.accounts.queries.accounts import AccountRow
from goodmob.accounts.queries.mentions import mentioned, target_of
from goodmob.announcements.entities.reaction import Reaction, render_reactions
from goodmob.announcements.queries.announcements import AnnouncementRow, dismissed_among
from goodmob.announcements.queries.reactions import own_reactions, reaction_counts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.core.text.extract import Entity, Hashtag, Mention, entities
from goodmob.core.text.links import Link
from goodmob.core.text.render import render_html
from goodmob.core.text.shortcodes import shortcodes
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.core.text.usernames import Handle
from goodmob.core.web.params import LARGEST_ID
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import emojis_named
from goodmob.posts.entities.show import show
from goodmob.posts.entities.status import Status, StatusTag


class AnnouncementAccount(Struct, frozen=True):
    """Somebody whom an announcement names."""

    id: str
    username: str
    url: str
    acct: str


class AnnouncementStatus(Struct, frozen=True):
    """A post that an announcement links to."""

    id: str
    url: str


class Announcement(Struct, frozen=True, kw_only=True):
    """Mastodon's Announcement; `content` is HTML, `read` is absent where it is shown to all at once."""

    id: str
    content: str
    starts_at: str | None
    ends_at: str | None
    all_day: bool
    published_at: str
    updated_at: str
    read: bool | UnsetType = UNSET
    mentions: Sequence[AnnouncementAccount]
    statuses: Sequence[AnnouncementStatus]
    tags: Sequence[StatusTag]
    emojis: Sequence[CustomEmoji]
    reactions: Sequence[Reaction]


class _Meaning(NamedTuple):
    """What the words of all announcements point at: people by handle, our own posts by their address."""

    found: dict[int, list[Entity]]
    people: dict[Handle, AccountRow]
    posts: dict[str, Status]


async def show_announcements(
    house: House, account_id: int | None, rows: Sequence[AnnouncementRow]
) -> list[Announcement]:
    """The announcements as the account reads them, in this order; with None, as they are told to all at once."""
    ids = [row.id for row in rows]
    if not ids:
        return []
    meaning = await _meaning(house, rows)
    counts = await reaction_counts(house.db, ids)
    own = None if account_id is None else await own_reactions(house.db, account_id, ids)
    read = set() if account_id is None else await dismissed_among(house.db, account_id, ids)
    names = {row.name for each in counts.values() for row in each} | set(shortcodes(row.text for row in rows))
    known = await emojis_named(house.db, names)
    shown = []
    for row in rows:
        used = [known[name] for name in shortcodes([row.text]) if name in known]
        shown.append(
            Announcement(
                id=str(row.id),
                content=_content(house, row, meaning),
                starts_at=_moment(row.starts_at),
                ends_at=_moment(row.ends_at),
                all_day=row.all_day,
                published_at=iso(row.published_at),
                updated_at=iso(row.updated_at),
                read=UNSET if account_id is None else row.id in read,
                mentions=_mentions(house, row, meaning),
                statuses=_statuses(row, meaning),
                tags=_tags(house, meaning.found[row.id]),
                emojis=render_emojis(house.blobs, used),
                reactions=render_reactions(house.blobs, counts.get(row.id, ()), own, known),
            )
        )
    return shown


async def _meaning(house: House, rows: Sequence[AnnouncementRow]) -> _Meaning:
    found = {row.id: entities(row.text) for row in rows}
    every = [entity for of_row in found.values() for entity in of_row]
    handles = list(dict.fromkeys(entity.handle for entity in every if isinstance(entity, Mention)))
    people = await mentioned(house.db, house.settings, handles) if handles else {}
    links = _own_posts(house, (entity.url for entity in every if isinstance(entity, Link)))
    # As nobody in particular, for whom a post is either there for all or not at all.
    posts = {post.id: post for post in await show(house, None, list(links.values()))} if links else {}
    return _Meaning(found, people, {url: posts[str(id_)] for url, id_ in links.items() if str(id_) in posts})


def _own_posts(house: House, urls: Iterable[str]) -> dict[str, int]:
    own = re.compile(rf"{re.escape(house.settings.base_url)}/@\w+/(\d{{1,19}})")
    found = {url: int(match[1]) for url in urls if (match := own.fullmatch(url))}
    return {url: post_id for url, post_id in found.items() if post_id <= LARGEST_ID}


def _content(house: House, row: AnnouncementRow, meaning: _Meaning) -> str:
    targets = {handle.key: target_of(house.settings, account) for handle, account in meaning.people.items()}
    return render_html(row.text, mentions=targets, tag_url=partial(tag_url, house.settings.base_url))


def _mentions(house: House, row: AnnouncementRow, meaning: _Meaning) -> list[AnnouncementAccount]:
    handles = [entity.handle for entity in meaning.found[row.id] if isinstance(entity, Mention)]
    named = {meaning.people[handle].id: meaning.people[handle] for handle in handles if handle in meaning.people}
    return [
        AnnouncementAccount(
            str(account.id), account.username, url_of_account(house.settings, account), acct_of(account)
        )
        for account in named.values()
    ]


def _statuses(row: AnnouncementRow, meaning: _Meaning) -> list[AnnouncementStatus]:
    urls = [entity.url for entity in meaning.found[row.id] if isinstance(entity, Link)]
    linked = {meaning.posts[url].id: meaning.posts[url] for url in urls if url in meaning.posts}
    return [AnnouncementStatus(post.id, post.url or post.uri) for post in linked.values()]


def _tags(house: House, found: Iterable[Entity]) -> list[StatusTag]:
    names = {tag_key(entity.name): entity.name for entity in found if isinstance(entity, Hashtag)}
    return [StatusTag(name, tag_url(house.settings.base_url, key)) for key, name in names.items()]


def _moment(moment: int | None) -> str | None:
    return None if moment is None else iso(moment)
