"""Whom a post of another server names, as they are known here."""

import logging

from goodmob.accounts.queries.elsewhere import local_ids_by_uri
from goodmob.core.activitypub.origins import host_of
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.federation.people import accounts_by_uri, known_actor
from goodmob.federation.trouble import Unfetched
from goodmob.posts.actions.far.keep import MOST_NAMED
from goodmob.posts.rules.far_posts import FarPost

MOST_MET = 5
"""So many people whom a post names are met on its account; others it names are known already, or are not noted."""

log = logging.getLogger(__name__)


async def named_by(house: House, post: FarPost, *, meets: bool) -> dict[str, int]:
    """Whom the post mentions, by their addresses: people of this server first, then who is known or becomes so.

    meets: strangers are asked for, a few.
    """
    found = await accounts_by_uri(house.db, house.settings, list(post.named))
    ours = await local_ids_by_uri(house.db, house.settings, post.named)
    met = 0
    for uri in post.named[:MOST_NAMED]:
        if not meets or uri in found or met >= MOST_MET or host_of(uri) in {None, house.settings.local_domain}:
            continue
        met += 1
        try:
            found[uri] = await known_actor(house, uri)
        except (Unfetched, Refusal) as error:
            log.info("Nobody from %s: %s", host_of(uri), error)
    theirs = {uri: found[uri] for uri in post.named if uri in found and uri not in ours}
    return ours | theirs


def answered_by(post: FarPost, named: dict[str, int]) -> int | None:
    """Whose the answered post is, by what servers do: the first one named who lives where it lies."""
    host = None if post.answers is None else host_of(post.answers)
    return next((named[uri] for uri in post.named if uri in named and host_of(uri) == host), None) if host else None
