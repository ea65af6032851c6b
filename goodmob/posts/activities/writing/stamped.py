"""The stamps that a post or boost carries: by which others see that it is wanted where it quotes, answers or boosts."""

from goodmob.core.activitypub.documents import Json
from goodmob.core.settings import Settings
from goodmob.posts.activities.writing.addresses import own_id, stamp_uri
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.queries.stamps import StampRow

KEYS = {
    "quote": "quoteAuthorization",
    "favourite": "likeAuthorization",
    "reply": "replyAuthorization",
    "reblog": "announceAuthorization",
}
"""Under which key the stamp of a kind is named."""


def stamped(gathered: Gathered, row: PostRow) -> Json:
    """The stamps of a gathered post or boost."""
    settings = gathered.house.settings
    stamps = gathered.stamps.get(own_id(settings, row), ())
    said = {KEYS[stamp.kind]: address_of(settings, stamp) for stamp in stamps}
    leave = next((address_of(settings, stamp) for stamp in stamps if stamp.kind != "quote"), None)
    # GoToSocial reads no key but this up to 0.20.
    return said if leave is None else said | {"approvedBy": leave}


def address_of(settings: Settings, stamp: StampRow) -> str:
    """Where the stamp is found."""
    return stamp.uri or stamp_uri(settings, stamp.owner_id, stamp.id)
