"""What runs later: accounts are forgotten, the index gets what it lacks, searches tell, sites that trend are noted."""

from msgspec import Struct

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.clock import HOUR
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.jobs.handlers import Again
from goodmob.discovery.actions.announce_matches import announce_matches
from goodmob.discovery.actions.forget import forget_dismissals, forget_searches
from goodmob.discovery.actions.index import AT_ONCE, enter_older_accounts, enter_older_posts, index_posts
from goodmob.discovery.actions.review_publisher import keep_publishers
from goodmob.discovery.entities.explored import shared_lately
from goodmob.discovery.entities.saved_search import fitted_by
from goodmob.discovery.queries.indexed import stale_posts
from goodmob.discovery.queries.saved_searches import searches_with
from goodmob.discovery.queries.writings import writings
from goodmob.discovery.rules.publishers import site_of

_SLICES = 200
"""So many parts of what was there before the index are entered in one run, that others have their turn."""


_SEARCHES_AT_ONCE = 50


class OfNewPost(Struct, frozen=True):
    """A new post, and up to which saved search it was laid beside them."""

    post_id: int
    reached: int = 0


class OneAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


async def forget_deleted(house: House, payload: OneAccount) -> Again | None:
    """Forgets what a deleted account looked for, whom it did not want to be suggested, and who did not want it."""
    for forget in (forget_searches, forget_dismissals):
        if await house.db.act(forget, payload.account_id):
            return Again(payload)
    return None


async def match_searches(house: House, payload: OfNewPost) -> Again | None:
    """Tells those whose saved searches a new post fits, a few searches at a time."""
    for writing in await writings(house.db, [payload.post_id]):
        terms, hour = writing.entry().terms, house.clock.now() // HOUR
        searches = await searches_with(house.db, terms, hour, above=payload.reached, limit=_SEARCHES_AT_ONCE)
        if fitted := await fitted_by(house, writing, searches):
            await house.db.act(announce_matches, writing.post_id, writing.facts.author_id, fitted)
        if len(searches) == _SEARCHES_AT_ONCE:
            return Again(OfNewPost(writing.post_id, searches[-1].id))
    return None


async def show_or_hide(tx: Transaction, payload: OneAccount) -> Again | None:
    """Lets everybody find the public posts of an account, or nobody any more, as it wants it now; a few at a time."""
    account = await account_by_id(tx, payload.account_id)
    if account is None:
        return None
    stale = await stale_posts(tx, account.id, indexable=account.indexable, limit=AT_ONCE)
    await index_posts(tx, stale)
    return Again(payload) if stale else None


async def enter_older(house: House) -> None:
    """Enters what was there before the index, newest first; goes on where the run before ended."""
    for enter in (enter_older_accounts, enter_older_posts):
        for _ in range(_SLICES):
            if not await house.db.act(enter):
                break


async def note_publishers(house: House) -> None:
    """Notes the sites of pages that trend, for staff to decide about."""
    await house.db.act(keep_publishers, [site_of(cards[0].page_url) for cards in await shared_lately(house)])
