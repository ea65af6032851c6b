"""What a reader of activities is given: an activity whose sender is known to have said it."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from goodmob.core.activitypub.documents import Json

if TYPE_CHECKING:
    from goodmob.core.house import House


class Arrival(Struct, frozen=True):
    """One activity that came, signed by its actor or fetched from the actor's own server.

    id: its address, on the host of the actor; None where the sender gave none. actor_id: the actor's account here.
    received_at: when it came, in us. brought_by: the host of whoever handed it on, None where its actor brought it.
    """

    id: str | None
    type: str
    activity: Json
    actor_id: int
    actor_uri: str
    received_at: int
    brought_by: str | None = None


Reader = Callable[["House", Arrival], Awaitable[bool]]
"""Takes an activity into the house. True: it was for this reader, also where it was refused for good; False: the next
reader of its type is asked. A Refusal drops it; what passes (Unavailable, Passing) lets it be tried again later.
An activity may come twice: reading it again changes nothing.
"""
