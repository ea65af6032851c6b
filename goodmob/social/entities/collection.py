"""Mastodon's Collection and what is wrapped around it, in the order of its documentation."""

from collections.abc import Collection as Ids
from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.accounts import standings_of
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.core.settings import Settings
from goodmob.core.text.tags import tag_key, tag_url
from goodmob.social.queries.collections import CollectionRow, ItemRow, collections_by_id, items_of
from goodmob.social.queries.hidden import blocked_among, blockers_among
from goodmob.social.rules.collections import ACCEPTED


class ShallowTag(Struct, frozen=True):
    """Mastodon's ShallowTag: the tag that describes a collection."""

    name: str
    url: str


class CollectionItem(Struct, frozen=True):
    """Somebody in a collection."""

    id: str
    account_id: str
    state: str
    created_at: str


class Collection(Struct, frozen=True):
    """People whom somebody recommends; `items` holds those whom the viewer may meet."""

    id: str
    account_id: str
    uri: str
    url: str
    name: str
    description: str
    language: str | None
    local: bool
    sensitive: bool
    discoverable: bool
    tag: ShallowTag | None
    created_at: str
    updated_at: str
    item_count: int
    items: Sequence[CollectionItem]


class WrappedCollection(Struct, frozen=True):
    """One collection."""

    collection: Collection


class Collections(Struct, frozen=True):
    """Some collections."""

    collections: Sequence[Collection]


class CollectionWithAccounts(Struct, frozen=True):
    """A collection, its owner and everybody in it."""

    accounts: Sequence[Account]
    collection: Collection


class WrappedCollectionItem(Struct, frozen=True):
    """One item of a collection."""

    collection_item: CollectionItem


class Gathered(Struct, frozen=True):
    """Some collections and who is in them; hidden: whom the viewer blocks, and accounts that are not there."""

    settings: Settings
    viewer_id: int | None
    rows: Mapping[int, CollectionRow]
    items: Mapping[int, Sequence[ItemRow]]
    hidden: Ids[int]


async def gather(house: House, viewer_id: int | None, rows: Sequence[CollectionRow]) -> Gathered:
    """Everything about these collections; three queries whatever their number."""
    items = await items_of(house.db, [row.id for row in rows])
    people = {item.account_id for some in items.values() for item in some}
    standings = await standings_of(house.db, people)
    away = {id_ for id_ in people if id_ not in standings or standings[id_].state != "active"}
    blocked = await blocked_among(house.db, viewer_id, people) if viewer_id is not None and people else set()
    return Gathered(house.settings, viewer_id, {row.id: row for row in rows}, items, away | blocked)


def render(gathered: Gathered, collection_id: int) -> Collection:
    """The Collection of a gathered id."""
    row, settings = gathered.rows[collection_id], gathered.settings
    is_mine = row.account_id == gathered.viewer_id
    items = [item for item in gathered.items.get(row.id, ()) if is_mine or item.state == ACCEPTED]
    return Collection(
        id=str(row.id),
        account_id=str(row.account_id),
        uri=f"{settings.base_url}/ap/users/{row.account_id}/collections/{row.id}",
        url=url_of(settings, row.id),
        name=row.name,
        description=row.description,
        language=row.language,
        local=True,
        sensitive=row.sensitive,
        discoverable=row.discoverable,
        tag=ShallowTag(row.tag, tag_url(settings.base_url, tag_key(row.tag))) if row.tag else None,
        created_at=iso(row.created_at),
        updated_at=iso(row.updated_at),
        item_count=len(items),
        items=[render_item(item) for item in items if item.account_id not in gathered.hidden],
    )


def render_item(item: ItemRow) -> CollectionItem:
    """The CollectionItem of a row."""
    return CollectionItem(str(item.id), str(item.account_id), item.state, iso(item.created_at))


def url_of(settings: Settings, collection_id: int) -> str:
    """The page of a collection."""
    return f"{settings.base_url}/collections/{collection_id}"


async def show(house: House, viewer_id: int | None, rows: Sequence[CollectionRow]) -> list[Collection]:
    """The Collections of these rows, in their order."""
    gathered = await gather(house, viewer_id, rows)
    return [render(gathered, row.id) for row in rows]


async def show_named(house: House, viewer_id: int | None, ids: Ids[int]) -> dict[int, Collection]:
    """Of the collections with these ids those that the viewer may see; no query where there are none."""
    rows = await collections_by_id(house.db, ids)
    owners = await standings_of(house.db, {row.account_id for row in rows.values()})
    blockers = await blockers_among(house.db, viewer_id, owners) if viewer_id is not None and owners else set()
    seen = {id_ for id_, owner in owners.items() if owner.state == "active"} - blockers
    shown = await show(house, viewer_id, [row for row in rows.values() if row.account_id in seen])
    return {int(one.id): one for one in shown}


async def with_accounts(house: House, viewer_id: int | None, row: CollectionRow) -> CollectionWithAccounts:
    """A collection with its owner and everybody in it whom the viewer may meet."""
    [collection] = await show(house, viewer_id, [row])
    people = [int(item.account_id) for item in collection.items]
    return CollectionWithAccounts(
        await show_accounts(house, list(dict.fromkeys([row.account_id, *people]))), collection
    )


class _Notice:
    """What notices about collections show of them."""

    async def gather(self, house: House, viewer_id: int, ids: Sequence[int]) -> Mapping[int, object]:
        """The collections with these ids, as the viewer sees them."""
        return await show_named(house, viewer_id, ids)


NOTICE = _Notice()
