"""Questions about what one account may do to another."""

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Forbidden, NotFound
from goodmob.social.queries.hidden import blocks_between
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


def may_see_edges(viewer_id: int | None, account: AccountRow) -> bool:
    """Whether somebody may see who follows the account and whom it follows; it may hide that from all others."""
    return account.state == "active" and (not account.hide_collections or viewer_id == account.id)
