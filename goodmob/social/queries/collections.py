"""Collections of people that somebody recommends, and who is in them."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, Boolean, Integer, bindparam, func, literal, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.social.rules.collections import ACCEPTED, PENDING
from goodmob.social.tables.collections import collection, collection_item


class CollectionRow(NamedTuple):
    """A collection: whose it is and how it is described; `tag` is spelt as the owner spelt it, without its #."""

    id: int
    account_id: int
    name: str
    description: str
    language: str | None
    tag: str | None
    sensitive: bool
    discoverable: bool
    created_at: int
    updated_at: int


class ItemRow(NamedTuple):
    """Somebody in a collection, and how far they agree to that."""

    id: int
    collection_id: int
    account_id: int
    state: str
    created_at: int


_COLUMNS = [collection.c[name] for name in CollectionRow._fields]
_ITEM_COLUMNS = [collection_item.c[name] for name in ItemRow._fields]
_ACCOUNT = bindparam("account_id", type_=BigInteger)
_LIMIT, _OFFSET = bindparam("limit", type_=Integer), bindparam("offset", type_=Integer)
_ACCEPTED = collection_item.c.state == literal(ACCEPTED)
_STANDING = or_(_ACCEPTED, collection_item.c.state == literal(PENDING))

BY_ID = statement(select(*_COLUMNS).where(among(collection.c.id, "ids")), into=CollectionRow)
COLLECTIONS_OF = statement(
    select(*_COLUMNS)
    .where(collection.c.account_id == _ACCOUNT, or_(collection.c.discoverable, bindparam("unlisted", type_=Boolean)))
    .order_by(collection.c.id.desc())
    .limit(_LIMIT)
    .offset(_OFFSET),
    into=CollectionRow,
)
COLLECTIONS_WITH = statement(
    select(*_COLUMNS)
    .join_from(collection_item, collection, collection.c.id == collection_item.c.collection_id)
    .where(collection_item.c.account_id == _ACCOUNT, _ACCEPTED)
    .order_by(collection_item.c.id.desc())
    .limit(_LIMIT)
    .offset(_OFFSET),
    into=CollectionRow,
)
HOW_MANY = statement(select(func.count().label("collections")).where(collection.c.account_id == _ACCOUNT))
ITEMS_OF = statement(
    select(*_ITEM_COLUMNS)
    .where(among(collection_item.c.collection_id, "ids"), _STANDING)
    .order_by(collection_item.c.id),
    into=ItemRow,
)
ITEM = statement(
    select(*_ITEM_COLUMNS).where(
        collection_item.c.id == bindparam("item_id", type_=BigInteger),
        collection_item.c.collection_id == bindparam("collection_id", type_=BigInteger),
        _STANDING,
    ),
    into=ItemRow,
)
ITEMS_BETWEEN = statement(
    select(*_ITEM_COLUMNS)
    .join_from(collection_item, collection, collection.c.id == collection_item.c.collection_id)
    .where(
        collection_item.c.account_id == _ACCOUNT,
        collection.c.account_id == bindparam("owner_id", type_=BigInteger),
        _STANDING,
    ),
    into=ItemRow,
)


async def collections_by_id(reads: Reads, ids: Collection[int]) -> dict[int, CollectionRow]:
    """The collections with these ids, whoever may see them; ids that name none are left out."""
    rows = await reads.all(BY_ID, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def collections_of(
    reads: Reads, account_id: int, *, unlisted: bool, limit: int, offset: int = 0
) -> list[CollectionRow]:
    """The collections of an account, newest first; unlisted: those too that it does not show on its profile."""
    return await reads.all(COLLECTIONS_OF, account_id=account_id, unlisted=unlisted, limit=limit, offset=offset)


async def collections_with(reads: Reads, account_id: int, *, limit: int, offset: int = 0) -> list[CollectionRow]:
    """The collections of anybody in which the account is, the latest addition first."""
    return await reads.all(COLLECTIONS_WITH, account_id=account_id, limit=limit, offset=offset)


async def how_many_collections(reads: Reads, account_id: int) -> int:
    """How many collections an account has made."""
    return int(await reads.value(HOW_MANY, account_id=account_id))


async def items_of(reads: Reads, collection_ids: Collection[int]) -> dict[int, list[ItemRow]]:
    """Who is in these collections, in their order, by collection; those who refused are left out."""
    items: dict[int, list[ItemRow]] = {}
    for row in await reads.all(ITEMS_OF, ids=list(collection_ids)) if collection_ids else []:
        items.setdefault(row.collection_id, []).append(row)
    return items


async def item_of(reads: Reads, collection_id: int, item_id: int) -> ItemRow | None:
    """The item of the collection, if it is there and nobody refused it."""
    return await reads.one(ITEM, collection_id=collection_id, item_id=item_id)


async def items_between(reads: Reads, owner_id: int, account_id: int) -> list[ItemRow]:
    """Where the account is in collections of the owner."""
    return await reads.all(ITEMS_BETWEEN, owner_id=owner_id, account_id=account_id)
