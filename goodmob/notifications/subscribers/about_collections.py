"""What people are told of the collections that they are in."""

from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.recommend import forget_recommended, tell_added, tell_reworded
from goodmob.notifications.jobs.telling import OfPost, forget_deleted_post
from goodmob.social.events import AddedToCollection, CollectionChanged, CollectionDeleted, TakenFromCollection


async def tell_of_collection(tx: Transaction, event: AddedToCollection) -> None:
    """Tells somebody that they were put into a collection."""
    await tell_added(tx, event.collection_id, event.account_id)


async def tell_of_collection_change(tx: Transaction, event: CollectionChanged) -> None:
    """Tells everybody in a collection that it is called or described differently."""
    if event.is_reworded:
        await tell_reworded(tx, event.collection_id)


async def forget_taken(tx: Transaction, event: TakenFromCollection) -> None:
    """Takes back what somebody was told of a collection in which they no longer are."""
    await forget_recommended(tx, event.collection_id, event.account_id)


async def forget_collection(tx: Transaction, event: CollectionDeleted) -> None:
    """Takes back the notices about a deleted collection; no id is given twice, so they go as those of a post do."""
    await forget_deleted_post(tx, OfPost(event.collection_id))
