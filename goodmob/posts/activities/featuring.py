"""What somebody of another server shows on top of their profile, asked for when the first one here follows them."""

import logging

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.activitypub.origins import host_of, same_origin
from goodmob.core.bounds import PINNED_STATUSES
from goodmob.core.errors import Refusal
from goodmob.core.house import House
from goodmob.posts.actions.pin import pin, unpin
from goodmob.posts.activities.collecting import addresses_in
from goodmob.posts.activities.finding import find_post
from goodmob.posts.queries.posts import posts_by_id
from goodmob.posts.queries.reactions import pins_of

log = logging.getLogger(__name__)


async def fetch_featured(house: House, account_id: int) -> None:
    """Pins the posts of the account that its server lists, in that order, and takes the pin off others.

    Where its server does not give the list, or nothing that is on it, everything stays as it is.
    """
    author = (await far_accounts(house.db, [account_id])).get(account_id)
    host = host_of(author.featured_uri) if author is not None and author.featured_uri is not None else None
    if author is None or host is None:
        return
    listed = await addresses_in(house, author.featured_uri, host, PINNED_STATUSES)
    # Their own posts lie where they live; a list that names others must not make us ask anybody.
    own = [uri for uri in listed.addresses if same_origin(uri, author.uri)]
    found = [post_id for uri in own if (post_id := await find_post(house, uri, depth=1)) is not None]
    rows = await posts_by_id(house.db, found)
    featured = [post_id for post_id in found if post_id in rows and rows[post_id].account_id == account_id]
    pinned = await pins_of(house.db, account_id)
    is_empty = listed.was_given and not listed.addresses
    if not featured and not is_empty:
        return
    for post_id in set(pinned) - set(featured):
        await house.db.act(unpin, account_id, post_id, lane=account_id)
    # The latest pin stands first.
    for post_id in [post_id for post_id in reversed(featured) if post_id not in pinned]:
        try:
            await house.db.act(pin, account_id, post_id, lane=account_id)
        except Refusal as refusal:
            log.info("A post of %s is not pinned: %s", host, refusal.error)
