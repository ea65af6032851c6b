"""Whom a post or a boost is addressed to."""

from goodmob.accounts.entities.addresses import uri_of
from goodmob.core.activitypub.audience import Audience, audience_for
from goodmob.core.activitypub.documents import Json
from goodmob.posts.activities.writing.addresses import followers_uri
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.queries.posts import PostRow


def audience_of(gathered: Gathered, row: PostRow) -> Audience:
    """Of a post those it names, of a boost the author of what it boosts, beside who sees it by its visibility."""
    settings = gathered.house.settings
    return audience_for(row.visibility, followers_uri(settings, row.account_id), named_in(gathered, row))


def named_in(gathered: Gathered, row: PostRow) -> list[str]:
    """The actors that the post is addressed to by name."""
    if row.boost_of_id is None:
        ids = list(gathered.mentions.get(row.id, ()))
    else:
        original = gathered.posts.get(row.boost_of_id)
        ids = [] if original is None else [original.account_id]
    settings = gathered.house.settings
    return [uri_of(settings, gathered.accounts[id_]) for id_ in ids if id_ in gathered.accounts]


def addressed(audience: Audience) -> Json:
    """The audience as it stands in a document."""
    return {"to": list(audience.to), "cc": list(audience.cc)}
