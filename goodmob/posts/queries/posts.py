"""Posts by id: what every page needs of them, and the long texts that only a first rendering needs."""

import re
from collections.abc import Collection
from typing import NamedTuple

import msgspec
from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.core.settings import Settings
from goodmob.posts.tables.posts import post, post_count, post_edit, tombstone

OWN_PATH = re.compile(
    r"/ap/users/(?P<account>[1-9][0-9]{0,18})/statuses/(?P<post>[1-9][0-9]{0,18})(?:/(?:activity|event))?"
)

_BEYOND = 1 << 63


class PostRow(NamedTuple):
    """A post or boost without its texts. Times in microseconds UTC; quote_state is null where nothing is quoted.

    card_id: the card of its first link, whether or not there is anything on it.
    facet: what of an upper slice it is the face of, null for most posts and for every boost.
    approval: "pending" while the author of what it answers or boosts has not let it in, "rejected" where that author
    does not. interaction_policy: as posts.rules.policies keeps it. hidden_answer: by who began the conversation.
    told_replies and the like: what the server of the post counts, null where it does not tell.
    """

    id: int
    account_id: int
    local: bool
    created_at: int
    edited_at: int | None
    version: int
    visibility: str
    held: bool
    listed: bool
    has_media: bool
    language: str | None
    conversation_id: int
    in_reply_to_id: int | None
    in_reply_to_account_id: int | None
    boost_of_id: int | None
    quote_of_id: int | None
    quote_of_account_id: int | None
    quote_state: str | None
    quote_policy: str
    poll_id: int | None
    card_id: int | None
    approval: str | None
    interaction_policy: str | None
    local_only: bool
    hidden_answer: bool
    facet: str | None
    replies: int
    boosts: int
    favourites: int
    quotes: int
    reactions: int
    told_replies: int | None = None
    told_boosts: int | None = None
    told_favourites: int | None = None

    @property
    def is_withheld(self) -> bool:
        """Whether it is not out yet: staff hold it, or who decides about it has not let it in."""
        return self.held or self.approval is not None

    @property
    def told_quote_state(self) -> str | None:
        """How the quote stands; null also for one of whose author nobody asked: that is a link, and no quote."""
        return None if self.quote_state == "unasked" else self.quote_state


class PostBody(NamedTuple):
    """What the author wrote, and what of the post changes with an edit only. media_ids is a JSON list of ids."""

    id: int
    application_id: int | None
    sensitive: bool
    uri: str | None
    url: str | None
    media_ids: str
    spoiler_text: str
    text: str
    html: str


class EditRow(NamedTuple):
    """A version of a post as it once was; poll_options is a JSON list of titles, or null without a poll."""

    post_id: int
    version: int
    created_at: int
    sensitive: bool
    media_ids: str
    poll_options: str | None
    spoiler_text: str
    html: str


class TombstoneRow(NamedTuple):
    """What a deleted post was; kept_here: no other server was told of it."""

    post_id: int
    account_id: int
    visibility: str
    boost_of_id: int | None
    uri: str | None
    kept_here: bool
    deleted_at: int


_COUNTS = {name for name in PostRow._fields if name in post_count.c and name != "post_id"}
POST_COLUMNS = [(post_count if name in _COUNTS else post).c[name] for name in PostRow._fields]
POSTS = select(*POST_COLUMNS).join_from(post, post_count, post_count.c.post_id == post.c.id)
"""Every post with its counters; the other queries of the slice narrow it down."""

POSTS_BY_ID = statement(POSTS.where(among(post.c.id, "ids")), into=PostRow)
POST_BY_ID = statement(POSTS.where(post.c.id == bindparam("post_id", type_=BigInteger)), into=PostRow)
BODIES = statement(
    select(*(post.c[name] for name in PostBody._fields)).where(among(post.c.id, "ids")),
    into=PostBody,
)
EDITS = statement(
    select(*(post_edit.c[name] for name in EditRow._fields))
    .where(post_edit.c.post_id == bindparam("post_id"))
    .order_by(post_edit.c.version),
    into=EditRow,
)
TOMBSTONES = statement(
    select(*(tombstone.c[name] for name in TombstoneRow._fields)).where(among(tombstone.c.post_id, "ids")),
    into=TombstoneRow,
)
ID_BY_URI = statement(select(post.c.id).where(post.c.uri == bindparam("uri")))
ID_OF_OURS = statement(
    select(post.c.id).where(
        post.c.id == bindparam("post_id", type_=BigInteger),
        post.c.account_id == bindparam("account_id", type_=BigInteger),
        post.c.local,
    )
)
BURIED = statement(select(tombstone.c.post_id).where(tombstone.c.uri == bindparam("uri")).limit(1))
BOOST_BY = statement(
    select(post.c.id).where(post.c.account_id == bindparam("account_id"), post.c.boost_of_id == bindparam("post_id"))
)


async def posts_by_id(reads: Reads, ids: Collection[int]) -> dict[int, PostRow]:
    """Those of the posts that exist, whoever may see them: ask `permissions.visible` before showing any."""
    if not ids:
        return {}
    return {row.id: row for row in await reads.all(POSTS_BY_ID, ids=list(ids))}


async def post_by_id(reads: Reads, post_id: int) -> PostRow | None:
    """The post, whoever may see it, or None."""
    return await reads.one(POST_BY_ID, post_id=post_id)


async def post_id_by_uri(reads: Reads, uri: str) -> int | None:
    """The id of the post of another server that has this uri."""
    found: int | None = await reads.value(ID_BY_URI, uri=uri)
    return found


async def id_by_uri(reads: Reads, settings: Settings, uri: str) -> int | None:
    """The id of the post, ours or another server's, that has this uri; of ours by the numbers in it."""
    found = OWN_PATH.fullmatch(uri.removeprefix(settings.base_url)) if uri.startswith(settings.base_url) else None
    if found is None:
        return await post_id_by_uri(reads, uri)
    about = {"account_id": int(found["account"]), "post_id": int(found["post"])}
    ours: int | None = await reads.value(ID_OF_OURS, **about) if max(about.values()) < _BEYOND else None
    return ours


async def is_buried(reads: Reads, uri: str) -> bool:
    """Whether the post of another server that had this uri was deleted, and is not to come back."""
    return await reads.value(BURIED, uri=uri) is not None


async def bodies(reads: Reads, ids: Collection[int]) -> dict[int, PostBody]:
    """The texts of those of the posts that exist."""
    return {row.id: row for row in await reads.all(BODIES, ids=list(ids))} if ids else {}


async def body_of(reads: Reads, post_id: int) -> PostBody | None:
    """The texts of one post."""
    return (await bodies(reads, [post_id])).get(post_id)


def unpacked(media_ids: str) -> list[int]:
    """The ids in the column media_ids."""
    return [] if media_ids == "[]" else msgspec.json.decode(media_ids, type=list[int])


async def edits_of(reads: Reads, post_id: int) -> list[EditRow]:
    """Every version of an edited post, the first one first; empty where it was never edited."""
    return await reads.all(EDITS, post_id=post_id)


async def boost_by(reads: Reads, account_id: int, post_id: int) -> int | None:
    """The id of the account's boost of the post, if there is one."""
    found: int | None = await reads.value(BOOST_BY, account_id=account_id, post_id=post_id)
    return found


async def tombstones(reads: Reads, ids: Collection[int]) -> dict[int, TombstoneRow]:
    """What those of the posts were that have been deleted."""
    return {row.post_id: row for row in await reads.all(TOMBSTONES, ids=list(ids))} if ids else {}
