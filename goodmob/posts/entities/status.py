"""Mastodon's Status and what it is made of, in the order of its documentation."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.entities.account import Account
from goodmob.media.entities.attachment import MediaAttachment
from goodmob.media.entities.emoji import CustomEmoji
from goodmob.posts.entities.card import PreviewCard
from goodmob.posts.entities.emoji_reaction import EmojiReaction
from goodmob.posts.entities.interaction_policy import InteractionPolicy
from goodmob.posts.entities.poll import Poll
from goodmob.social.entities.collection import Collection
from goodmob.social.entities.filter import FilterResult


class StatusApplication(Struct, frozen=True):
    """The application a post was written with."""

    name: str
    website: str | None


class StatusMention(Struct, frozen=True):
    """An account that a post names."""

    id: str
    username: str
    url: str
    acct: str


class StatusTag(Struct, frozen=True):
    """A tag that a post carries."""

    name: str
    url: str


class QuoteApproval(Struct, frozen=True):
    """Who may quote a post, and whether the viewer may."""

    automatic: Sequence[str]
    manual: Sequence[str]
    current_user: str


class Quote(Struct, frozen=True):
    """A quoted post: whole, or only its id (Mastodon's ShallowQuote) within a post that is itself quoted."""

    state: str
    quoted_status: "Status | UnsetType | None" = UNSET
    quoted_status_id: str | UnsetType | None = UNSET


class PleromaStatus(Struct, frozen=True):
    """What apps for Akkoma and Pleroma look for: bookmark_folder is there for whoever is signed in, event where the
    post is the face of one."""

    emoji_reactions: Sequence[EmojiReaction] = ()
    bookmark_folder: str | UnsetType | None = UNSET
    event: object | UnsetType = UNSET


class Status(Struct, frozen=True, kw_only=True):
    """A post or a boost. What concerns the viewer is absent where nobody is signed in; text stands in for content
    only in the answer to a deletion. imported_from: the page of the original, where its author brought it along.
    origin_replies_count: how many answers the post's own server counts, known here or not. mob: what the slice above
    knows of the mob that the post is the face of."""

    id: str
    uri: str
    created_at: str
    account: Account
    content: str | UnsetType = UNSET
    visibility: str
    sensitive: bool
    spoiler_text: str
    media_attachments: Sequence[MediaAttachment] = ()
    application: StatusApplication | None = None
    mentions: Sequence[StatusMention] = ()
    tags: Sequence[StatusTag] = ()
    emojis: Sequence[CustomEmoji] = ()
    reblogs_count: int = 0
    favourites_count: int = 0
    quotes_count: int = 0
    replies_count: int = 0
    origin_replies_count: int | UnsetType = UNSET
    url: str | None = None
    imported_from: str | UnsetType = UNSET
    in_reply_to_id: str | None = None
    in_reply_to_account_id: str | None = None
    reblog: "Status | None" = None
    poll: Poll | None = None
    card: PreviewCard | None = None
    language: str | None = None
    text: str | UnsetType = UNSET
    edited_at: str | None = None
    quote: Quote | None = None
    quote_approval: QuoteApproval
    favourited: bool | UnsetType = UNSET
    reblogged: bool | UnsetType = UNSET
    muted: bool | UnsetType = UNSET
    bookmarked: bool | UnsetType = UNSET
    pinned: bool | UnsetType = UNSET
    filtered: Sequence[FilterResult] | UnsetType = UNSET
    tagged_collections: Sequence[Collection] = ()
    emoji_reactions: Sequence[EmojiReaction] = ()
    pleroma: PleromaStatus = PleromaStatus()
    interaction_policy: InteractionPolicy | UnsetType = UNSET
    local_only: bool | UnsetType = UNSET
    approval_state: str | UnsetType = UNSET
    hidden_by_author: bool | UnsetType = UNSET
    mob: object | None = None
