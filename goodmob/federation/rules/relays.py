"""How the server's actor follows relays: Mastodon's by the collection of everybody, LitePub's by their actor."""

from goodmob.core.activitypub.audience import PUBLIC
from goodmob.core.activitypub.context import with_context
from goodmob.core.activitypub.documents import Json
from goodmob.core.clock import HOUR
from goodmob.core.settings import Settings
from goodmob.federation.rules.server_actor import server_uri

MOST_RELAYS = 20
"""Whatever is public here goes to each of them."""

BELATED = HOUR
"""What a relay brought and waited so long to be read (us) is not fetched any more: it brings more than can be asked."""

_BEYOND_IDS = 2**63
_FOLLOW = "#follows/relays/"


def follow_uri(settings: Settings, follow_id: int) -> str:
    """The address of the Follow with this number."""
    return f"{server_uri(settings)}{_FOLLOW}{follow_id}"


def follow_in(settings: Settings, uri: str) -> int | None:
    """The number in the address of a Follow of a relay; None for every other address."""
    number = uri.removeprefix(f"{server_uri(settings)}{_FOLLOW}")
    is_number = number != uri and 0 < len(number) < 20 and number.isascii() and number.isdigit()
    return int(number) if is_number and int(number) < _BEYOND_IDS else None


def follow_said(settings: Settings, follow_id: int, actor_uri: str | None) -> Json:
    """The Follow of a relay; actor_uri: the relay's actor, where that is what is followed."""
    return with_context(_follow(settings, follow_id, actor_uri))


def undo_said(settings: Settings, follow_id: int, actor_uri: str | None) -> Json:
    """That a relay is followed no longer."""
    follow = _follow(settings, follow_id, actor_uri)
    return with_context({"id": f"{follow['id']}/undo", "type": "Undo", "actor": follow["actor"], "object": follow})


def accept_said(settings: Settings, account_id: int, actor_uri: str, follow: str, at: int) -> Json:
    """That a relay may follow us in its turn; `follow` is the address of its Follow, `at` when it came."""
    actor = server_uri(settings)
    theirs = {"id": follow, "type": "Follow", "actor": actor_uri, "object": actor}
    said = {"id": f"{actor}#accepts/relays/{account_id}/{at}", "type": "Accept", "actor": actor, "to": [actor_uri]}
    return with_context({**said, "object": theirs})


def announce_said(settings: Settings, post_id: int, post_uri: str) -> Json:
    """That there is a post here, for relays that hand on addresses."""
    actor = server_uri(settings)
    said = {"id": f"{actor}#announces/{post_id}", "type": "Announce", "actor": actor, "to": [PUBLIC]}
    return with_context({**said, "object": post_uri})


def _follow(settings: Settings, follow_id: int, actor_uri: str | None) -> Json:
    about = {"actor": server_uri(settings), "object": actor_uri or PUBLIC}
    return {"id": follow_uri(settings, follow_id), "type": "Follow", **about}
