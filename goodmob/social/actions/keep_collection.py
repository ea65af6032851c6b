"""Make, change and delete a collection of people whom one recommends."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET, structs
from sqlalchemy import BigInteger, bindparam, delete, insert, update

from goodmob.accounts.entities.role import role_of
from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden, Invalid
from goodmob.social.actions.fill_collection import new_items, refuse_strangers
from goodmob.social.events import AddedToCollection, CollectionChanged, CollectionDeleted, CollectionMade
from goodmob.social.permissions import own_collection
from goodmob.social.queries.collections import CollectionRow, how_many_collections
from goodmob.social.rules.collections import CollectionWish, check_collection
from goodmob.social.tables.collections import collection, collection_item

_WISHED = ("name", "description", "language", "tag", "sensitive", "discoverable")

ADD = statement(insert(collection).inline())
CHANGE = statement(
    update(collection)
    .where(collection.c.id == bindparam("old_id"))
    .values({name: bindparam(f"new_{name}") for name in (*_WISHED, "updated_at")})
)
_THIS = bindparam("collection_id", type_=BigInteger)
END_ITEMS = statement(delete(collection_item).where(collection_item.c.collection_id == _THIS))
END = statement(delete(collection).where(collection.c.id == _THIS))


async def make_collection(
    tx: Transaction, account_id: int, wish: CollectionWish, member_ids: Sequence[int] = ()
) -> CollectionRow:
    """A new collection of the account with these people in it; Forbidden where one of them may not be put in.

    What the wish leaves open: no description, language and tag, not sensitive, and not shown on the profile.
    """
    nothing = CollectionRow(0, account_id, "", "", None, None, False, False, tx.now, tx.now)
    made = _wished(nothing, wish)._replace(id=tx.new_id())
    members = list(dict.fromkeys(member_ids))
    await refuse_strangers(tx, account_id, members)
    owner = (await accounts_by_id(tx, [account_id]))[account_id]
    if owner.role is None:
        raise Forbidden
    limit = role_of(owner.role).collection_limit
    if await how_many_collections(tx, account_id) >= limit:
        raise Invalid("collections", f"are too many (maximum is {limit})")

    await tx.run(ADD, **made._asdict())
    await new_items(tx, made.id, members)

    await tx.announce(CollectionMade(made.id, account_id))
    for member_id in members:
        await tx.announce(AddedToCollection(made.id, member_id))
    return made


async def change_collection(
    tx: Transaction, account_id: int, collection_id: int, wish: CollectionWish
) -> CollectionRow:
    """The collection as wished; NotFound where it is not there, Forbidden where it is another's."""
    old = await own_collection(tx, account_id, collection_id)
    new = _wished(old, wish)
    if new == old:
        return old

    new = new._replace(updated_at=tx.now)
    await tx.run(CHANGE, old_id=old.id, **{f"new_{name}": getattr(new, name) for name in (*_WISHED, "updated_at")})

    is_reworded = (old.name, old.description) != (new.name, new.description)
    await tx.announce(CollectionChanged(old.id, is_reworded))
    return new


async def delete_collection(tx: Transaction, account_id: int, collection_id: int) -> None:
    """Deletes the collection; everybody in it stays what they are."""
    await own_collection(tx, account_id, collection_id)

    await tx.run(END_ITEMS, collection_id=collection_id)
    await tx.run(END, collection_id=collection_id)

    await tx.announce(CollectionDeleted(collection_id, account_id))


def _wished(row: CollectionRow, wish: CollectionWish) -> CollectionRow:
    given: dict[str, Any] = structs.asdict(wish.tidied())
    new = row._replace(**{name: value for name, value in given.items() if value is not UNSET})
    check_collection(new.name, new.description, new.tag)
    return new
