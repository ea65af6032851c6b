"""What happened between accounts, in the past tense and by ids only."""

from goodmob.core.events import Event


class Followed(Event, frozen=True):
    """The follower now follows the target."""

    follower_id: int
    target_id: int


class FollowRequested(Event, frozen=True):
    """The follower asked to follow a locked target."""

    follower_id: int
    target_id: int


class FollowAccepted(Event, frozen=True):
    """The target let the follower in."""

    follower_id: int
    target_id: int


class FollowRejected(Event, frozen=True):
    """The target refused the request, or threw the follower out; `tie_id` and `uri` were those of what ended."""

    follower_id: int
    target_id: int
    tie_id: int = 0
    uri: str | None = None


class Unfollowed(Event, frozen=True):
    """The follower left the target, or took back a request; `uri` was that of what ended."""

    follower_id: int
    target_id: int
    uri: str | None = None


class FollowChanged(Event, frozen=True):
    """The follower chose other boosts, languages or notices of somebody already followed."""

    follower_id: int
    target_id: int


class Blocked(Event, frozen=True):
    """The account blocked the target; every follow between them is gone."""

    account_id: int
    target_id: int


class Unblocked(Event, frozen=True):
    """The account took its block of the target back; `uri` was that of the block."""

    account_id: int
    target_id: int
    uri: str | None = None


class Muted(Event, frozen=True):
    """The account muted the target, or changed the mute."""

    account_id: int
    target_id: int


class Unmuted(Event, frozen=True):
    """The account hears the target again, by choice or because the mute ran out."""

    account_id: int
    target_id: int


class FollowersDiffer(Event, frozen=True):
    """The server of the account holds others for its followers here than we do: it lists at `url` those of `digest`."""

    account_id: int
    url: str
    digest: str


class TiesSevered(Event, frozen=True):
    """Follows of the account ended because a server was shut out, which the severance tells of."""

    severance_id: int
    account_id: int


class DomainBlocked(Event, frozen=True):
    """The account hid everything of a domain."""

    account_id: int
    domain: str


class DomainUnblocked(Event, frozen=True):
    """The account took its block of a domain back."""

    account_id: int
    domain: str


class ListChanged(Event, frozen=True):
    """A list got other members or rules, or is gone."""

    list_id: int
    owner_id: int


class FiltersChanged(Event, frozen=True):
    """The account filters other words or posts than before."""

    account_id: int


class Endorsed(Event, frozen=True):
    """The account shows the target on its profile."""

    account_id: int
    target_id: int


class Unendorsed(Event, frozen=True):
    """The account shows the target on its profile no longer, though it may still follow it."""

    account_id: int
    target_id: int


class CollectionMade(Event, frozen=True):
    """There is a new collection; whoever is in it from the first was added by an event of its own."""

    collection_id: int
    account_id: int


class CollectionChanged(Event, frozen=True):
    """A collection is called or described differently, or shown to others."""

    collection_id: int
    is_reworded: bool


class CollectionDeleted(Event, frozen=True):
    """A collection of the account is gone, with everything in it."""

    collection_id: int
    account_id: int


class AddedToCollection(Event, frozen=True):
    """The account was put into a collection."""

    collection_id: int
    account_id: int


class TakenFromCollection(Event, frozen=True):
    """The account is in the collection no longer, by the owner's wish or its own."""

    collection_id: int
    account_id: int


class ShieldPressed(Event, frozen=True):
    """A shield has kept off so much that somebody is likely to be attacked; raised_at in us."""

    account_id: int
    raised_at: int
    kept: int


class Spoken(Event, frozen=True):
    """The account said something that goes on to inboxes of followers: to those whose ids are beyond `after`.

    sent: to so many inboxes it went already.
    """

    account_id: int
    outgoing_id: int
    after: int
    sent: int
