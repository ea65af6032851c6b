"""What happened to posts, in the past tense and by ids only; a boost is a post of its own."""

from goodmob.core.events import Event


class PostPublished(Event, frozen=True):
    """A post or a boost can be seen from now on.

    conversation_id: where it answers; None where it begins a conversation, and for boosts. about_id: what it boosts or
    quotes. tagged, linked: whether it carries tags and addresses. So nobody who listens need read every post.
    spared: who is named, and told of it by others.
    """

    post_id: int
    author_id: int
    conversation_id: int | None = None
    tagged: bool = False
    linked: bool = False
    about_id: int | None = None
    spared: tuple[int, ...] = ()


class PostFound(Event, frozen=True):
    """A post of another server, or another poll of it, has become known here, and has to be looked after.

    is_news: people are told of it besides. Otherwise it is put in its place without a word.
    """

    post_id: int
    author_id: int
    is_news: bool = False


class FarFiguresShown(Event, frozen=True):
    """Somebody looks at what another server counts, a poll or a mob, whose figures here may be old."""

    post_id: int


class PostHeld(Event, frozen=True):
    """A post was accepted, but only its author sees it."""

    post_id: int
    author_id: int


class ApprovalAsked(Event, frozen=True):
    """An answer, boost or favourite waits until the author of the post lets it in."""

    request_id: int


class ApprovalAnswered(Event, frozen=True):
    """The author let in what waited, or did not; queries.approvals tells which."""

    request_id: int


class PostEdited(Event, frozen=True):
    """The post has another text, warning, picture or poll; version counts the edits.

    newly_named: the accounts that only the new text mentions.
    """

    post_id: int
    author_id: int
    version: int
    newly_named: tuple[int, ...] = ()


class PostDeleted(Event, frozen=True):
    """The post or boost is gone; queries.tombstones tells what it was. tags: the keys of those a public post had.

    concerned: of a post of this server whom it named, answered, quoted or boosted, and some who boosted it.
    """

    post_id: int
    author_id: int
    tags: tuple[str, ...] = ()
    concerned: tuple[int, ...] = ()


class PostFavourited(Event, frozen=True):
    """The account favourited the post."""

    post_id: int
    account_id: int


class PostUnfavourited(Event, frozen=True):
    """The account took its favourite back; favourite_id: what that was, 0 where it had only been asked for."""

    post_id: int
    account_id: int
    favourite_id: int = 0


class PostReacted(Event, frozen=True):
    """The account reacted to the post with an emoji."""

    post_id: int
    account_id: int
    reaction_id: int


class PostUnreacted(Event, frozen=True):
    """The account took an emoji back; name: the emoji itself, or the shortcode of a custom one."""

    post_id: int
    account_id: int
    reaction_id: int
    name: str = ""


class FolderDeleted(Event, frozen=True):
    """The folder of bookmarks is gone; what was in it stays bookmarked."""

    folder_id: int
    account_id: int


class PostPinned(Event, frozen=True):
    """The author shows the post on top of the profile."""

    post_id: int
    account_id: int


class PostUnpinned(Event, frozen=True):
    """The author no longer shows the post on top of the profile."""

    post_id: int
    account_id: int


class QuotePolicyChanged(Event, frozen=True):
    """The author decided anew who may quote the post."""

    post_id: int
    author_id: int


class InteractionPolicyChanged(Event, frozen=True):
    """The author decided anew who may favourite, answer and boost the post."""

    post_id: int
    author_id: int


class QuoteAnswered(Event, frozen=True):
    """The author of the quoted post, here or elsewhere, let it be quoted or did not: quote_state tells which."""

    post_id: int
    quoted_id: int


class QuoteRevoked(Event, frozen=True):
    """The quoted post is no longer shown in the quoting one."""

    post_id: int
    quoted_id: int


class PollVoted(Event, frozen=True):
    """The account voted."""

    poll_id: int
    post_id: int
    account_id: int


class PollClosed(Event, frozen=True):
    """The poll ended and its results are final."""

    poll_id: int
    post_id: int


class PollRemoved(Event, frozen=True):
    """The poll went with its post, or an edit gave the post another."""

    poll_id: int
    post_id: int


class PostScheduled(Event, frozen=True):
    """A post waits for its hour, or for another one than before."""

    scheduled_id: int
    account_id: int


class TagFollowed(Event, frozen=True):
    """The account wants public posts with this tag at home."""

    tag_id: int
    account_id: int


class TagUnfollowed(Event, frozen=True):
    """The account no longer follows the tag."""

    tag_id: int
    account_id: int


class ConversationOpened(Event, frozen=True):
    """Somebody here reads a conversation that began elsewhere, and its servers are to be asked what was said in it."""

    conversation_id: int
    post_id: int


class PostImported(Event, frozen=True):
    """An author brought a post of theirs along; nobody is told of it, but it can be found."""

    post_id: int
    author_id: int
