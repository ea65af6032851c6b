"""What slices of one floor have to say to each other, which may not know each other."""

from goodmob.core.database.interface import Transaction
from goodmob.discovery.events import PostMatched, SavedSearchDeleted
from goodmob.notifications.actions.tell import tell
from goodmob.notifications.jobs.telling import OfPost, forget_deleted_post
from goodmob.notifications.rules.kinds import SEARCH


async def tell_of_match(tx: Transaction, event: PostMatched) -> None:
    """Tells whoever saved a search of a new post that fits it."""
    about = {"from_account_id": event.author_id, "cause_id": event.search_id}
    await tell(tx, [event.account_id], SEARCH, post_id=event.post_id, **about)


async def forget_matches(tx: Transaction, event: SavedSearchDeleted) -> None:
    """Takes back what a deleted search told; no id is given twice, so it goes as that of a post does."""
    await forget_deleted_post(tx, OfPost(event.search_id))
