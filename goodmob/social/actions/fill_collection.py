"""Put somebody into a collection, take somebody out, or leave one."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, func, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Invalid, NotFound
from goodmob.social.events import AddedToCollection, TakenFromCollection
from goodmob.social.permissions import featurable, own_collection
from goodmob.social.queries.collections import ItemRow, item_of, items_between, items_of
from goodmob.social.rules.collections import ACCEPTED, MOST_EVER_IN_COLLECTION, MOST_IN_COLLECTION, REVOKED
from goodmob.social.tables.collections import collection, collection_item

ADD_ITEM = statement(
    insert(collection_item).on_conflict_do_nothing(index_elements=["collection_id", "account_id"]).inline()
)
END_ITEM = statement(delete_from(collection_item).where(collection_item.c.id == bindparam("old_id")))
REVOKE = statement(update(collection_item).where(collection_item.c.id == bindparam("old_id")).values(state=REVOKED))
# Whoever changes the row of a collection first fills it first.
TOUCH = statement(update(collection).where(collection.c.id == bindparam("old_id")).values(updated_at=bindparam("now")))
HOW_MANY_EVER = statement(
    select(func.count().label("items")).where(
        collection_item.c.collection_id == bindparam("collection_id", type_=BigInteger)
    )
)


async def add_to_collection(tx: Transaction, owner_id: int, collection_id: int, account_id: int) -> ItemRow:
    """Puts the account into a collection of the owner; Forbidden where it may not be, Invalid where it was already."""
    await own_collection(tx, owner_id, collection_id)
    await refuse_strangers(tx, owner_id, [account_id])
    await tx.run(TOUCH, old_id=collection_id, now=tx.now)
    there = (await items_of(tx, [collection_id])).get(collection_id, [])
    ever = int(await tx.value(HOW_MANY_EVER, collection_id=collection_id))
    if len(there) >= MOST_IN_COLLECTION or ever >= MOST_EVER_IN_COLLECTION:
        raise too_many()

    [item] = await new_items(tx, collection_id, [account_id])

    await tx.announce(AddedToCollection(collection_id, account_id))
    return item


async def take_from_collection(tx: Transaction, owner_id: int, collection_id: int, item_id: int) -> None:
    """Takes somebody out of a collection of the owner; NotFound where they are not in it."""
    await own_collection(tx, owner_id, collection_id)
    item = await item_of(tx, collection_id, item_id)
    if item is None:
        raise NotFound

    await tx.run(TOUCH, old_id=collection_id, now=tx.now)
    await tx.run(END_ITEM, old_id=item.id)

    await tx.announce(TakenFromCollection(collection_id, item.account_id))


async def leave_collection(tx: Transaction, account_id: int, collection_id: int, item_id: int) -> None:
    """Takes the account out of somebody's collection for good; Forbidden where the item is another's."""
    item = await item_of(tx, collection_id, item_id)
    if item is None:
        raise NotFound
    if item.account_id != account_id:
        raise Forbidden

    await tx.run(REVOKE, old_id=item.id)

    await tx.announce(TakenFromCollection(collection_id, account_id))


async def part_collections(tx: Transaction, account_id: int, target_id: int) -> None:
    """Takes two out of each other's collections, of whom the account wants to be rid of the target."""
    mine = await items_between(tx, account_id, target_id)
    theirs = await items_between(tx, target_id, account_id)

    for item in mine:
        await tx.run(END_ITEM, old_id=item.id)
    for item in theirs:
        await tx.run(REVOKE, old_id=item.id)

    for item in (*mine, *theirs):
        await tx.announce(TakenFromCollection(item.collection_id, item.account_id))


async def refuse_strangers(tx: Transaction, owner_id: int, account_ids: Collection[int]) -> None:
    """Refuses whom nobody knows (NotFound), who may not be put in (Forbidden), and more than fit in (Invalid)."""
    if len(account_ids) > MOST_IN_COLLECTION:
        raise too_many()
    accounts = await accounts_by_id(tx, account_ids)
    if any(id_ not in accounts or not is_shown(accounts[id_]) for id_ in account_ids):
        raise NotFound
    if await featurable(tx, owner_id, accounts) != set(account_ids):
        raise Forbidden


async def new_items(tx: Transaction, collection_id: int, account_ids: Collection[int]) -> list[ItemRow]:
    """Writes these accounts into the collection; Invalid where one of them is, or was and refused."""
    items = [ItemRow(tx.new_id(), collection_id, account_id, ACCEPTED, tx.now) for account_id in account_ids]
    for item in items:
        if not await tx.run(ADD_ITEM, **item._asdict()):
            raise Invalid("account_id", "has already been taken")
    return items


def too_many() -> Invalid:
    """The refusal of more people than fit into a collection."""
    return Invalid("collection_items", f"are too many (maximum is {MOST_IN_COLLECTION})")
