"""What is announced although nobody listens so far."""

from goodmob.core.events import Event
from goodmob.posts.events import (
    PostHeld,
)
from goodmob.social.events import CollectionMade, DomainUnblocked, Endorsed, Unendorsed

UNHEARD: dict[type[Event], str] = {
    PostHeld: "staff will see it among their cases",
    Endorsed: "other servers will show it on the profile",
    Unendorsed: "other servers will no longer show it on the profile",
    CollectionMade: "other servers will be told",
    DomainUnblocked: "Timelines show other servers again once they hold posts of them.",
}
"""Events that nobody listens to, with the reason why they are announced all the same."""
