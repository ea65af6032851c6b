"""Collections of people whom somebody recommends, by API."""

import msgspec
from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import Forbidden, Refusal
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.paging import Linked
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL, delete, get, patch, post
from goodmob.social.actions.fill_collection import add_to_collection, leave_collection, take_from_collection
from goodmob.social.actions.keep_collection import change_collection, delete_collection, make_collection
from goodmob.social.entities.collection import (
    Collection,
    Collections,
    CollectionWithAccounts,
    WrappedCollection,
    WrappedCollectionItem,
    render_item,
    show,
    show_named,
    with_accounts,
)
from goodmob.social.permissions import may_see_featured, own_collection, seen_collection
from goodmob.social.queries.collections import CollectionRow, collections_of, collections_with
from goodmob.social.rules.collections import CollectionWish

_USUAL, _MOST, _DEEPEST = 40, 80, 10_000


class CollectionFields(Struct, kw_only=True):
    """What a collection is like; what is not sent stays, or is empty at first."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    language: str | UnsetType | None = UNSET
    tag_name: str | UnsetType | None = UNSET
    sensitive: bool | UnsetType = UNSET
    discoverable: bool | UnsetType = UNSET

    def wish(self) -> CollectionWish:
        """What is asked for."""
        return CollectionWish(
            name=self.name,
            description=self.description,
            language=self.language,
            tag=self.tag_name,
            sensitive=self.sensitive,
            discoverable=self.discoverable,
        )


class NewCollection(CollectionFields, kw_only=True):
    """A collection to make, and whom to put into it."""

    account_ids: list[Id] = msgspec.field(default_factory=list)


class OneCollection(Struct, kw_only=True):
    """The collection of the path."""

    id: Id


class CollectionChange(CollectionFields, kw_only=True):
    """What becomes of a collection."""

    id: Id


class CollectionsParams(Struct, kw_only=True):
    """Some collections of an account, or with it."""

    account_id: Id
    limit: int = _USUAL
    offset: int = 0

    def part(self) -> tuple[int, int]:
        """The limit and the offset, moved inside their bounds."""
        return max(1, min(abs(self.limit), _MOST)), max(0, min(self.offset, _DEEPEST))


class NewItem(Struct, kw_only=True):
    """Whom to put into a collection."""

    collection_id: Id
    account_id: Id | None = None


class OneItem(Struct, kw_only=True):
    """The item of the path."""

    collection_id: Id
    id: Id


async def create_collection(call: Call, params: NewCollection) -> WrappedCollection:
    """Make a collection."""
    return await _wrapped(
        call, await call.house.db.act(make_collection, call.account_id, params.wish(), params.account_ids)
    )


async def show_collection(call: Call, params: OneCollection) -> CollectionWithAccounts:
    """A collection with everybody in it; one that is not shown on a profile can be looked at all the same."""
    row = await seen_collection(call.house.db, call.viewer.account_id, params.id)
    return await with_accounts(call.house, call.viewer.account_id, row)


async def list_collections(call: Call, params: CollectionsParams) -> Linked[Collections]:
    """The collections of an account that it shows on its profile, and all of one's own."""
    db, viewer_id = call.house.db, call.viewer.account_id
    account = shown(await account_by_id(db, params.account_id))
    if not await may_see_featured(db, viewer_id, account):
        return Linked(Collections([]))
    limit, offset = params.part()
    is_own = viewer_id == account.id
    rows = await collections_of(db, account.id, unlisted=is_own, limit=limit + 1, offset=offset)
    return _linked(await show(call.house, viewer_id, rows[:limit]), len(rows) > limit, limit, offset)


async def list_collections_with_me(call: Call, params: CollectionsParams) -> Linked[Collections]:
    """The collections in which the viewer is; of others that is not told."""
    shown(await account_by_id(call.house.db, params.account_id))
    if params.account_id != call.account_id:
        raise Forbidden
    limit, offset = params.part()
    rows = await collections_with(call.house.db, call.account_id, limit=limit + 1, offset=offset)
    shown_ones = await show_named(call.house, call.account_id, [row.id for row in rows[:limit]])
    found = [shown_ones[row.id] for row in rows[:limit] if row.id in shown_ones]
    return _linked(found, len(rows) > limit, limit, offset)


async def update_collection(call: Call, params: CollectionChange) -> WrappedCollection:
    """Change what a collection is like."""
    return await _wrapped(call, await call.house.db.act(change_collection, call.account_id, params.id, params.wish()))


async def remove_collection(call: Call, params: OneCollection) -> Empty:
    """Delete a collection."""
    await call.house.db.act(delete_collection, call.account_id, params.id)
    return EMPTY


async def add_item(call: Call, params: NewItem) -> WrappedCollectionItem:
    """Put an account into a collection."""
    if params.account_id is None:
        await own_collection(call.house.db, call.account_id, params.collection_id)
        raise AccountMissing
    item = await call.house.db.act(add_to_collection, call.account_id, params.collection_id, params.account_id)
    return WrappedCollectionItem(render_item(item))


async def remove_item(call: Call, params: OneItem) -> Empty:
    """Take an account out of a collection."""
    await call.house.db.act(take_from_collection, call.account_id, params.collection_id, params.id)
    return EMPTY


async def revoke_item(call: Call, params: OneItem) -> Empty:
    """Leave somebody else's collection for good."""
    await call.house.db.act(leave_collection, call.account_id, params.collection_id, params.id)
    return EMPTY


class AccountMissing(Refusal):
    """Nobody was named to put into a collection."""

    status = 422

    def __init__(self) -> None:
        super().__init__("`account_id` parameter is missing", field="account_id")


async def _wrapped(call: Call, row: CollectionRow) -> WrappedCollection:
    [collection] = await show(call.house, call.account_id, [row])
    return WrappedCollection(collection)


def _linked(found: list[Collection], is_more: bool, limit: int, offset: int) -> Linked[Collections]:
    """The collections of a page; one row more than it holds told whether there is another."""
    return Linked(
        Collections(found),
        next_offset=offset + limit if is_more else None,
        previous_offset=max(0, offset - limit) if offset else None,
    )


ROUTES = (
    post("/api/v1/collections", create_collection, scope="write:collections"),
    get("/api/v1/collections/:id", show_collection, viewer=OPTIONAL, scope="read:collections"),
    patch("/api/v1/collections/:id", update_collection, scope="write:collections"),
    delete("/api/v1/collections/:id", remove_collection, scope="write:collections"),
    get("/api/v1/accounts/:account_id/collections", list_collections, viewer=OPTIONAL, scope="read:collections"),
    get("/api/v1/accounts/:account_id/in_collections", list_collections_with_me, scope="read:collections"),
    post("/api/v1/collections/:collection_id/items", add_item, scope="write:collections"),
    delete("/api/v1/collections/:collection_id/items/:id", remove_item, scope="write:collections"),
    post("/api/v1/collections/:collection_id/items/:id/revoke", revoke_item, scope="write:collections"),
)
