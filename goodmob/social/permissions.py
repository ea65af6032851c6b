"""Questions about what one account may do to another."""

from collections.abc import Mapping

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, NotFound
from goodmob.core.ownership import owned
from goodmob.social.queries.collections import CollectionRow, collections_by_id
from goodmob.social.queries.filters import (
    FilteredPostRow,
    FilterRow,
    KeywordRow,
    filter_by_id,
    filtered_post_by_id,
    keyword_by_id,
)
from goodmob.social.queries.follows import follows_among
from goodmob.social.queries.hidden import blockers_among, blocks_between
from goodmob.social.queries.lists import ListRow, list_by_id


async def reachable(reads: Reads, account_id: int, target_id: int) -> AccountRow:
    """The target, if anybody may know of it and it is somebody else; NotFound or Forbidden otherwise."""
    if target_id == account_id:
        raise Forbidden
    return shown(await account_by_id(reads, target_id))


async def may_approach(reads: Reads, account_id: int, target: AccountRow) -> bool:
    """Whether the account may follow the target: in good standing, not moved away, and no block between them."""
    if target.state != "active" or target.moved_to_id is not None:
        return False
    return not await blocks_between(reads, account_id, [target.id])


async def own_list(reads: Reads, owner_id: int, list_id: int) -> ListRow:
    """The list, if it is this account's own; NotFound for others, so that nobody learns which lists there are."""
    found = await list_by_id(reads, list_id)
    if found is None or found.owner_id != owner_id:
        raise NotFound
    return found


async def own_filter(reads: Reads, account_id: int, filter_id: int) -> FilterRow:
    """The filter, if it is this account's own; NotFound for others."""
    return owned(await filter_by_id(reads, filter_id), account_id)


async def own_keyword(reads: Reads, account_id: int, keyword_id: int) -> tuple[FilterRow, KeywordRow]:
    """The keyword with its filter, if that is this account's own; NotFound for others."""
    found = await keyword_by_id(reads, keyword_id)
    if found is None:
        raise NotFound
    return await own_filter(reads, account_id, found.filter_id), found


async def own_filtered_post(reads: Reads, account_id: int, row_id: int) -> FilteredPostRow:
    """The entry of a single post in a filter, if that is this account's own; NotFound for others."""
    found = await filtered_post_by_id(reads, row_id)
    if found is None:
        raise NotFound
    await own_filter(reads, account_id, found.filter_id)
    return found


def may_see_edges(viewer_id: int | None, account: AccountRow) -> bool:
    """Whether somebody may see who follows the account and whom it follows; it may hide that from all others."""
    return account.state == "active" and (not account.hide_collections or viewer_id == account.id)


async def may_see_featured(reads: Reads, viewer_id: int | None, owner: AccountRow | None) -> bool:
    """Whether somebody may see whom the account recommends: it is in good standing and does not block them."""
    if owner is None or owner.state != "active":
        return False
    return viewer_id is None or not await blockers_among(reads, viewer_id, [owner.id])


async def seen_collection(reads: Reads, viewer_id: int | None, collection_id: int) -> CollectionRow:
    """The collection; NotFound where it is not there, Forbidden where the viewer may not see it."""
    found = (await collections_by_id(reads, [collection_id])).get(collection_id)
    owner = await account_by_id(reads, found.account_id) if found else None
    if found is None or owner is None or owner.state != "active":
        raise NotFound
    if not await may_see_featured(reads, viewer_id, owner):
        raise Forbidden
    return found


async def own_collection(reads: Reads, account_id: int, collection_id: int) -> CollectionRow:
    """The collection, if it is this account's own; Forbidden where another's, for everybody may know of that."""
    found = (await collections_by_id(reads, [collection_id])).get(collection_id)
    if found is None:
        raise NotFound
    if found.account_id != account_id:
        raise Forbidden
    return found


async def featurable(reads: Reads, owner_id: int, accounts: Mapping[int, AccountRow]) -> set[int]:
    """Of these accounts those that the owner may put into a collection.

    They want to be found, accept everybody as a follower or have accepted the owner, and there is no block between.
    Accounts of other servers have not been asked, so they cannot be.
    """
    found = {id_ for id_, row in accounts.items() if row.state == "active" and row.domain is None and row.discoverable}
    locked = {id_ for id_ in found if accounts[id_].locked and id_ != owner_id}
    followed = await follows_among(reads, owner_id, locked) if locked else {}
    blocked = await blocks_between(reads, owner_id, found) if found else set()
    return found - (locked - followed.keys()) - blocked
