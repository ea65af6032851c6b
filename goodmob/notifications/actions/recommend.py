"""Tell people that somebody recommends them in a collection, and take that back."""

from goodmob.core.database.interface import Transaction
from goodmob.notifications.actions.forget import forget_cause
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.rules.kinds import ADDED_TO_COLLECTION, COLLECTION_UPDATE
from goodmob.notifications.rules.notice import Notice
from goodmob.social.queries.collections import CollectionRow, collections_by_id, items_of


async def tell_added(tx: Transaction, collection_id: int, account_id: int) -> None:
    """Tells the account that it is in a collection; out of it by now, it is told nothing."""
    collection, members = await _people(tx, collection_id)

    if collection is not None and account_id in members:
        await notify(tx, [Notice(account_id, ADDED_TO_COLLECTION, collection.account_id, collection.id)])


async def tell_reworded(tx: Transaction, collection_id: int) -> None:
    """Tells everybody in a collection that it is called or described differently; they are twenty-five at most."""
    collection, members = await _people(tx, collection_id)

    if collection is not None:
        await notify(tx, [Notice(id_, COLLECTION_UPDATE, collection.account_id, collection.id) for id_ in members])


async def forget_recommended(tx: Transaction, collection_id: int, account_id: int) -> None:
    """Takes back what the account was told of a collection in which it no longer is."""
    collection = (await collections_by_id(tx, [collection_id])).get(collection_id)

    if collection is not None:
        for kind in (ADDED_TO_COLLECTION, COLLECTION_UPDATE):
            await forget_cause(tx, account_id, kind, collection.account_id, collection.id)


async def _people(tx: Transaction, collection_id: int) -> tuple[CollectionRow | None, list[int]]:
    collection = (await collections_by_id(tx, [collection_id])).get(collection_id)
    items = (await items_of(tx, [collection_id])).get(collection_id, [])
    return collection, [item.account_id for item in items if item.state == "accepted"]
