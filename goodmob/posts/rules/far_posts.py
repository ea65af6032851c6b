"""Posts of other servers as they were read: cleaned and bounded, before anybody here looked up whom they name."""

from typing import Literal

from msgspec import Struct

from goodmob.core.activitypub.audience import Audience
from goodmob.media.actions.keep_far_emoji import FarEmoji
from goodmob.posts.rules.policies import Policy
from goodmob.posts.rules.visibility import QuotePolicy, Visibility

FileKind = Literal["image", "video", "audio", "unknown"]

MOST_OPTIONS = 20
"""Of a poll elsewhere; Mastodon, Misskey and GoToSocial let people choose from fewer."""


class FarFile(Struct, frozen=True, kw_only=True):
    """A file that hangs on the post and lies elsewhere. focus: from -1 to 1. still_url: of a picture of a video."""

    url: str
    kind: FileKind
    mime: str = ""
    description: str | None = None
    blurhash: str | None = None
    width: int | None = None
    height: int | None = None
    focus: tuple[float, float] | None = None
    still_url: str | None = None


class FarOption(Struct, frozen=True):
    """One thing to choose, and how often it was chosen."""

    title: str
    votes: int = 0


class FarPoll(Struct, frozen=True, kw_only=True):
    """A poll as its own server counts it. ends_at: in us, None where it has no end; closed_at: where it is over."""

    options: tuple[FarOption, ...]
    multiple: bool = False
    ends_at: int | None = None
    closed_at: int | None = None
    voters: int | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(option.title for option in self.options)

    @property
    def votes(self) -> int:
        """How often anything was chosen."""
        return sum(option.votes for option in self.options)


class FarCounts(Struct, frozen=True):
    """What the post's own server counts; None where it does not tell."""

    replies: int | None = None
    boosts: int | None = None
    favourites: int | None = None


class FarPost(Struct, frozen=True, kw_only=True):
    """A post of another server. Times in us; html is cleaned, text is the same without markup.

    answers, quotes, named: addresses of posts and actors, whoever knows them. quotes_unasked: in words by which nobody
    is asked, as before FEP-044f. stamp: of whom it quotes, that they let it. audience: all it is addressed to.
    updated_at: None where it was never edited. context: the collection of its conversation (FEP-7888), where that lies
    on its own server.
    """

    uri: str
    url: str | None
    author_uri: str
    published_at: int
    updated_at: int | None = None
    visibility: Visibility
    audience: Audience
    html: str = ""
    text: str = ""
    spoiler_text: str = ""
    sensitive: bool = False
    language: str | None = None
    answers: str | None = None
    context: str | None = None
    named: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    emojis: tuple[FarEmoji, ...] = ()
    files: tuple[FarFile, ...] = ()
    poll: FarPoll | None = None
    quotes: str | None = None
    quotes_unasked: bool = False
    stamp: str | None = None
    quote_policy: QuotePolicy = "nobody"
    policy: Policy | None = None
    counts: FarCounts = FarCounts()


class FarVote(Struct, frozen=True):
    """Somebody of another server chose the option with this title in the poll of the post."""

    post_uri: str
    title: str


class Known(Struct, frozen=True, kw_only=True):
    """Who and what a far post names, as it is known here.

    answered_id: whose the post is that it answers, as far as that shows while the post is not known.
    named_ids: whom it mentions; silent_ids: who may see it besides. quote_allowed: whom it quotes let it, or is its
    own author. shows_files: whether files of that server are shown. is_news: it has just been written, for all that is
    known; what was looked up later is put in its place without telling anybody.
    """

    domain: str
    parent_id: int | None = None
    answered_id: int | None = None
    named_ids: tuple[int, ...] = ()
    silent_ids: tuple[int, ...] = ()
    quoted_id: int | None = None
    quote_allowed: bool = False
    shows_files: bool = True
    is_news: bool = True
