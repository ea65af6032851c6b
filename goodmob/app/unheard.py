"""What is announced although nobody listens so far."""

from goodmob.core.events import Event
from goodmob.posts.events import (
    InteractionPolicyChanged,
    PollVoted,
    PostHeld,
    PostPinned,
    PostUnpinned,
    QuotePolicyChanged,
    QuoteRevoked,
)
from goodmob.social.events import CollectionMade, DomainUnblocked, Endorsed, Unendorsed

UNHEARD: dict[type[Event], str] = {
    PostHeld: "staff will see it among their cases",
    PostPinned: "other servers will show it on the profile",
    PostUnpinned: "other servers will no longer show it on the profile",
    Endorsed: "other servers will show it on the profile",
    Unendorsed: "other servers will no longer show it on the profile",
    CollectionMade: "other servers will be told",
    InteractionPolicyChanged: "other servers will be told",
    QuotePolicyChanged: "other servers will be told",
    QuoteRevoked: "other servers will be told",
    PollVoted: "other servers will be told",
    DomainUnblocked: "Timelines show other servers again once they hold posts of them.",
}
"""Events that nobody listens to, with the reason why they are announced all the same."""
